using System.Text;
using PartnerMfa.Captures.Evidence;

namespace PartnerMfa.Captures.Formats.Text.Lines;

/// <summary>
/// The lines of a UTF-8 text. Most lines of a log do not matter, so whole blocks are searched for a few words to skip them. A line that is
/// longer than the limit is returned in pieces, never divided within a token.
/// </summary>
/// <param name="stream">The text.</param>
/// <param name="words">
/// Lines that contain none of these words can be skipped. A three-digit number counts only when nothing touches it.
/// </param>
internal sealed class TextLines(Stream stream, IReadOnlyList<string> words)
{
    private const int Block = 256 * 1024;

    private readonly byte[][] _words = [.. words.Select(Encoding.ASCII.GetBytes)];
    private readonly int[] _next = [.. words.Select(_ => -1)];
    private byte[] _buffer = new byte[Block];
    private int _start;
    private int _end;
    private bool _isFinal;
    private bool _isWithin;
    private bool _isFirst = true;

    /// <summary>The number of the last line that was returned.</summary>
    public long Number { get; private set; }

    /// <summary>Whether a run of token characters exceeded the limit and was left out.</summary>
    public bool LeftOut { get; private set; }

    /// <param name="every">Whether to return the next line whatever it contains.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>Null at the end.</returns>
    public async Task<string?> NextAsync(bool every, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (!every && !_isWithin) PassOver();
            int found = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            if (found >= 0) return Take(found, found + 1, isWhole: true);
            if (_isFinal) return _end > _start ? Take(_end - _start, _end - _start, isWhole: true) : null;
            if (_end - _start >= CaptureLimits.Piece && !every && TryPassOverPiece()) continue;
            if (_end - _start >= CaptureLimits.Piece) return TakePiece();
            await FillAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Skips the lines of the block that contain none of the words.</summary>
    private void PassOver()
    {
        int whole = _buffer.AsSpan(_start, _end - _start).LastIndexOf((byte)'\n') + 1;
        if (whole == 0) return;
        int first = whole;
        for (int i = 0; i < _words.Length; i++)
        {
            if (_next[i] < _start)
            {
                int at = Find(_buffer.AsSpan(_start, whole), _words[i]);
                _next[i] = at < 0 ? _start + whole : _start + at;
            }

            first = Math.Min(first, _next[i] - _start);
        }

        int line = _buffer.AsSpan(_start, first).LastIndexOf((byte)'\n') + 1;
        Number += CountLines(_buffer.AsSpan(_start, line));
        _start += line;
        _isFirst &= line == 0;
    }

    private static int Find(ReadOnlySpan<byte> text, byte[] word)
    {
        if (word.Length != 3 || word[0] is < (byte)'0' or > (byte)'9') return text.IndexOf(word);
        for (int from = 0; ;)
        {
            int found = text.Slice(from).IndexOf(word);
            if (found < 0) return -1;
            int at = from + found;
            from = at + word.Length;
            // In identifiers, times and lengths, the number is part of something longer.
            bool isPart = (at > 0 && TokenCharacters.IsBase64Url((char)text[at - 1])) || (from < text.Length && TokenCharacters.IsBase64Url((char)text[from]));
            if (!isPart) return at;
        }
    }

    private static int CountLines(ReadOnlySpan<byte> text)
    {
#if NET
        return text.Count((byte)'\n');
#else
        int count = 0;
        for (int at; (at = text.IndexOf((byte)'\n')) >= 0; text = text.Slice(at + 1)) count++;
        return count;
#endif
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        int left = _end - _start;
        if (left == _buffer.Length) Array.Resize(ref _buffer, Math.Min(_buffer.Length * 2, CaptureLimits.Piece + Block));
        else if (_start > 0) Buffer.BlockCopy(_buffer, _start, _buffer, 0, left);
        (_start, _end) = (0, left);
        // The positions of words belong to the previous block.
        _next.AsSpan().Fill(-1);
        int read = await stream.ReadAsync(_buffer, _end, _buffer.Length - _end, cancellationToken).ConfigureAwait(false);
        _isFinal = read == 0;
        _end += read;
    }

    private string Take(int length, int taken, bool isWhole)
    {
        if (!_isWithin) Number++;
        _isWithin = !isWhole;
        ReadOnlySpan<byte> line = _buffer.AsSpan(_start, length);
        if (isWhole && line.Length > 0 && line[line.Length - 1] == '\r') line = line.Slice(0, line.Length - 1);
        if (_isFirst && line.StartsWith("\uFEFF"u8)) line = line.Slice(3);
        _isFirst = false;
        _start += taken;
#if NET
        return Encoding.UTF8.GetString(line);
#else
        return Encoding.UTF8.GetString(line.ToArray());
#endif
    }

    // A line without an end, such as a web page: no string is created for a piece in which nothing can be found.
    private bool TryPassOverPiece()
    {
        int cut = EndOfPiece();
        ReadOnlySpan<byte> piece = _buffer.AsSpan(_start, cut);
        if (cut == 0) return false;
        foreach (byte[] word in _words)
            if (piece.IndexOf(word) >= 0) return false;
        if (!_isWithin) Number++;
        (_isWithin, _isFirst) = (true, false);
        _start += cut;
        return true;
    }

    // Never divides within a token.
    private int EndOfPiece()
    {
        int cut = _end - _start;
        while (cut > 0 && TokenCharacters.IsToken68((char)_buffer[_start + cut - 1])) cut--;
        return cut;
    }

    private string TakePiece()
    {
        int cut = EndOfPiece();
        if (_end - _start - cut <= CaptureLimits.Token && cut > 0) return Take(cut, cut, isWhole: false);
        LeftOut = true;
        string before = Take(cut, _end - _start, isWhole: false);
        // The rest of the run is also left out, because its beginning is missing.
        _buffer[--_start] = (byte)'?';
        return before;
    }
}
