namespace PartnerMfa.Http;

/// <param name="Retries">How often a call is tried again, at most.</param>
/// <param name="FirstWait">The wait before the first new try; it doubles each time, with jitter.</param>
internal sealed record RetryOptions(int Retries, TimeSpan FirstWait)
{
    public static RetryOptions Default { get; } = new(4, TimeSpan.FromSeconds(1));
}
