namespace PartnerMfa.Http;

/// <summary>The time limit for one answer, including everything.</summary>
internal sealed class TimeLimit : IDisposable
{
    /// <summary>The time limit for a call that no option of the user limits.</summary>
    public static readonly TimeSpan ForOneCall = TimeSpan.FromMinutes(2);

    private readonly TimeProvider _clock;
    private readonly long _started;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _timer;
    private readonly CancellationTokenSource _either;

    public TimeLimit(TimeProvider clock, TimeSpan length, CancellationToken caller)
    {
        _caller = caller;
        Length = length;
        _clock = clock;
        _started = clock.GetTimestamp();
        _timer = clock.StartTimer(length);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_timer.Token, caller);
    }

    public TimeSpan Length { get; }

    /// <summary>The time that is left, even if the system clock is changed in the meantime.</summary>
    public TimeSpan Left => Length - _clock.GetElapsedTime(_started);

    /// <summary>Canceled when the time is up or when the caller cancels.</summary>
    public CancellationToken Token => _either.Token;

    public bool IsCancelledByCaller => _caller.IsCancellationRequested;

    public void ThrowIfCancelledByCaller() => _caller.ThrowIfCancellationRequested();

    public void Dispose()
    {
        _either.Dispose();
        _timer.Dispose();
    }
}

/// <summary>How often progress is shown.</summary>
internal static class ProgressPace
{
    /// <summary>The pause between two updates. People cannot read faster, and some hosts draw slowly.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
}

/// <summary>Hides a difference in names between .NET and .NET Standard 2.0.</summary>
internal static class ClockExtensions
{
    /// <param name="clock">The clock to measure with.</param>
    /// <param name="limit">The time limit; <see cref="Timeout.InfiniteTimeSpan"/> means none.</param>
    public static CancellationTokenSource StartTimer(this TimeProvider clock, TimeSpan limit) =>
#if NET
        new(limit, clock);
#else
        clock.CreateCancellationTokenSource(limit);
#endif

    /// <summary>The time after a span, or the last time of the calendar if that is earlier.</summary>
    public static DateTimeOffset After(this DateTimeOffset time, TimeSpan span) =>
        DateTimeOffset.MaxValue - time > span ? time + span : DateTimeOffset.MaxValue;

    public static Task PauseAsync(this TimeProvider clock, TimeSpan time, CancellationToken cancellationToken) =>
#if NET
        Task.Delay(time, clock, cancellationToken);
#else
        clock.Delay(time, cancellationToken);
#endif
}
