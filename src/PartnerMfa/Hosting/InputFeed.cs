
namespace PartnerMfa.Hosting;

/// <summary>Passes the inputs of a cmdlet, one by one, to work that runs at the same time.</summary>
internal sealed class InputFeed<T> : IDisposable
    where T : class
{
    private readonly SemaphoreSlim _offered = new(0);
    private TaskCompletionSource<bool> _taken = new();
    private T? _input;

    /// <param name="input">The next input; null means that there are no more.</param>
    /// <returns>Ends when the work has taken it.</returns>
    public Task Offer(T? input)
    {
        _input = input;
        _taken = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        _offered.Release();
        return _taken.Task;
    }

    public async Task<T?> TakeAsync(CancellationToken cancellationToken)
    {
        await _offered.WaitAsync(cancellationToken).ConfigureAwait(false);
        T? input = _input;
        _taken.TrySetResult(true);
        return input;
    }

    public void Dispose() => _offered.Dispose();
}
