
namespace PartnerMfa.Testing;

/// <summary>A body whose first byte never arrives.</summary>
/// <param name="read">Signaled when something waits for it.</param>
/// <param name="heedsCancellation">Whether cancellation ends the wait; disposal does in any case.</param>
internal sealed class HangingStream(TaskCompletionSource read, bool heedsCancellation = true) : MemoryStream
{
    private readonly TaskCompletionSource _disposed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        read.TrySetResult();
        await _disposed.Task.WaitAsync(heedsCancellation ? cancellationToken : CancellationToken.None);
        throw new ObjectDisposedException(nameof(HangingStream));
    }

    protected override void Dispose(bool disposing)
    {
        _disposed.TrySetResult();
        base.Dispose(disposing);
    }
}
