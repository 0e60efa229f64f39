namespace PartnerMfa.Probe;

/// <summary>
/// Works on many inputs at the same time, and returns the outcomes in the order of the inputs, each as soon as it and all before it are
/// ready.
/// </summary>
/// <param name="limit">How many inputs to work on at the same time.</param>
internal sealed class OrderedParallel<TInput, TOutcome>(int limit)
    where TInput : class
{
    // Outcomes that are ready wait for earlier ones. A slow input must not stop the others, but memory is limited.
    private const int HeldForEach = 16;

    private static readonly Task Never = new TaskCompletionSource<bool>().Task;

    private readonly Queue<Task<TOutcome>> _window = new();

    /// <param name="next">Returns the next input; null at the end. It is called only when work on the input can begin.</param>
    /// <param name="work">The work to do on each input.</param>
    /// <param name="give">Receives an outcome. The next outcome follows when this call has completed.</param>
    /// <param name="cancellationToken">Cancels the work. Everything that was started has ended when this method returns or throws.</param>
    public async Task RunAsync(
        Func<CancellationToken, Task<TInput?>> next,
        Func<TInput, CancellationToken, Task<TOutcome>> work,
        Func<TOutcome, Task> give,
        CancellationToken cancellationToken)
    {
        using SemaphoreSlim free = new(limit);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<TInput?>? reading = null;
        bool ended = false;
        try
        {
            while (true)
            {
                if (!ended && _window.Count < limit * HeldForEach) reading ??= ReadAsync(free, next, stop.Token);
                if (reading is null && _window.Count == 0) return;
                Task head = _window.Count > 0 ? _window.Peek() : Never;
                await Task.WhenAny(head, reading ?? Never).ConfigureAwait(false);
                if (head.IsCompleted)
                {
                    await give(await _window.Dequeue().ConfigureAwait(false)).ConfigureAwait(false);
                    continue;
                }

                TInput? input = await reading!.ConfigureAwait(false);
                reading = null;
                if (input is null) ended = true;
                else _window.Enqueue(WorkAsync(free, work, input, stop.Token));
            }
        }
        finally
        {
            stop.Cancel();
            await JoinAsync(reading).ConfigureAwait(false);
        }
    }

    private static async Task<TInput?> ReadAsync(
        SemaphoreSlim free, Func<CancellationToken, Task<TInput?>> next, CancellationToken cancellationToken)
    {
        await free.WaitAsync(cancellationToken).ConfigureAwait(false);
        return await next(cancellationToken).ConfigureAwait(false);
    }

    private static async Task<TOutcome> WorkAsync(
        SemaphoreSlim free, Func<TInput, CancellationToken, Task<TOutcome>> work, TInput input, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(() => work(input, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            free.Release();
        }
    }

    // The outcome of abandoned work does not matter, only that it has ended.
    private async Task JoinAsync(Task? reading)
    {
        foreach (Task begun in _window.Append(reading ?? Task.CompletedTask))
        {
            await Task.WhenAny(begun).ConfigureAwait(false);
            _ = begun.Exception;
        }
    }
}
