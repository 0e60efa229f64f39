namespace PartnerMfa.Requests;

/// <summary>The options of a probe.</summary>
internal sealed record ProbeOptions
{
    public static TimeSpan DefaultTimeLimit { get; } = TimeSpan.FromSeconds(100);

    /// <summary>The time limit for one answer, including attempts, waits and bodies.</summary>
    public TimeSpan TimeLimit { get; init; } = DefaultTimeLimit;

    public RetryOptions Retry { get; init; } = RetryOptions.Default;

    /// <summary>Skips the ordinary call after a No, which shows whether such calls are already refused.</summary>
    public bool SkipBaseline { get; init; }

    /// <summary>
    /// How often to call each of several read-only resources the way any integration would. Null calls only the organization profile, once,
    /// after a No.
    /// </summary>
    public int? OrdinaryCallCount { get; init; }

    /// <summary>An access token for Microsoft Graph, whose partner security API is then called as well; null skips that call.</summary>
    public Secret? GraphToken { get; init; }

    /// <summary>The number of tokens to test at a time.</summary>
    public int ThrottleLimit { get; init; } = 8;

    /// <summary>How long to keep asking for a Yes; zero asks only once.</summary>
    public TimeSpan Wait { get; init; }

    /// <summary>The time between two rounds of asking.</summary>
    public TimeSpan WaitInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The correlation ID to send; null creates one for each probe.</summary>
    public Guid? CorrelationId { get; init; }
}

/// <summary>The outcome for one of many tokens: a result, or the failure that prevented it.</summary>
internal sealed record ProbeOutcome(TokenRequest Request, PartnerMfaResult? Result, PartnerMfaException? Failure);
