namespace PartnerMfa.Probe;

/// <summary>How a probe is made.</summary>
internal sealed record ProbeOptions
{
    public static TimeSpan DefaultTimeLimit { get; } = TimeSpan.FromSeconds(100);

    /// <summary>The limit of one answer: tries, waits and bodies together.</summary>
    public TimeSpan TimeLimit { get; init; } = DefaultTimeLimit;

    /// <summary>How often a call is tried again, at most.</summary>
    public int Retries { get; init; } = 4;

    /// <summary>The wait before the first new try; it doubles each time, with jitter.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether a No is left without the ordinary call, which shows if such calls are refused today.</summary>
    public bool SkipBaseline { get; init; }

    /// <summary>The correlation id to send; null makes one for each probe.</summary>
    public Guid? CorrelationId { get; init; }
}
