using System.Net.Http.Headers;
using System.Text;

namespace PartnerMfa.Probe;

/// <summary>Reads a response from the wire, whatever it looks like, within a bound.</summary>
internal static class ResponseReader
{
    /// <summary>A profile has about 1 KiB. What is longer is none.</summary>
    internal const int LongestBody = 1024 * 1024;

    public static async Task<ProbeResponse> ReadAsync(
        HttpResponseMessage response, DateTimeOffset now, CancellationToken cancellationToken)
    {
        (string text, ResponseBody? cut) = await ReadTextAsync(response, cancellationToken).ConfigureAwait(false);
        return ResponseFacts.Find(new ResponseText
        {
            StatusCode = (int)response.StatusCode,
            ReasonPhrase = response.ReasonPhrase,
            Header = name => response.Headers.TryGetValues(name, out IEnumerable<string>? values) ? values : [],
            Body = text,
            Cut = cut,
            RetryAfter = WaitOf(response.Headers.RetryAfter, now),
        });
    }

    private static TimeSpan? WaitOf(RetryConditionHeaderValue? header, DateTimeOffset now)
    {
        TimeSpan? wait = header?.Delta ?? header?.Date - now;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static async Task<(string Text, ResponseBody? Cut)> ReadTextAsync(
        HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using MemoryStream read = new();
        ResponseBody? cut = await CopyBoundedAsync(response, read, cancellationToken).ConfigureAwait(false);
        read.Position = 0;
        // Partner Center's bodies begin with a byte order mark; the reader takes it away.
        using StreamReader reader = new(read, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return (reader.ReadToEnd(), cut);
    }

    private static async Task<ResponseBody?> CopyBoundedAsync(
        HttpResponseMessage response, MemoryStream target, CancellationToken cancellationToken)
    {
        if (response.Content is null) return null;
        try
        {
#if NET
            using Stream body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#else
            using Stream body = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
            byte[] buffer = new byte[16 * 1024];
            while (target.Length <= LongestBody)
            {
                int count = await body.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false);
                if (count == 0) return null;
                target.Write(buffer, 0, count);
            }

            return ResponseBody.TooLarge;
        }
        catch (Exception exception) when (exception is OperationCanceledException || NetworkFaults.IsFault(exception))
        {
            // The time limit, too, leaves what the headers say standing.
            return ResponseBody.Truncated;
        }
    }
}
