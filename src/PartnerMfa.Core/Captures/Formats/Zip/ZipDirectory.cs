using System.Text;
using static PartnerMfa.Captures.Formats.Zip.ZipHeaders;

namespace PartnerMfa.Captures.Formats.Zip;

/// <summary>
/// Lists the files of a zip archive one by one, without keeping any in memory. The directory is at the end of an archive, so a truncated
/// archive lacks it; such an archive is searched for the files themselves.
/// </summary>
internal static class ZipDirectory
{
    private const int LongestName = 4096;

    // The comment at the end of an archive (section 4.3.16).
    private const int LongestComment = ushort.MaxValue;

    /// <summary>The position of the directory; null when it is missing or points outside of the file.</summary>
    public static long? Find(Stream archive)
    {
        byte[] tail = new byte[(int)Math.Min(archive.Length, EndLength + LongestComment)];
        archive.Position = archive.Length - tail.Length;
        if (!TryFill(archive, tail)) return null;
        for (int at = tail.Length - EndLength; at >= 0; at--)
            if (Int32(tail, at) == End) return Checked(archive, StartOf(archive, tail, at));
        return null;
    }

    /// <exception cref="InvalidDataException">The directory is truncated.</exception>
    public static IEnumerable<ZipMember> Read(Stream archive, long start)
    {
        byte[] header = new byte[CentralLength];
        for (long at = start; ;)
        {
            archive.Position = at;
            // The record that ends the directory is shorter than one of its entries.
            bool isWhole = TryFill(archive, header);
            if (Int32(header, 0) is End or End64) yield break;
            if (!isWhole || Int32(header, 0) != Central) throw new InvalidDataException();
            byte[] name = new byte[UInt16(header, 28)];
            byte[] extra = new byte[UInt16(header, 30)];
            if (!TryFill(archive, name) || !TryFill(archive, extra)) throw new InvalidDataException();
            at += CentralLength + name.Length + extra.Length + UInt16(header, 32);
            yield return MemberOf(header, name, extra);
        }
    }

    /// <summary>Returns the files whose own headers are found, in the order of their position.</summary>
    public static IEnumerable<ZipMember> Search(Stream archive)
    {
        byte[] header = new byte[LocalLength];
        foreach (long at in new ZipSignatures(archive))
        {
            archive.Position = at;
            if (!TryFill(archive, header)) yield break;
            int flags = UInt16(header, 6);
            byte[] name = new byte[UInt16(header, 26)];
            if (name.Length is 0 or > LongestName || !TryFill(archive, name)) continue;
            uint length = UInt32(header, 18);
            yield return new ZipMember(
                Encoding.UTF8.GetString(name), at, length is 0 or uint.MaxValue ? null : length, UInt16(header, 8), (flags & EncryptedFlag) != 0);
        }
    }

    private static long StartOf(Stream archive, byte[] tail, int at)
    {
        uint start = UInt32(tail, at + 16);
        int locator = at - End64LocatorLength;
        if (start != uint.MaxValue || locator < 0 || Int32(tail, locator) != End64Locator) return start;
        byte[] end64 = new byte[End64Length];
        long position = Int64(tail, locator + 8);
        if (position < 0 || position > archive.Length) return -1;
        archive.Position = position;
        return TryFill(archive, end64) && Int32(end64, 0) == End64 ? Int64(end64, 48) : -1;
    }

    private static long? Checked(Stream archive, long start)
    {
        if (start < 0 || start > archive.Length - sizeof(int)) return null;
        byte[] signature = new byte[sizeof(int)];
        archive.Position = start;
        return TryFill(archive, signature) && Int32(signature, 0) is Central or End ? start : null;
    }

    private static ZipMember MemberOf(byte[] header, byte[] name, byte[] extra)
    {
        long length = UInt32(header, 20);
        long offset = UInt32(header, 42);
        // Section 4.5.3: values that do not fit are in an extra field, in this order.
        int at = Zip64Of(extra);
        if (at >= 0 && UInt32(header, 24) == uint.MaxValue) at += sizeof(long);
        if (length == uint.MaxValue) length = Next(extra, ref at);
        if (offset == uint.MaxValue) offset = Next(extra, ref at);
        return new ZipMember(Encoding.UTF8.GetString(name), offset, length, UInt16(header, 10), (UInt16(header, 8) & EncryptedFlag) != 0);
    }

    private static int Zip64Of(byte[] extra)
    {
        for (int at = 0; at + 4 <= extra.Length; at += 4 + UInt16(extra, at + 2))
            if (UInt16(extra, at) == 1) return at + 4;
        return -1;
    }

    private static long Next(byte[] extra, ref int at)
    {
        if (at < 0 || at + sizeof(long) > extra.Length) return long.MaxValue;
        at += sizeof(long);
        return Int64(extra, at - sizeof(long));
    }
}
