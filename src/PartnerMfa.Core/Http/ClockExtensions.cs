namespace PartnerMfa.Http;

/// <summary>One spelling of what .NET and .NET Standard 2.0 have under different names.</summary>
internal static class ClockExtensions
{
    /// <param name="clock">The clock that measures.</param>
    /// <param name="limit">How long; <see cref="Timeout.InfiniteTimeSpan"/> never ends.</param>
    public static CancellationTokenSource StartTimer(this TimeProvider clock, TimeSpan limit) =>
#if NET
        new(limit, clock);
#else
        clock.CreateCancellationTokenSource(limit);
#endif

    /// <summary>The time after a span, which ends with the calendar.</summary>
    public static DateTimeOffset After(this DateTimeOffset time, TimeSpan span) =>
        DateTimeOffset.MaxValue - time > span ? time + span : DateTimeOffset.MaxValue;

    public static Task PauseAsync(this TimeProvider clock, TimeSpan time, CancellationToken cancellationToken) =>
#if NET
        Task.Delay(time, clock, cancellationToken);
#else
        clock.Delay(time, cancellationToken);
#endif
}
