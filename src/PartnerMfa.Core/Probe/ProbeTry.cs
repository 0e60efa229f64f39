using PartnerMfa.Http;

namespace PartnerMfa.Probe;

/// <summary>One sending: a response, or the reason why there is none.</summary>
internal sealed record ProbeTry(ProbeResponse? Response, string? Failure) : IAttempt
{
    public bool IsTransient => Response is null or { IsTransient: true };

    public TimeSpan? RetryAfter => Response?.RetryAfter;

    public string Summary => Response is null ? $"no response ({Failure})" : $"HTTP {Response.StatusCode}";
}
