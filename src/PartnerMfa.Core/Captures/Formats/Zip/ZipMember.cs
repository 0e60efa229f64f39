using System.IO.Compression;
using PartnerMfa.Captures.Streams;

namespace PartnerMfa.Captures.Formats.Zip;

/// <summary>A file of a zip archive (APPNOTE.TXT 6.3, section 4.3).</summary>
/// <param name="Name">Its name in the archive.</param>
/// <param name="Offset">The position of its local header.</param>
/// <param name="Length">The length of its compressed data; null when unknown, in which case the data itself shows where it ends.</param>
/// <param name="Method">The compression method.</param>
/// <param name="IsEncrypted">Whether it needs a password.</param>
internal readonly record struct ZipMember(string Name, long Offset, long? Length, ushort Method, bool IsEncrypted)
{
    private const ushort Stored = 0;
    private const ushort Deflated = 8;

    /// <exception cref="InvalidDataException">
    /// The file cannot be read because it is damaged, encrypted, or compressed with another method.
    /// </exception>
    public Stream Open(Stream archive)
    {
        if (IsEncrypted || Method is not (Stored or Deflated)) throw new InvalidDataException();
        if (Offset < 0 || Offset > archive.Length - ZipHeaders.LocalLength) throw new InvalidDataException();
        byte[] header = new byte[ZipHeaders.LocalLength];
        archive.Position = Offset;
        if (!ZipHeaders.TryFill(archive, header) || ZipHeaders.Int32(header, 0) != ZipHeaders.Local) throw new InvalidDataException();
        long data = Offset + ZipHeaders.LocalLength + ZipHeaders.UInt16(header, 26) + ZipHeaders.UInt16(header, 28);
        ZipSlice slice = new(archive, data, Length ?? long.MaxValue - data);
        return Method == Stored ? slice : new DeflateStream(slice, CompressionMode.Decompress);
    }
}

/// <summary>The data of one file in an archive, even while other readers use the archive.</summary>
internal sealed class ZipSlice(Stream archive, long start, long length) : ForwardStream
{
    private long _read;

    public override int Read(byte[] buffer, int offset, int count)
    {
        int wanted = (int)Math.Min(count, length - _read);
        if (wanted <= 0) return 0;
        archive.Position = start + _read;
        int read = archive.Read(buffer, offset, wanted);
        _read += read;
        return read;
    }
}
