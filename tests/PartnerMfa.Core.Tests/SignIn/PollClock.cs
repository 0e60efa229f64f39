
namespace PartnerMfa.SignIn;

/// <summary>
/// A clock that stands still. A pause between polls (5 seconds or more) passes at once and is recorded; the shorter steps of the countdown
/// never pass.
/// </summary>
internal sealed class PollClock : TimeProvider
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(5);

    /// <summary>The pauses between polls, in order.</summary>
    public List<TimeSpan> Pauses { get; } = [];

    public override DateTimeOffset GetUtcNow() => new(2026, 6, 8, 12, 0, 0, TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime < Shortest) return new StillTimer();
        Pauses.Add(dueTime);
        ThreadPool.QueueUserWorkItem(_ => callback(state));
        return new StillTimer();
    }

    private sealed class StillTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
