using PartnerMfa.Evidence;

namespace PartnerMfa.Http.Responses;

/// <summary>What a call has given so far.</summary>
/// <param name="Response">The last response; null when none came.</param>
/// <param name="Failure">Why no response came, or why its body is unusable; null when neither is the case.</param>
/// <param name="Ids">The IDs of the last attempt.</param>
/// <param name="Attempts">How often the request was sent.</param>
internal sealed record CallResult(ProbeResponse? Response, string? Failure, CorrelationIds Ids, int Attempts)
{
    /// <summary>How long the call took, waits included.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Part of the body has been passed on, so the call must not be repeated.</summary>
    public bool IsFinal { get; init; }

    /// <summary>Another attempt can help.</summary>
    public bool IsTransient => !IsFinal && Response is null or { StatusCode: 408 or 429 or (>= 500 and < 600) } or { Body: ResponseBody.Truncated };

    /// <summary>What came, in a few words.</summary>
    public string Summary =>
        Response is null ? $"no response ({Failure})"
        : Failure is not null ? $"HTTP {Response.StatusCode} with {Failure}"
        : Response.Code is null ? $"HTTP {Response.StatusCode}"
        : $"HTTP {Response.StatusCode}, code {Response.Code}";
}
