using System.Runtime.CompilerServices;

namespace PartnerMfa.Json;

/// <summary>A window onto a stream of JSON: the part of the stream that is currently in memory.</summary>
/// <param name="stream">The JSON, in UTF-8, with or without a byte order mark.</param>
/// <param name="usual">The initial size of the window in bytes. It grows only when necessary.</param>
internal sealed class JsonWindow(Stream stream, int usual = JsonWindow.Usual)
{
    // Room for what is written in front of the text: a comma, quotes, or the start of an entry.
    private const int Front = 64;
    private const int Usual = 256 * 1024;

    /// <summary>The maximum size of the window in bytes. A string with its escapes, or an item, must fit into it.</summary>
    internal const int Longest = 4 * 1024 * 1024;

    // .NET Standard 2.0 has no name for this flag, and .NET Framework ignores it.
    private const MethodImplOptions AggressiveOptimization = (MethodImplOptions)512;

    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    private byte[] _buffer = new byte[Front + usual];
    private int _start = Front;
    private int _end = Front;
    private long _read;
    private bool _isEscaped;

    /// <summary>Whether the stream contains nothing beyond <see cref="Text"/>.</summary>
    public bool IsFinal { get; private set; }

    public ReadOnlySpan<byte> Text => _buffer.AsSpan(_start, _end - _start);

    /// <summary>The position of <see cref="Text"/> in the stream, in bytes.</summary>
    public long Position => _read - (_end - _start);

    public void Advance(int count) => _start += count;

    /// <summary>Moves the unread text to the front and reads more.</summary>
    /// <returns>Returns false when the window is full.</returns>
    public async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        int left = _end - _start;
        if (Front + left == _buffer.Length) return false;
        Buffer.BlockCopy(_buffer, _start, _buffer, Front, left);
        (_start, _end) = (Front, Front + left);
        await ReadAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Doubles the window, to make room for a long string.</summary>
    /// <returns>Returns false when it has its maximum size.</returns>
    public bool Grow()
    {
        if (_buffer.Length >= Front + Longest) return false;
        Array.Resize(ref _buffer, Front + (_buffer.Length - Front) * 2);
        return true;
    }

    /// <summary>Skips the next string, however long it is, and leaves an empty string in its place.</summary>
    /// <returns>False when the next value is not a string.</returns>
    public async Task<bool> CutStringAsync(CancellationToken cancellationToken)
    {
        bool comma = false;
        for (; ; _start++)
        {
            if (_start == _end) await FillAsync(cancellationToken).ConfigureAwait(false);
            if (_start == _end || _buffer[_start] is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)',')) break;
            comma |= _buffer[_start] == ',';
        }

        bool isString = _start < _end && _buffer[_start] == '"';
        if (isString)
        {
            _start++;
            _isEscaped = false;
            while (!SkipToQuote() && !IsFinal) await FillAsync(cancellationToken).ConfigureAwait(false);
            // Unless the text ended, the closing quote is now at the start, and the room before it is free.
            if (_start < _end) _buffer[--_start] = (byte)'"';
        }

        if (comma) _buffer[--_start] = (byte)',';
        return isString;
    }

    /// <summary>Receives text that is skipped.</summary>
    public delegate void Skipped(ReadOnlySpan<byte> text);

    /// <summary>Advances to the first match.</summary>
    /// <param name="wanted">The text to find.</param>
    /// <param name="skipped">Receives the text before it.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>False when there is no match.</returns>
    public async Task<bool> FindAsync(byte[] wanted, Skipped skipped, CancellationToken cancellationToken)
    {
        while (true)
        {
            int found = Text.IndexOf(wanted);
            // A match may have begun at the end.
            int passed = found >= 0 ? found : IsFinal ? Text.Length : Math.Max(0, Text.Length - wanted.Length + 1);
            skipped(Text.Slice(0, passed));
            _start += passed;
            if (found >= 0) return true;
            if (IsFinal) return false;
            await FillAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Puts text in front of the window. There is room for it only after <see cref="FindAsync"/>.</summary>
    public void Prepend(byte[] text)
    {
        if (_start < text.Length)
        {
            int left = _end - _start;
            if (Front + left > _buffer.Length) Array.Resize(ref _buffer, Front + left);
            Buffer.BlockCopy(_buffer, _start, _buffer, Front, left);
            (_start, _end) = (Front, Front + left);
        }

        _start -= text.Length;
        text.CopyTo(_buffer, _start);
    }

    // Without this, the runtime would process half a gigabyte here before optimizing the method.
    [MethodImpl(AggressiveOptimization)]
    private bool SkipToQuote()
    {
        ReadOnlySpan<byte> text = Text;
        for (int at = 0; ; at++)
        {
            int found = text.Slice(at).IndexOf((byte)'"');
            at = found < 0 ? text.Length : at + found;
            bool isEscaped = IsEscaped(text, at);
            if (found >= 0 && isEscaped) continue;
            _isEscaped = isEscaped;
            _start += at;
            return found >= 0;
        }
    }

    // An odd number of backslashes precedes the quote. Some of them may have been in the previous window.
    private bool IsEscaped(ReadOnlySpan<byte> text, int at)
    {
        int first = at;
        while (first > 0 && text[first - 1] == '\\') first--;
        bool isOdd = ((at - first) & 1) == 1;
        return first == 0 ? isOdd ^ _isEscaped : isOdd;
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        if (_read > 0)
        {
            await ReadPieceAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        // A byte order mark is not part of the JSON. From a network, it can arrive byte by byte.
        while (_read < ByteOrderMark.Length && !IsFinal) await ReadPieceAsync(cancellationToken).ConfigureAwait(false);
        if (Text.StartsWith(ByteOrderMark)) _start += ByteOrderMark.Length;
    }

    private async Task ReadPieceAsync(CancellationToken cancellationToken)
    {
        if (IsFinal) return;
        int count = await stream.ReadAsync(_buffer, _end, _buffer.Length - _end, cancellationToken).ConfigureAwait(false);
        if (count == 0) IsFinal = true;
        _end += count;
        _read += count;
    }
}
