namespace PartnerMfa.Requests;

/// <summary>How often to repeat a call, and how long to wait before that. This is the one retry policy for every service.</summary>
/// <param name="Retries">The maximum number of retries; 0 means none.</param>
/// <param name="FirstWait">The wait before the first retry. It doubles each time, with jitter.</param>
internal sealed record RetryOptions(int Retries, TimeSpan FirstWait)
{
    public static RetryOptions Default { get; } = new(4, TimeSpan.FromSeconds(1));

    /// <summary>
    /// For calls that deserve one more attempt but no wait, such as a second opinion or a resource that is not essential.
    /// </summary>
    public static RetryOptions Once { get; } = Default with { Retries = 1 };

    /// <summary>For calls that must not be made twice, and for those that other code repeats.</summary>
    public static RetryOptions Never { get; } = Default with { Retries = 0 };
}
