using System.Text;
using PartnerMfa.Captures.Streams;

namespace PartnerMfa.Captures.Http;

/// <summary>A message as bytes: first lines, then the body, which is the rest of the stream.</summary>
internal sealed class HttpBytes(Stream raw) : ForwardStream
{
    private readonly byte[] _buffer = new byte[4096];
    private int _next;
    private int _end;

    /// <summary>The next line; null at the end or when the line is truncated. Anything beyond the limit is skipped.</summary>
    /// <param name="cut">Whether the line exceeded the limit.</param>
    public string? ReadLine(out bool cut)
    {
        using MemoryStream line = new();
        cut = false;
        while (true)
        {
            if (_next == _end && !Fill()) return null;
            int found = _buffer.AsSpan(_next, _end - _next).IndexOf((byte)'\n');
            int count = found < 0 ? _end - _next : found;
            cut |= line.Length + count > CaptureLimits.Piece;
            if (!cut) line.Write(_buffer, _next, count);
            _next += found < 0 ? count : count + 1;
            if (found >= 0) return TextOf(line);
        }
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_next == _end) return raw.Read(buffer, offset, count);
        int left = Math.Min(count, _end - _next);
        Buffer.BlockCopy(_buffer, _next, buffer, offset, left);
        _next += left;
        return left;
    }

    private bool Fill()
    {
        (_next, _end) = (0, raw.Read(_buffer, 0, _buffer.Length));
        return _end > 0;
    }

    private static string TextOf(MemoryStream line) => Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length).TrimEnd('\r');
}
