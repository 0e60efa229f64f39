using System.Buffers;

namespace PartnerMfa.Http;

/// <summary>How the reading of a body ended.</summary>
internal enum BodyEnd
{
    Whole,

    /// <summary>It went on past the bound.</summary>
    TooLarge,

    /// <summary>It broke off, or could not be unpacked.</summary>
    BrokenOff,
}

/// <summary>Reads bodies within a bound. The bound holds for what comes out of a packed body, and for the time it takes.</summary>
internal static class BoundedBody
{
    /// <summary>
    /// Whether a body is still packed. Handlers take the name of what they unpacked out of the header; those of .NET Framework know no
    /// brotli, and none unpacks twice.
    /// </summary>
    public static bool StaysPacked(HttpContent? content) =>
        content is not null
        && content.Headers.TryGetValues("Content-Encoding", out IEnumerable<string>? values)
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

    /// <returns>The body, or as much of it as came within the bound.</returns>
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

    /// <param name="buffer">Takes what comes: a byte more than the longest body.</param>
    /// <param name="longest">The most that a body may have, in bytes.</param>
    /// <param name="content">What is read; null has no body.</param>
    /// <param name="cancellationToken">Ends the reading; what came before stays.</param>
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
            // What is not brotli as it says is an invalid operation to its reader.
            return (length, BodyEnd.BrokenOff);
        }
    }
}
