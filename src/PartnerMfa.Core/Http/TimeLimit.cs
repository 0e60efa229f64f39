namespace PartnerMfa.Http;

/// <summary>The time that one answer may take, over all that is done for it.</summary>
internal sealed class TimeLimit : IDisposable
{
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

    /// <summary>How much of it is left. A clock that is set back or forward meanwhile changes nothing.</summary>
    public TimeSpan Left => Length - _clock.GetElapsedTime(_started);

    /// <summary>Cancelled when the time is up, and when the caller cancels.</summary>
    public CancellationToken Token => _either.Token;

    public bool IsCancelledByCaller => _caller.IsCancellationRequested;

    public void ThrowIfCancelledByCaller() => _caller.ThrowIfCancellationRequested();

    public void Dispose()
    {
        _either.Dispose();
        _timer.Dispose();
    }
}
