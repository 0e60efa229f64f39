namespace PartnerMfa.Web.Page;

/// <summary>Ends the page when it has not been used for a while.</summary>
internal sealed class IdleLimit : IDisposable
{
    private readonly TimeProvider _clock;
    private readonly TimeSpan _limit;
    private readonly Func<bool> _isBusy;
    private readonly Action _end;
    private readonly ITimer _timer;
    private long _lastUse;

    /// <param name="clock">The clock.</param>
    /// <param name="limit">How long the page may be unused.</param>
    /// <param name="isBusy">Whether work is under way, which counts as use.</param>
    /// <param name="end">Ends the page.</param>
    public IdleLimit(TimeProvider clock, TimeSpan limit, Func<bool> isBusy, Action end)
    {
        _clock = clock;
        _limit = limit;
        _isBusy = isBusy;
        _end = end;
        Touch();
        _timer = clock.CreateTimer(_ => Check(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(limit, Timeout.InfiniteTimeSpan);
    }

    public void Touch() => Volatile.Write(ref _lastUse, _clock.GetTimestamp());

    public void Dispose() => _timer.Dispose();

    private void Check()
    {
        if (_isBusy()) Touch();
        TimeSpan left = _limit - _clock.GetElapsedTime(Volatile.Read(ref _lastUse));
        if (left > TimeSpan.Zero) _timer.Change(left, Timeout.InfiniteTimeSpan);
        else _end();
    }
}
