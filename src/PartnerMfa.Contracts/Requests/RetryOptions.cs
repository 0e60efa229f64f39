namespace PartnerMfa.Requests;

/// <summary>How often a call is repeated, and how long to wait before that: the one retry policy for every service.</summary>
/// <param name="Retries">How often a call is repeated at most; 0 never repeats it.</param>
/// <param name="FirstWait">The wait before the first retry. It doubles each time, with jitter.</param>
internal sealed record RetryOptions(int Retries, TimeSpan FirstWait)
{
    public static RetryOptions Default { get; } = new(4, TimeSpan.FromSeconds(1));

    /// <summary>For what is worth one more try, and no wait: a second opinion, or a resource that the answer can do without.</summary>
    public static RetryOptions Once { get; } = Default with { Retries = 1 };

    /// <summary>For calls that must not be made twice, and for those that something else repeats.</summary>
    public static RetryOptions Never { get; } = Default with { Retries = 0 };
}
