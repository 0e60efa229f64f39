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

    /// <returns>Returns the body, or as much of it as fits within the limit.</returns>
    public static async Task<(byte[] Bytes, BodyEnd End)> ReadAsync(HttpContent? content, int longest, CancellationToken cancellationToken)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(longest + 1);
        try
        {
            (int length, BodyEnd end) = await FillAsync(buffer, longest, content, cancellationToken).ConfigureAwait(false);
            return (buffer.AsSpan(0, length).ToArray(), end);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    /// <param name="buffer">Receives the body. It is one byte longer than the longest body.</param>
    /// <param name="longest">The maximum length of the body, in bytes.</param>
    /// <param name="content">The content to read; null means no body.</param>
    /// <param name="cancellationToken">Ends the reading. Bytes that were read before that count.</param>
    public static async Task<(int Length, BodyEnd End)> FillAsync(byte[] buffer, int longest, HttpContent? content, CancellationToken cancellationToken)
    {
        int length = 0;
        if (content is null) return (length, BodyEnd.Whole);
        try
        {
            using Stream body = await OpenAsync(content, cancellationToken).ConfigureAwait(false);
            // The streams of .NET Framework ignore cancellation during a read, but they do react to being closed.
            using CancellationTokenRegistration closing = cancellationToken.Register(body.Dispose);
            while (length <= longest)
            {
                int count = await body.ReadAsync(buffer, length, longest + 1 - length, cancellationToken).ConfigureAwait(false);
                if (count == 0) return (length, BodyEnd.Whole);
                length += count;
            }

            return (length, BodyEnd.TooLarge);
        }
        catch (Exception exception) when (exception is OperationCanceledException or InvalidOperationException || NetworkFaults.IsFault(exception))
        {
            // The decoder reports damaged Brotli data as an invalid operation.
            return (length, BodyEnd.BrokenOff);
        }
    }
}
