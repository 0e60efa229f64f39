using System.Buffers;

namespace PartnerMfa.Http;

/// <summary>The outcome of reading a body.</summary>
internal enum BodyEnd
{
    Whole,

    /// <summary>The body is longer than the limit.</summary>
    TooLarge,

    /// <summary>The body was truncated or could not be decompressed.</summary>
    BrokenOff,
}

/// <summary>Reads bodies up to a limit, which applies to the decompressed body and to the time it takes.</summary>
internal static class BoundedBody
{
    /// <summary>
    /// Whether a body is still compressed. Handlers remove the encodings that they decoded from the header. The handler of .NET Framework
    /// does not know Brotli, and no handler decodes twice.
    /// </summary>
    public static bool StaysPacked(HttpContent? content) =>
        content is not null
        && content.Headers.TryGetValues(HttpHeaderNames.ContentEncoding, out IEnumerable<string>? values)
        && values.SelectMany(value => value.Split(',')).Any(encoding => encoding.Trim() is { Length: > 0 } name && !name.Equals("identity", StringComparison.OrdinalIgnoreCase));

    /// <summary>Opens a body as a stream; null when there is no body.</summary>
    public static async Task<Stream> OpenAsync(HttpContent? content, CancellationToken cancellationToken)
    {
        if (content is null) return Stream.Null;
#if NET
        return await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#else
        cancellationToken.ThrowIfCancellationRequested();
        return await content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
    }

    /// <returns>Returns the body, or as much of it as fits within the limit and one byte more.</returns>
    public static Task<(byte[] Value, BodyEnd End)> ReadAsync(HttpContent? content, int longest, CancellationToken cancellationToken) =>
        ReadAsync(content, longest, (buffer, length) => buffer.AsSpan(0, length).ToArray(), cancellationToken);

    /// <param name="content">The content to read; null means no body.</param>
    /// <param name="longest">The maximum length of the body, in bytes.</param>
    /// <param name="convert">Converts the bytes, which are the first of a longer buffer.</param>
    /// <param name="cancellationToken">Ends the reading. Bytes that were read before that count.</param>
    public static async Task<(T Value, BodyEnd End)> ReadAsync<T>(
        HttpContent? content, int longest, Func<byte[], int, T> convert, CancellationToken cancellationToken)
    {
        Growing body = new(longest);
        try
        {
            BodyEnd end = await FillAsync(body, content, cancellationToken).ConfigureAwait(false);
            return (convert(body.Buffer, body.Length), end);
        }
        finally
        {
            body.Release();
        }
    }

    private static async Task<BodyEnd> FillAsync(Growing filled, HttpContent? content, CancellationToken cancellationToken)
    {
        if (content is null) return BodyEnd.Whole;
        try
        {
            using Stream body = await OpenAsync(content, cancellationToken).ConfigureAwait(false);
            // The streams of .NET Framework ignore cancellation during a read, but they do react to being closed.
            using CancellationTokenRegistration closing = cancellationToken.Register(body.Dispose);
            while (filled.MakeRoom())
            {
                int count = await body.ReadAsync(filled.Buffer, filled.Length, filled.Room, cancellationToken).ConfigureAwait(false);
                if (count == 0) return BodyEnd.Whole;
                filled.Length += count;
            }

            return BodyEnd.TooLarge;
        }
        catch (Exception exception) when (exception is OperationCanceledException or InvalidOperationException || NetworkFaults.IsFault(exception))
        {
            // The decoder reports damaged Brotli data as an invalid operation.
            return BodyEnd.BrokenOff;
        }
    }

    /// <summary>A pooled buffer that grows with the body. Most bodies are short, and clearing room for the longest takes milliseconds.</summary>
    private sealed class Growing(int longest)
    {
        private const int First = 8 * 1024;

        public byte[] Buffer { get; private set; } = ArrayPool<byte>.Shared.Rent(Math.Min(First, longest + 1));

        public int Length { get; set; }

        /// <summary>How much can be read: up to one byte more than the longest body.</summary>
        public int Room => Math.Min(Buffer.Length, longest + 1) - Length;

        /// <returns>False when the body is too large.</returns>
        public bool MakeRoom()
        {
            if (Length > longest) return false;
            if (Room > 0) return true;
            byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(2L * Length, longest + 1L));
            Buffer.AsSpan(0, Length).CopyTo(larger);
            Release();
            Buffer = larger;
            return true;
        }

        /// <summary>Returns the buffer to the pool without what was read: it may contain tokens.</summary>
        public void Release()
        {
            Buffer.AsSpan(0, Length).Clear();
            ArrayPool<byte>.Shared.Return(Buffer);
        }
    }
}
