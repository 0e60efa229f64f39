namespace PartnerMfa.Captures.Har;

/// <summary>The part of a stream of JSON that is held. What has been read goes, and the rest moves to the front.</summary>
internal sealed class JsonWindow(Stream stream)
{
    // Room for what is put before the text: a comma, quotes, or the way into an entry.
    private const int Front = 64;
    private const int Usual = 256 * 1024;

    private byte[] _buffer = new byte[Front + Usual];
    private int _start = Front;
    private int _end = Front;
    private long _read;

    /// <summary>There is no more than <see cref="Text"/>.</summary>
    public bool IsFinal { get; private set; }

    public ReadOnlySpan<byte> Text => _buffer.AsSpan(_start, _end - _start);

    /// <summary>How far into the stream <see cref="Text"/> begins, in bytes.</summary>
    public long Position => _read - (_end - _start);

    public void Advance(int count) => _start += count;

    /// <summary>Makes room and reads on.</summary>
    /// <returns>False when the window is full.</returns>
    public async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        int left = _end - _start;
        if (Front + left == _buffer.Length) return false;
        Buffer.BlockCopy(_buffer, _start, _buffer, Front, left);
        (_start, _end) = (Front, Front + left);
        await ReadAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Makes the window larger, for a string that matters.</summary>
    /// <returns>False when it is as large as it may be.</returns>
    public bool Grow()
    {
        if (_buffer.Length >= Front + CaptureLimits.Piece * 2) return false;
        Array.Resize(ref _buffer, Front + (_buffer.Length - Front) * 2);
        return true;
    }

    /// <summary>Reads past a string that does not fit, and leaves an empty one in its place.</summary>
    /// <returns>False when there is no string.</returns>
    public async Task<bool> CutStringAsync(CancellationToken cancellationToken)
    {
        int quote = _start;
        bool comma = false;
        for (; quote < _end && _buffer[quote] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)','; quote++)
            comma |= _buffer[quote] == ',';
        if (quote == _end || _buffer[quote] != '"') return false;

        _start = quote + 1;
        if (!await SkipToQuoteAsync(cancellationToken).ConfigureAwait(false)) return true;
        // The closing quote stands at the start, and the room before it is free.
        _buffer[--_start] = (byte)'"';
        if (comma) _buffer[--_start] = (byte)',';
        return true;
    }

    /// <summary>Looks for bytes, and stands upon them.</summary>
    /// <returns>False when they do not come any more.</returns>
    public async Task<bool> FindAsync(byte[] wanted, CancellationToken cancellationToken)
    {
        while (true)
        {
            int found = Text.IndexOf(wanted);
            if (found >= 0)
            {
                _start += found;
                return true;
            }

            if (IsFinal) return false;
            // They may have begun.
            _start = Math.Max(_start, _end - wanted.Length + 1);
            await FillAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Puts text before what is there. There is room after <see cref="FindAsync"/> alone.</summary>
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

    private async Task<bool> SkipToQuoteAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            int found = Text.IndexOfAny((byte)'"', (byte)'\\');
            if (found >= 0 && Text[found] == '"')
            {
                _start += found;
                return true;
            }

            // What is escaped goes with its backslash, wherever the window ends.
            _start = found < 0 ? _end : _start + found;
            while (found >= 0 && _end - _start < 2 && !IsFinal) await FillAsync(cancellationToken).ConfigureAwait(false);
            if (found >= 0) _start = Math.Min(_end, _start + 2);
            if (_start < _end) continue;
            if (IsFinal) return false;
            await FillAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        if (IsFinal) return;
        int count = await stream.ReadAsync(_buffer, _end, _buffer.Length - _end, cancellationToken).ConfigureAwait(false);
        if (count == 0) IsFinal = true;
        // A byte order mark is no JSON.
        if (_read == 0 && count >= 3 && _buffer[_end] == 0xEF && _buffer[_end + 1] == 0xBB && _buffer[_end + 2] == 0xBF) _start += 3;
        _end += count;
        _read += count;
    }
}
