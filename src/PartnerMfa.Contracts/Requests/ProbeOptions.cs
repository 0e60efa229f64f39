namespace PartnerMfa.Requests;

/// <summary>How to probe.</summary>
internal sealed record ProbeOptions
{
    public static TimeSpan DefaultTimeLimit { get; } = TimeSpan.FromSeconds(100);

    /// <summary>The time limit for one answer: attempts, waits and bodies together.</summary>
    public TimeSpan TimeLimit { get; init; } = DefaultTimeLimit;

    public RetryOptions Retry { get; init; } = RetryOptions.Default;

    /// <summary>Skips the ordinary call after a No, which shows whether such calls are already refused.</summary>
    public bool SkipBaseline { get; init; }

    /// <summary>
    /// How often to call each of several read-only resources as any integration would. Null calls only the organization profile, once, after a No.
    /// </summary>
    public int? OrdinaryCallCount { get; init; }

    /// <summary>An access token for Microsoft Graph, whose partner security is then called as well; null leaves it out.</summary>
    public Secret? GraphToken { get; init; }

    /// <summary>How many tokens are tested at a time.</summary>
    public int ThrottleLimit { get; init; } = 8;

    /// <summary>How long to keep asking for a Yes; zero asks once.</summary>
    public TimeSpan Wait { get; init; }

    /// <summary>The time between two rounds of that wait.</summary>
    public TimeSpan WaitInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The correlation ID to send; null creates one for each probe.</summary>
    public Guid? CorrelationId { get; init; }
}

/// <summary>The outcome for one of many tokens: a result, or the failure that prevented it.</summary>
internal sealed record ProbeOutcome(TokenRequest Request, PartnerMfaResult? Result, PartnerMfaException? Failure);
