using PartnerMfa.Http;
using PartnerMfa.Requests;

namespace PartnerMfa.Probe;

/// <summary>How a probe is made.</summary>
internal sealed record ProbeOptions
{
    public static TimeSpan DefaultTimeLimit { get; } = TimeSpan.FromSeconds(100);

    /// <summary>The limit of one answer: tries, waits and bodies together.</summary>
    public TimeSpan TimeLimit { get; init; } = DefaultTimeLimit;

    public RetryOptions Retry { get; init; } = RetryOptions.Default;

    /// <summary>Whether a No is left without the ordinary call, which shows if such calls are already refused.</summary>
    public bool SkipBaseline { get; init; }

    /// <summary>
    /// How often each of several read-only resources is called as any integration would; null makes one call of the organization profile after a No.
    /// </summary>
    public int? OrdinaryCallCount { get; init; }

    /// <summary>An access token for Microsoft Graph, whose partner security is then called as well; null leaves it out.</summary>
    public Secret? GraphToken { get; init; }

    /// <summary>How many tokens are asked about at once.</summary>
    public int ThrottleLimit { get; init; } = 8;

    /// <summary>How long to ask again for a Yes; zero asks once.</summary>
    public TimeSpan Wait { get; init; }

    /// <summary>The time between two rounds of that.</summary>
    public TimeSpan WaitInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The correlation id to send; null makes one for each probe.</summary>
    public Guid? CorrelationId { get; init; }
}

/// <summary>What became of one of many: a result, or the failure that stood in its way.</summary>
internal sealed record ProbeOutcome(TokenRequest Request, PartnerMfaResult? Result, PartnerMfaException? Failure);
