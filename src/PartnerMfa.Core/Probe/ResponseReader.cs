using System.Net.Http.Headers;
using System.Text;

namespace PartnerMfa.Probe;

/// <summary>Reads a response from the wire, whatever it looks like, within a bound.</summary>
internal static class ResponseReader
{
    /// <summary>A profile has about 1 KiB. What is longer is none, and many such at once would fill the memory.</summary>
    internal const int LongestBody = 64 * 1024;

    public static async Task<ProbeResponse> ReadAsync(
        HttpResponseMessage response, DateTimeOffset now, CancellationToken cancellationToken)
    {
        (string text, ResponseBody? cut) = await ReadTextAsync(response, cancellationToken).ConfigureAwait(false);
        return ResponseFacts.Find(new ResponseText
        {
            StatusCode = (int)response.StatusCode,
            Version = response.Version.ToString(2),
            ReasonPhrase = response.ReasonPhrase,
            Header = name => HeaderOf(response, name),
            Body = text,
            Cut = cut,
            RetryAfter = WaitOf(response.Headers.RetryAfter, now),
        });
    }

    private static IEnumerable<string> HeaderOf(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out IEnumerable<string>? values)
        || response.Content?.Headers.TryGetValues(name, out values) == true
            ? values
            : [];

    private static TimeSpan? WaitOf(RetryConditionHeaderValue? header, DateTimeOffset now)
    {
        TimeSpan? wait = header?.Delta ?? header?.Date - now;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static async Task<(string Text, ResponseBody? Cut)> ReadTextAsync(
        HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (StaysPacked(response)) return ("", ResponseBody.Packed);
        using MemoryStream read = new();
        ResponseBody? cut = await CopyBoundedAsync(response, read, cancellationToken).ConfigureAwait(false);
        read.Position = 0;
        // Partner Center's bodies begin with a byte order mark; the reader takes it away, and heeds it in text that is no UTF-8.
        // Content types are not asked: they are wrong too often, and JSON is UTF-8 (RFC 8259, section 8.1).
        using StreamReader reader = new(read, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return (reader.ReadToEnd().TrimStart('\ufeff'), cut);
    }

    // Handlers take the name of what they unpacked out of the header. Those of .NET Framework know no brotli, none unpacks twice.
    private static bool StaysPacked(HttpResponseMessage response) => HeaderOf(response, "Content-Encoding")
        .SelectMany(value => value.Split(','))
        .Any(encoding => encoding.Trim() is { Length: > 0 } name && !name.Equals("identity", StringComparison.OrdinalIgnoreCase));

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
        catch (Exception exception) when (exception is OperationCanceledException or InvalidOperationException || NetworkFaults.IsFault(exception))
        {
            // The time limit, too, leaves what the headers say standing. What is not brotli as it says is an invalid operation to its reader.
            return ResponseBody.Truncated;
        }
    }
}
