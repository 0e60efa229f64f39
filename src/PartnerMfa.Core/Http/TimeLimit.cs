namespace PartnerMfa.Http;

/// <summary>The time that one answer may take, over all that is done for it.</summary>
internal sealed class TimeLimit : IDisposable
{
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _timer;
    private readonly CancellationTokenSource _either;

    public TimeLimit(TimeProvider clock, TimeSpan length, CancellationToken caller)
    {
        _caller = caller;
        Length = length;
        End = clock.GetUtcNow() + length;
        _timer = clock.StartTimer(length);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_timer.Token, caller);
    }

    public TimeSpan Length { get; }

    public DateTimeOffset End { get; }

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
