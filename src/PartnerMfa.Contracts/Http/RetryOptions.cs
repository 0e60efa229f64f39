namespace PartnerMfa.Http;

/// <summary>How often a call is repeated, and how long to wait before that: the one retry policy for every service.</summary>
/// <param name="Retries">How often a call is repeated at most; 0 never repeats it.</param>
/// <param name="FirstWait">The wait before the first retry. It doubles each time, with jitter.</param>
internal sealed record RetryOptions(int Retries, TimeSpan FirstWait)
{
    public static RetryOptions Default { get; } = new(4, TimeSpan.FromSeconds(1));
}
