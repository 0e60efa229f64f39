using PartnerMfa.Captures.Streams;

namespace PartnerMfa.Captures.Formats.Zip;

/// <summary>The data of one file of an archive, whoever else reads the archive meanwhile.</summary>
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
