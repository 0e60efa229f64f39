using System.Globalization;
using PartnerMfa.Captures.Streams;

namespace PartnerMfa.Captures.Http;

/// <summary>Takes the chunks out of a body (RFC 9112, section 7.1). Trailers are passed over.</summary>
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
