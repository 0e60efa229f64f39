using System.Text;

namespace PartnerMfa.Captures.Streams;

/// <summary>Converts UTF-16 text to UTF-8.</summary>
internal sealed class Utf8Stream(Stream utf16) : ForwardStream
{
    private const int Block = 16 * 1024;

    private readonly StreamReader _reader = new(utf16, Encoding.Unicode, detectEncodingFromByteOrderMarks: true, bufferSize: Block);
    private readonly char[] _text = new char[Block];
    private readonly Encoder _encoder = Encoding.UTF8.GetEncoder();
    private readonly byte[] _bytes = new byte[Encoding.UTF8.GetMaxByteCount(Block)];
    private int _next;
    private int _end;

    /// <summary>Whether text begins with a UTF-16 byte order mark.</summary>
    public static bool IsUtf16(byte[] head) => head.Length >= 2 && ((head[0] == 0xFF && head[1] == 0xFE) || (head[0] == 0xFE && head[1] == 0xFF));

    public static byte[] Convert(byte[] head) =>
        Encoding.UTF8.GetBytes((head[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(head, 2, head.Length - 2));

    public override int Read(byte[] buffer, int offset, int count)
    {
        while (_next == _end)
        {
            int read = _reader.Read(_text, 0, _text.Length);
            if (read == 0) return 0;
            (_next, _end) = (0, _encoder.GetBytes(_text, 0, read, _bytes, 0, flush: false));
        }

        int given = Math.Min(count, _end - _next);
        Buffer.BlockCopy(_bytes, _next, buffer, offset, given);
        _next += given;
        return given;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _reader.Dispose();
        base.Dispose(disposing);
    }
}
