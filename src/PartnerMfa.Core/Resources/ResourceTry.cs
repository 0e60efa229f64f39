using PartnerMfa.Http;

namespace PartnerMfa.Resources;

/// <summary>One sending of a GET, and why it gave nothing; null when it gave all of it.</summary>
internal sealed record ResourceTry(ResourceFailure? Failure) : IAttempt
{
    /// <summary>It broke off, and nothing of it has been given.</summary>
    public bool IsBroken { get; init; }

    public bool IsTransient => IsBroken || Failure?.Kind is ResourceFailureKind.Throttled or ResourceFailureKind.Unavailable or ResourceFailureKind.Unreachable;

    public TimeSpan? RetryAfter => Failure?.RetryAfter;

    public string Summary => Failure?.Words ?? "an answer";
}
