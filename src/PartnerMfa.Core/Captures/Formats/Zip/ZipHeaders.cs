using System.Collections;

namespace PartnerMfa.Captures.Formats.Zip;

/// <summary>The signatures and fixed lengths of the records in a zip archive, and readers for their little-endian numbers.</summary>
internal static class ZipHeaders
{
    public const int Local = 0x04034b50;
    public const int Central = 0x02014b50;
    public const int End = 0x06054b50;
    public const int End64 = 0x06064b50;
    public const int End64Locator = 0x07064b50;

    public const int LocalLength = 30;
    public const int CentralLength = 46;
    public const int EndLength = 22;
    public const int End64Length = 56;
    public const int End64LocatorLength = 20;

    /// <summary>The flag of a file that needs a password.</summary>
    public const int EncryptedFlag = 1;

    public static ushort UInt16(byte[] bytes, int at) => (ushort)(bytes[at] | (bytes[at + 1] << 8));

    public static int Int32(byte[] bytes, int at) => UInt16(bytes, at) | (UInt16(bytes, at + 2) << 16);

    public static uint UInt32(byte[] bytes, int at) => unchecked((uint)Int32(bytes, at));

    public static long Int64(byte[] bytes, int at) => UInt32(bytes, at) | ((long)UInt32(bytes, at + 4) << 32);

    /// <returns>False when the stream ends too early.</returns>
    public static bool TryFill(Stream stream, byte[] bytes)
    {
        int filled = 0;
        for (int read; filled < bytes.Length && (read = stream.Read(bytes, filled, bytes.Length - filled)) > 0;) filled += read;
        return filled == bytes.Length;
    }
}

/// <summary>Returns every position in an archive where a file may begin.</summary>
internal sealed class ZipSignatures(Stream archive) : IEnumerable<long>
{
    private static readonly byte[] Local = "PK\u0003\u0004"u8.ToArray();

    public IEnumerator<long> GetEnumerator()
    {
        byte[] buffer = new byte[64 * 1024];
        int held = 0;
        for (long position = 0; ; position += held)
        {
            // A caller that accepts a position continues from there.
            archive.Position = position;
            held = archive.Read(buffer, 0, buffer.Length);
            if (held < Local.Length) yield break;
            for (int at = 0; IndexOf(buffer, held, ref at); at++) yield return position + at;
            // A signature may begin at the very end of the buffer.
            held -= Local.Length - 1;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static bool IndexOf(byte[] buffer, int held, ref int at)
    {
        int found = buffer.AsSpan(at, held - at).IndexOf(Local);
        at += Math.Max(0, found);
        return found >= 0;
    }
}
