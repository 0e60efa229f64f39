using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace PartnerMfa.Hosting;

/// <summary>
/// Lets a cmdlet run asynchronous work. The work runs on the thread pool. What it writes is queued, and the pipeline's thread does the
/// actual writing, because no other thread may. Work is always joined: before <see cref="Run{T}"/> or <see cref="Join"/> returns or throws,
/// or when the cmdlet is disposed of.
/// </summary>
internal sealed class PipelineBridge : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private BlockingCollection<QueuedWrite>? _writes;
    private Task _running = Task.CompletedTask;

    /// <summary>Whether the pipeline was stopped: by the user, or by a command downstream that needs no more input.</summary>
    public bool IsStopped => _stop.IsCancellationRequested;

    /// <summary>Cancels the work. Any thread may call this.</summary>
    public void Stop()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The cmdlet has already ended, so there is nothing to stop.
        }
    }

    /// <summary>Runs the work to its end and writes its output in the meantime.</summary>
    /// <exception cref="OperationCanceledException">The pipeline was stopped.</exception>
    public T Run<T>(Func<CancellationToken, Task<T>> work)
    {
        T result = default!;
        Start(async stop => result = await work(stop).ConfigureAwait(false));
        Join();
        return result;
    }

    /// <summary>Starts work that continues while the cmdlet receives its inputs.</summary>
    public void Start(Func<CancellationToken, Task> work)
    {
        BlockingCollection<QueuedWrite> writes = _writes = new();
        _running = Task.Run(() => work(_stop.Token));
        _ = _running.ContinueWith(
            _ => writes.CompleteAdding(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Writes the output of the started work until the given task or the work itself ends.</summary>
    /// <exception cref="OperationCanceledException">The pipeline was stopped.</exception>
    public void WriteUntil(Task happened)
    {
        _ = happened.ContinueWith(
            _ => WriteAsync(() => { }), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        while (!happened.IsCompleted && _writes!.TryTake(out QueuedWrite? queued, Timeout.Infinite)) Execute(queued);
        if (!happened.IsCompleted) Join();
    }

    /// <summary>Waits for the started work to end and writes its output in the meantime.</summary>
    /// <exception cref="OperationCanceledException">The pipeline was stopped.</exception>
    public void Join()
    {
        foreach (QueuedWrite queued in _writes!.GetConsumingEnumerable()) Execute(queued);
        Forget();
        _running.GetAwaiter().GetResult();
    }

    /// <summary>Queues a write. The task ends when the output was written, or is canceled when the pipeline accepts no more.</summary>
    public Task WriteAsync(Action write)
    {
        QueuedWrite queued = new(write);
        try
        {
            if (_writes is { } writes) writes.Add(queued);
            else queued.Refuse();
        }
        catch (InvalidOperationException)
        {
            // The work has ended, and nothing waits for this output any more.
            queued.Refuse();
        }

        return queued.Written;
    }

    public void Dispose()
    {
        Abandon();
        _stop.Dispose();
    }

    private void Execute(QueuedWrite queued)
    {
        if (queued.Execute() is not { } thrownByPipeline) return;

        // An exception from the pipeline must go back to the pipeline, however the work ends.
        Abandon();
        thrownByPipeline.Throw();
    }

    private void Abandon()
    {
        if (_writes is not { } writes) return;
        Stop();
        foreach (QueuedWrite queued in writes.GetConsumingEnumerable()) queued.Refuse();
        _ = _running.Exception;
        Forget();
    }

    private void Forget()
    {
        _writes?.Dispose();
        _writes = null;
    }

    private sealed class QueuedWrite(Action write)
    {
        // Without this, the work would continue on the pipeline's thread.
        private readonly TaskCompletionSource<bool> _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Written => _written.Task;

        public void Refuse() => _written.TrySetCanceled();

        public ExceptionDispatchInfo? Execute()
        {
#pragma warning disable CA1031 // PowerShell ends a pipeline by exceptions of many types. Each of them is passed on unchanged.
            try
            {
                write();
                _written.TrySetResult(true);
                return null;
            }
            catch (Exception exception)
            {
                Refuse();
                return ExceptionDispatchInfo.Capture(exception);
            }
#pragma warning restore CA1031
        }
    }
}
