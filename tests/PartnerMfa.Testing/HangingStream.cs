namespace PartnerMfa.Testing;

/// <summary>A body whose first byte never comes.</summary>
internal sealed class HangingStream(TaskCompletionSource read) : MemoryStream
{
    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        read.TrySetResult();
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return 0;
    }
}
