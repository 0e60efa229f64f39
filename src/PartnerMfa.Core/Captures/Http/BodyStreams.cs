using System.Globalization;
using System.IO.Compression;
using PartnerMfa.Captures.Streams;

namespace PartnerMfa.Captures.Http;

/// <summary>Removes the chunk framing from a body (RFC 9112, section 7.1). Trailers are skipped.</summary>
internal sealed class ChunkedStream(Stream raw) : ForwardStream
{
    private const int LongestSizeLine = 1024;

    private long _left;
    private bool _ended;
    private bool _begun;

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_left == 0 && !_ended) BeginChunk();
        if (_ended) return 0;
        int read = raw.Read(buffer, offset, (int)Math.Min(count, _left));
        if (read == 0) throw new InvalidDataException();
        _left -= read;
        return read;
    }

    private void BeginChunk()
    {
        if (_begun && ReadLine().Length > 0) throw new InvalidDataException();
        _begun = true;
        string size = ReadLine().Split(';')[0].Trim();
        if (!long.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _left) || _left < 0) throw new InvalidDataException();
        _ended = _left == 0;
    }

    private string ReadLine()
    {
        List<char> line = [];
        for (int read; (read = raw.ReadByte()) != '\n';)
        {
            if (read < 0 || line.Count > LongestSizeLine) throw new InvalidDataException();
            line.Add((char)read);
        }

        return new string([.. line]).TrimEnd('\r');
    }
}

/// <summary>Decodes HTTP's "deflate": the zlib format (RFC 9110, section 8.4.1.2) or, as some servers send it, raw deflate data.</summary>
internal sealed class ZlibStream(Stream raw) : ForwardStream
{
    private Stream? _plain;

    public override int Read(byte[] buffer, int offset, int count) => (_plain ??= Open()).Read(buffer, offset, count);

    private DeflateStream Open()
    {
        int first = raw.ReadByte();
        int second = raw.ReadByte();
        // RFC 1950, section 2.2: the method is 8, and both bytes together are a multiple of 31.
        bool isZlib = (first & 0x0f) == 8 && ((first << 8) + second) % 31 == 0;
        return new DeflateStream(isZlib ? raw : new PrefixedStream([(byte)first, (byte)second], raw), CompressionMode.Decompress);
    }
}
