using PartnerMfa.Evidence;

namespace PartnerMfa.Http.Responses;

/// <summary>The result of a call so far.</summary>
/// <param name="Response">The last response; null when there was none.</param>
/// <param name="Failure">Why there was no response, or why its body is unusable; null when neither applies.</param>
/// <param name="Ids">The IDs of the last attempt.</param>
/// <param name="Attempts">The number of times the request was sent.</param>
internal sealed record CallResult(ProbeResponse? Response, string? Failure, CorrelationIds Ids, int Attempts)
{
    /// <summary>How long the call took, including waits.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Whether part of the body has been passed on, so that the call must not be repeated.</summary>
    public bool IsFinal { get; init; }

    /// <summary>Whether another attempt can help.</summary>
    public bool IsTransient => !IsFinal && Response is null or { StatusCode: 408 or 429 or (>= 500 and < 600) } or { Body: ResponseBody.Truncated };

    /// <summary>A short description of the result.</summary>
    public string Summary =>
        Response is null ? $"no response ({Failure})"
        : Failure is not null ? $"HTTP {Response.StatusCode} with {Failure}"
        : Response.Code is null ? $"HTTP {Response.StatusCode}"
        : $"HTTP {Response.StatusCode}, code {Response.Code}";
}
