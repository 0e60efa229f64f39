namespace PartnerMfa.Http;

/// <summary>One sending of a call, and what came of it.</summary>
internal interface IAttempt
{
    /// <summary>Trying again can help.</summary>
    bool IsTransient { get; }

    /// <summary>How long the service asks to wait; null when it does not say.</summary>
    TimeSpan? RetryAfter { get; }

    /// <summary>What came, in a few words.</summary>
    string Summary { get; }
}
