using PartnerMfa.Probe;

namespace PartnerMfa.Http.Responses;

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
