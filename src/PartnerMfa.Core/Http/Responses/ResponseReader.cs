using System.Buffers;
using System.Net.Http.Headers;
using System.Text;
using PartnerMfa.Probe;

namespace PartnerMfa.Http.Responses;

/// <summary>Reads a response from the wire, whatever it looks like, within a bound.</summary>
internal static class ResponseReader
{
    /// <summary>A profile has about 1 KiB. What is longer is none, and many such at once would fill the memory.</summary>
    internal const int LongestBody = 64 * 1024 - 1;

    public static async Task<ProbeResponse> ReadAsync(
        HttpResponseMessage response, DateTimeOffset now, CancellationToken cancellationToken) =>
        ResponseFacts.Find(await ReadTextAsync(response, now, cancellationToken).ConfigureAwait(false));

    public static async Task<ResponseText> ReadTextAsync(
        HttpResponseMessage response, DateTimeOffset now, CancellationToken cancellationToken)
    {
        (string text, ResponseBody? cut) = await ReadBodyAsync(response, cancellationToken).ConfigureAwait(false);
        return new ResponseText
        {
            StatusCode = (int)response.StatusCode,
            Version = response.Version.ToString(2),
            ReasonPhrase = response.ReasonPhrase,
            Header = name => HeaderOf(response, name),
            Body = text,
            Cut = cut,
            RetryAfter = WaitOf(response.Headers.RetryAfter, now),
        };
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

    private static async Task<(string Text, ResponseBody? Cut)> ReadBodyAsync(
        HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (BoundedBody.StaysPacked(response.Content)) return ("", ResponseBody.Packed);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(LongestBody + 1);
        try
        {
            (int length, BodyEnd end) = await BoundedBody.FillAsync(buffer, LongestBody, response.Content, cancellationToken).ConfigureAwait(false);
            return (Decode(buffer, length), CutOf(end));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // Partner Center's bodies begin with a byte order mark; the reader takes it away, and heeds it in text that is no UTF-8.
    // Content types are not asked: they are wrong too often, and JSON is UTF-8 (RFC 8259, section 8.1).
    private static string Decode(byte[] buffer, int length)
    {
        if (length == 0 || !CanBeginWideMark(buffer[0])) return Encoding.UTF8.GetString(buffer, 0, length).TrimStart('\ufeff');
        using StreamReader reader = new(new MemoryStream(buffer, 0, length), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd().TrimStart('\ufeff');
    }

    // The first byte of a byte order mark of UTF-16 or UTF-32.
    private static bool CanBeginWideMark(byte first) => first is 0xfe or 0xff or 0;

    private static ResponseBody? CutOf(BodyEnd end) => end switch
    {
        BodyEnd.TooLarge => ResponseBody.TooLarge,
        // The time limit, too, leaves what the headers say standing.
        BodyEnd.BrokenOff => ResponseBody.Truncated,
        _ => null,
    };
}

/// <summary>What came back, as text: from the wire, or out of a capture of it.</summary>
internal sealed record ResponseText
{
    public required int StatusCode { get; init; }

    /// <summary>Of HTTP, as <c>1.1</c>; null when it is not known.</summary>
    public string? Version { get; init; }

    /// <summary>Null of HTTP/2, which has none.</summary>
    public string? ReasonPhrase { get; init; }

    /// <summary>The values of a header by its name, in any case; none when it is absent.</summary>
    public required Func<string, IEnumerable<string>> Header { get; init; }

    /// <summary>The body, decoded; empty when there is none.</summary>
    public string Body { get; init; } = "";

    /// <summary>Why <see cref="Body"/> is not the whole of it: truncated, too large or packed. Null when it is.</summary>
    public ResponseBody? Cut { get; init; }

    /// <inheritdoc cref="ProbeResponse.RetryAfter"/>
    public TimeSpan? RetryAfter { get; init; }
}
