using System.Text;
using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Import;

namespace PartnerMfa.Captures.Formats.Text;

/// <summary>The lines of a text. One that is past the limit comes in pieces, cut where no token is.</summary>
internal sealed class BoundedLines(Stream stream) : IDisposable
{
    private readonly StreamReader _reader = new(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024);
    private readonly char[] _buffer = new char[64 * 1024];
    private readonly StringBuilder _line = new();
    private int _next;
    private int _end;

    /// <summary>The number of the line that was given last.</summary>
    public long Number { get; private set; }

    /// <summary>A run of a token's own characters was past the limit, and is left out.</summary>
    public bool LeftOut { get; private set; }

    private bool _isWithin;

    /// <returns>Null at the end.</returns>
    public async Task<string?> NextAsync(CancellationToken cancellationToken)
    {
        if (!_isWithin) Number++;
        while (true)
        {
            if (_next == _end && !await FillAsync(cancellationToken).ConfigureAwait(false))
                return _line.Length > 0 ? TakeLine(_line.Length) : null;
            int found = _buffer.AsSpan(_next, _end - _next).IndexOf('\n');
            int count = found < 0 ? _end - _next : found;
            _line.Append(_buffer, _next, count);
            _next += found < 0 ? count : count + 1;
            _isWithin = found < 0;
            if (found >= 0) return TakeLine(_line.Length);
            if (_line.Length >= CaptureLimits.Piece) return TakePiece();
        }
    }

    public void Dispose() => _reader.Dispose();

    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        (_next, _end) = (0, await _reader.ReadAsync(_buffer, 0, _buffer.Length).ConfigureAwait(false));
        return _end > 0;
    }

    private string TakePiece()
    {
        int cut = _line.Length;
        while (cut > 0 && TokenCharacters.IsToken68(_line[cut - 1])) cut--;
        if (_line.Length - cut <= CaptureLimits.Token) return TakeLine(cut);
        LeftOut = true;
        string before = _line.ToString(0, cut);
        // The rest of the run goes with it: it has no beginning any more.
        _line.Clear().Append('\ufffd');
        return before;
    }

    private string TakeLine(int length)
    {
        string line = _line.ToString(0, length).TrimEnd('\r');
        _line.Remove(0, length);
        return line;
    }
}
