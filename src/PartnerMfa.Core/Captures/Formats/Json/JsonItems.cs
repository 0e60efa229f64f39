using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PartnerMfa.Captures.Streams;
using PartnerMfa.Json;

namespace PartnerMfa.Captures.Formats.Json;

/// <summary>
/// Reads a large JSON document piece by piece: the elements of a root array, or the members of a root object, where each element of an
/// array is a separate piece. Only one piece is in memory at a time.
/// </summary>
/// <param name="stream">The document.</param>
/// <param name="skipped">Receives parts that are skipped because they are too large; null drops them.</param>
internal sealed class JsonItems(Stream stream, JsonWindow.Skipped? skipped = null)
{
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private long _read;
    private bool _isFinal;

    /// <summary>Whether a piece was too large to be read.</summary>
    public bool LeftOut { get; private set; }

    /// <summary>What was not read; null when nothing is left.</summary>
    public Stream? Rest => _start < _end || !_isFinal ? new PrefixedStream(_buffer.AsSpan(_start, _end - _start).ToArray(), stream) : null;

    /// <summary>The number of bytes that were read.</summary>
    public long Position => _read - (_end - _start);

    /// <param name="split">Whether the members of a root object are returned one by one. If not, it is returned as a whole.</param>
    /// <param name="take">Receives the name of the member, which is empty in a root array, and a piece.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>False when the document is truncated or damaged. What follows it is not read.</returns>
    public async Task<bool> ReadAsync(bool split, Func<string, JsonElement, Task> take, CancellationToken cancellationToken)
    {
        while (await PeekAsync(cancellationToken).ConfigureAwait(false) is { } first)
        {
            // Several documents can follow one another.
            bool? isWhole = first switch
            {
                '[' => await ReadArrayAsync("", take, cancellationToken).ConfigureAwait(false),
                '{' when !split => await TakeValueAsync("", take, cancellationToken).ConfigureAwait(false),
                '{' => await ReadObjectAsync(take, cancellationToken).ConfigureAwait(false),
                _ => null,
            };
            if (isWhole is not true) return isWhole is null;
        }

        return true;
    }

    private async Task<bool> ReadArrayAsync(string name, Func<string, JsonElement, Task> take, CancellationToken cancellationToken)
    {
        _start++;
        while (await PeekAsync(cancellationToken).ConfigureAwait(false) is { } next)
        {
            if (next is ']' or ',') _start++;
            if (next == ']') return true;
            if (next == ',') continue;
            if (!await TakeValueAsync(name, take, cancellationToken).ConfigureAwait(false)) return false;
        }

        return false;
    }

    private async Task<bool> ReadObjectAsync(Func<string, JsonElement, Task> take, CancellationToken cancellationToken)
    {
        _start++;
        while (await PeekAsync(cancellationToken).ConfigureAwait(false) is { } next)
        {
            if (next is '}' or ',') _start++;
            if (next == '}') return true;
            if (next == ',') continue;
            if (next != '"' || await SliceAsync(cancellationToken).ConfigureAwait(false) is not { } key || NameOf(key) is not { } name) return false;
            if (await PeekAsync(cancellationToken).ConfigureAwait(false) != ':') return false;
            _start++;
            bool isWhole = await PeekAsync(cancellationToken).ConfigureAwait(false) == '['
                ? await ReadArrayAsync(name, take, cancellationToken).ConfigureAwait(false)
                : await TakeValueAsync(name, take, cancellationToken).ConfigureAwait(false);
            if (!isWhole) return false;
        }

        return false;
    }

    private async Task<bool> TakeValueAsync(string name, Func<string, JsonElement, Task> take, CancellationToken cancellationToken)
    {
        if (await SliceAsync(cancellationToken).ConfigureAwait(false) is not { } piece) return false;
        if (piece.Count == 0) return true;
        if (LenientJson.Parse(piece) is not { } value)
        {
            // It can still be read as text.
            _start -= piece.Count;
            return false;
        }

        await take(name, value).ConfigureAwait(false);
        return true;
    }

