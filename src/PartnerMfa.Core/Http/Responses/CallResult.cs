using PartnerMfa.Probe;

namespace PartnerMfa.Http.Responses;

/// <summary>What a call has come to so far: the last response, or why there is none.</summary>
/// <param name="Response">The last response; null when none came.</param>
/// <param name="Failure">Why none came; null when one did.</param>
/// <param name="Ids">The ids sent with the last attempt.</param>
/// <param name="Attempts">How often the request was sent.</param>
internal sealed record CallResult(ProbeResponse? Response, string? Failure, CorrelationIds Ids, int Attempts) : IAttempt
{
    /// <summary>How long the call took, waits included.</summary>
    public TimeSpan Duration { get; init; }

    public bool IsTransient => Response is null or { IsTransient: true };

    public TimeSpan? RetryAfter => Response?.RetryAfter;

    public string Summary => Response is null ? $"no response ({Failure})" : $"HTTP {Response.StatusCode}";
}
