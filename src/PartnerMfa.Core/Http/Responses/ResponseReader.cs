using System.Net.Http.Headers;
using System.Text;
using PartnerMfa.Evidence;

namespace PartnerMfa.Http.Responses;

/// <summary>Reads any response from the network, up to a limit.</summary>
internal static class ResponseReader
{
    /// <summary>
    /// A profile has about 1 KiB. Anything longer than this limit is not a profile, and many long bodies at once would fill the memory.
    /// </summary>
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
        (string text, BodyEnd end) = await BoundedBody.ReadAsync(response.Content, LongestBody, Decode, cancellationToken).ConfigureAwait(false);
        return (text, CutOf(end));
    }

    // Partner Center's bodies begin with a byte order mark. The reader removes it, and uses it to decode text that is not UTF-8. Content
    // types are ignored, because they are wrong too often and JSON is always UTF-8 (RFC 8259, section 8.1).
    private static string Decode(byte[] buffer, int length)
    {
        if (length == 0 || !CanBeginWideMark(buffer[0])) return Encoding.UTF8.GetString(buffer, 0, length).TrimStart('\ufeff');
        using StreamReader reader = new(new MemoryStream(buffer, 0, length), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd().TrimStart('\ufeff');
    }

    // The first byte of a UTF-16 or UTF-32 byte order mark.
    private static bool CanBeginWideMark(byte first) => first is 0xfe or 0xff or 0;

    private static ResponseBody? CutOf(BodyEnd end) => end switch
    {
        BodyEnd.TooLarge => ResponseBody.TooLarge,
        // Even after the time limit, the headers still count.
        BodyEnd.BrokenOff => ResponseBody.Truncated,
        _ => null,
    };
}

/// <summary>A response as text, from the network or from a capture.</summary>
internal sealed record ResponseText
{
    public required int StatusCode { get; init; }

    /// <summary>The HTTP version, such as <c>1.1</c>; null when unknown.</summary>
    public string? Version { get; init; }

    /// <summary>Null for HTTP/2, which has no reason phrases.</summary>
    public string? ReasonPhrase { get; init; }

    /// <summary>Returns the values of a header by its name, ignoring case; empty when it is absent.</summary>
    public required Func<string, IEnumerable<string>> Header { get; init; }

    /// <summary>The decoded body; empty when there is none.</summary>
    public string Body { get; init; } = "";

    /// <summary>Why <see cref="Body"/> is not complete: truncated, too large or compressed. Null when it is complete.</summary>
    public ResponseBody? Cut { get; init; }

    /// <inheritdoc cref="ProbeResponse.RetryAfter"/>
    public TimeSpan? RetryAfter { get; init; }
}