    /// <summary>
    /// Copies a document: objects down to <paramref name="levels"/> member by member, arrays in them element by element, and everything
    /// else through <paramref name="scrub"/>.
    /// </summary>
    /// <returns>False when the document is truncated or damaged, or contains a piece that is too large.</returns>
    public async Task<bool> CopyAsync(Stream target, int levels, Func<string, JsonElement, byte[]> scrub, CancellationToken cancellationToken)
    {
        while (await PeekAsync(cancellationToken).ConfigureAwait(false) is '{' or '[')
        {
            if (!await CopyValueAsync("", target, levels, scrub, cancellationToken).ConfigureAwait(false)) return false;
            target.WriteByte((byte)'\n');
        }

        return !LeftOut;
    }

    private async Task<bool> CopyValueAsync(string name, Stream target, int levels, Func<string, JsonElement, byte[]> scrub, CancellationToken cancellationToken)
    {
        char? first = await PeekAsync(cancellationToken).ConfigureAwait(false);
        if (first is not ('{' or '[') || levels == 0)
        {
            if (await SliceAsync(cancellationToken).ConfigureAwait(false) is not { Count: > 0 } piece || LenientJson.Parse(piece) is not { } value) return false;
            byte[] copy = scrub(name, value);
            await target.WriteAsync(copy, 0, copy.Length, cancellationToken).ConfigureAwait(false);
            return true;
        }

        _start++;
        target.WriteByte((byte)first.Value);
        char last = first == '{' ? '}' : ']';
        for (bool isFirst = true; await PeekAsync(cancellationToken).ConfigureAwait(false) is { } next;)
        {
            if (next == last || next == ',') _start++;
            if (next == last)
            {
                target.WriteByte((byte)last);
                return true;
            }

            if (next == ',') continue;
            if (!isFirst) target.WriteByte((byte)',');
            isFirst = false;
            string member = name;
            if (first == '{')
            {
                if (next != '"' || await SliceAsync(cancellationToken).ConfigureAwait(false) is not { } key || NameOf(key) is not { } known) return false;
                byte[] written = Encoding.UTF8.GetBytes(JsonValue.Create(known)!.ToJsonString());
                await target.WriteAsync(written, 0, written.Length, cancellationToken).ConfigureAwait(false);
                if (await PeekAsync(cancellationToken).ConfigureAwait(false) != ':') return false;
                _start++;
                target.WriteByte((byte)':');
                member = known;
            }

            if (!await CopyValueAsync(member, target, first == '{' ? levels - 1 : 0, scrub, cancellationToken).ConfigureAwait(false)) return false;
        }

        return false;
    }

    private static string? NameOf(ArraySegment<byte> key) => LenientJson.Parse(key) is { ValueKind: JsonValueKind.String } name ? name.GetString() : null;

    /// <returns>Returns the bytes of the next value; empty when it is too large, and null when it is truncated.</returns>
    private async Task<ArraySegment<byte>?> SliceAsync(CancellationToken cancellationToken)
    {
        JsonValueScan scan = default;
        int at = _start;
        bool tooLarge = false;
        while (true)
        {
            bool isWhole = scan.FindEnd(_buffer, ref at, ref _end, _start);
            if (isWhole)
            {
                // A bracket that closes nothing is not a value.
                if (at == _start && !tooLarge) return null;
                if (tooLarge) skipped?.Invoke(_buffer.AsSpan(_start, at - _start));
                ArraySegment<byte> piece = new(_buffer, _start, at - _start);
                _start = at;
                return tooLarge ? new ArraySegment<byte>(_buffer, 0, 0) : piece;
            }

            if (_isFinal) return null;
            if (at - _start > CaptureLimits.Record)
            {
                LeftOut = tooLarge = true;
                skipped?.Invoke(_buffer.AsSpan(_start, at - _start));
                _start = at;
                scan.Forget();
            }

            int length = at - _start;
            await FillAsync(cancellationToken).ConfigureAwait(false);
            at = _start + length;
        }
    }

    private async Task<char?> PeekAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            while (_start < _end && _buffer[_start] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0xEF or 0xBB or 0xBF) _start++;
            if (_start < _end) return (char)_buffer[_start];
            if (_isFinal) return null;
            await FillAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        int left = _end - _start;
        if (_start > 0) Buffer.BlockCopy(_buffer, _start, _buffer, 0, left);
        else if (left == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        (_start, _end) = (0, left);
        int read = await stream.ReadAsync(_buffer, _end, _buffer.Length - _end, cancellationToken).ConfigureAwait(false);
        _isFinal = read == 0;
        _end += read;
        _read += read;
    }
}
