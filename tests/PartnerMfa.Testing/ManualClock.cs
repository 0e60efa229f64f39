
namespace PartnerMfa.Testing;

/// <summary>
/// A clock that stands still until it is moved. A wait no longer than <see cref="AutoPass"/> passes at once and moves the clock; a longer
/// one ends when <see cref="Advance"/> goes past it. So a test waits for nothing, and knows every wait there was.
/// </summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _pending = [];
    private DateTimeOffset _now = new(2026, 6, 8, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The longest wait that passes by itself; zero for none.</summary>
    public TimeSpan AutoPass { get; init; }

    /// <summary>Every wait that passed by itself, in order.</summary>
    public List<TimeSpan> Waits { get; } = [];

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock) return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public void Advance(TimeSpan by)
    {
        List<ManualTimer> due;
        lock (_lock) due = Move(by);
        foreach (ManualTimer timer in due) timer.Fire();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ManualTimer timer = new(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private void Schedule(ManualTimer timer, TimeSpan dueTime)
    {
        List<ManualTimer> due;
        lock (_lock)
        {
            _pending.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan) return;
            if (dueTime > AutoPass)
            {
                timer.DueOn = _now + dueTime;
                _pending.Add(timer);
                return;
            }

            Waits.Add(dueTime);
            due = [.. Move(dueTime), timer];
        }

        ThreadPool.QueueUserWorkItem(_ => due.ForEach(each => each.Fire()));
    }

    /// <returns>The timers that are due by then, earliest first.</returns>
    private List<ManualTimer> Move(TimeSpan by)
    {
        _now += by;
        List<ManualTimer> due = [.. _pending.Where(timer => timer.DueOn <= _now).OrderBy(timer => timer.DueOn)];
        _pending.RemoveAll(due.Contains);
        return due;
    }

    private void Forget(ManualTimer timer)
    {
        lock (_lock) _pending.Remove(timer);
    }

    private sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset DueOn { get; set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Schedule(this, dueTime);
            return true;
        }

        public void Dispose() => clock.Forget(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
