using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace PartnerMfa.Hosting;

/// <summary>
/// Lets a cmdlet run asynchronous work. The work runs on the thread pool; what it wants written is queued and written by the
/// pipeline's thread, the only one that may. The work is always joined before <see cref="Run{T}"/> returns or throws.
/// </summary>
internal sealed class PipelineBridge : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private BlockingCollection<QueuedWrite>? _writes;

    /// <summary>True when the pipeline was stopped: by a person, or by a command downstream that wants no more.</summary>
    public bool IsStopped => _stop.IsCancellationRequested;

    /// <summary>Asks the work to end. May be called from any thread.</summary>
    public void Stop()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The cmdlet has ended already; there is nothing to stop.
        }
    }

    /// <summary>Runs the work to its end, writing meanwhile.</summary>
    /// <exception cref="OperationCanceledException">The pipeline was stopped.</exception>
    public T Run<T>(Func<CancellationToken, Task<T>> work)
    {
        using BlockingCollection<QueuedWrite> writes = new();
        _writes = writes;
        Task<T> running = Task.Run(() => work(_stop.Token));
        _ = running.ContinueWith(
            _ => writes.CompleteAdding(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

        ExceptionDispatchInfo? thrownByPipeline = WriteAll(writes);
        _writes = null;
        if (thrownByPipeline is null) return running.GetAwaiter().GetResult();

        // The work is over, however it ended; what the pipeline threw is what it must see again.
        _ = running.Exception;
        thrownByPipeline.Throw();
        throw thrownByPipeline.SourceException;
    }

    /// <summary>Queues a write. The task ends when it was written, or is cancelled when the pipeline takes no more.</summary>
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
            // The work has ended; nobody waits for this any more.
            queued.Refuse();
        }

        return queued.Written;
    }

    public void Dispose() => _stop.Dispose();

    private ExceptionDispatchInfo? WriteAll(BlockingCollection<QueuedWrite> writes)
    {
        ExceptionDispatchInfo? thrown = null;
        foreach (QueuedWrite queued in writes.GetConsumingEnumerable())
        {
            if (thrown is not null)
            {
                queued.Refuse();
                continue;
            }

            thrown = queued.Execute();
            if (thrown is not null) Stop();
        }

        return thrown;
    }

    private sealed class QueuedWrite(Action write)
    {
        // Without this the work would go on upon the pipeline's thread.
        private readonly TaskCompletionSource<bool> _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Written => _written.Task;

        public void Refuse() => _written.TrySetCanceled();

        public ExceptionDispatchInfo? Execute()
        {
#pragma warning disable CA1031 // PowerShell ends a pipeline by exceptions of many types; each goes on to the pipeline unchanged.
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
