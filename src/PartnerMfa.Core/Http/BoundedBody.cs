using System.Buffers;

namespace PartnerMfa.Http;

/// <summary>How reading a body ended.</summary>
internal enum BodyEnd
{
    Whole,

    /// <summary>It is longer than the limit.</summary>
    TooLarge,

    /// <summary>It broke off, or could not be decompressed.</summary>
    BrokenOff,
}

/// <summary>Reads bodies up to a limit, which holds for the decompressed body and for the time it takes.</summary>
internal static class BoundedBody
{
    /// <summary>
    /// Whether a body is still compressed. Handlers remove the encodings they decoded from the header. Those of .NET Framework do not know
    /// Brotli, and none decodes twice.
    /// </summary>
    public static bool StaysPacked(HttpContent? content) =>
        content is not null
        && content.Headers.TryGetValues(HttpHeaderNames.ContentEncoding, out IEnumerable<string>? values)
        && values.SelectMany(value => value.Split(',')).Any(encoding => encoding.Trim() is { Length: > 0 } name && !name.Equals("identity", StringComparison.OrdinalIgnoreCase));

    /// <summary>Opens a body as a stream; null has none.</summary>
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

    /// <returns>The body, or as much of it as fits the limit.</returns>
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

    /// <param name="buffer">Receives the body: one byte longer than the longest body.</param>
    /// <param name="longest">The longest body, in bytes.</param>
    /// <param name="content">What is read; null means no body.</param>
    /// <param name="cancellationToken">Ends reading. What was read before that counts.</param>
    public static async Task<(int Length, BodyEnd End)> FillAsync(byte[] buffer, int longest, HttpContent? content, CancellationToken cancellationToken)
    {
        int length = 0;
        if (content is null) return (length, BodyEnd.Whole);
        try
        {
            using Stream body = await OpenAsync(content, cancellationToken).ConfigureAwait(false);
            // The streams of .NET Framework ignore cancellation while they are being read, but they do react to being closed.
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
            // The decoder reports damaged Brotli as an invalid operation.
            return (length, BodyEnd.BrokenOff);
        }
    }
}
