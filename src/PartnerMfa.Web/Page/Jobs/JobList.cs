using PartnerMfa.Errors;

namespace PartnerMfa.Web.Page.Jobs;

/// <summary>The tests of this session, the newest last. They and their results are gone when the page ends.</summary>
internal sealed class JobList : IAsyncDisposable
{
    // Older tests are rarely needed, and each takes up memory.
    private const int Most = 100;

    private readonly Lock _lock = new();
    private readonly List<Job> _jobs = [];
    private readonly List<Task> _running = [];
    private readonly PageOptions _options;
    private readonly CardWork _signedIn;

    // Tests that sign in share a client, so that one sign-in serves them all. They run one after another.
    private readonly SemaphoreSlim _turn = new(1);
    private Job? _inTurn;
    private int _last;

    public JobList(PageOptions options)
    {
        _options = options;
        _signedIn = new CardWork(options.CreateClient(page => _inTurn?.OfferSignIn(page)));
    }

    public bool IsBusy
    {
        get
        {
            lock (_lock) return _jobs.Exists(job => !job.IsOver);
        }
    }

    /// <summary>The tests, newest first.</summary>
    public IReadOnlyList<Job> All
    {
        get
        {
            lock (_lock) return [.. Enumerable.Reverse(_jobs)];
        }
    }

    public Job? Find(string? id)
    {
        lock (_lock) return int.TryParse(id, out int number) ? _jobs.Find(job => job.Id == number) : null;
    }

    /// <summary>Begins a test, which continues in the background.</summary>
    public Job Start(CardRequest request)
    {
        Job job = Add(request);
        Task running = Task.Run(() => RunAsync(job, stop => WorkAsync(job, stop)));
        lock (_lock)
        {
            _running.RemoveAll(task => task.IsCompleted);
            _running.Add(running);
        }

        return job;
    }

    /// <summary>Reads a pasted or dropped capture while it arrives.</summary>
    /// <param name="request">The card.</param>
    /// <param name="brought">The pasted or dropped tokens or captures.</param>
    /// <param name="cancellationToken">Canceled when the browser closes the connection.</param>
    public async Task<Job> RunAsync(CardRequest request, IAsyncEnumerable<BroughtInput> brought, CancellationToken cancellationToken)
    {
        Job job = Add(request);
        using CancellationTokenRegistration gone = cancellationToken.Register(job.Cancel);
        await RunAsync(job, stop => Alone(job).InspectAsync(job, brought, stop)).ConfigureAwait(false);
        return job;
    }

    /// <summary>Removes every test that is over.</summary>
    public void Clear()
    {
        Job[] over;
        lock (_lock)
        {
            over = [.. _jobs.Where(job => job.IsOver)];
            _jobs.RemoveAll(job => job.IsOver);
        }

        foreach (Job job in over) job.Dispose();
    }

    /// <summary>Cancels all work.</summary>
    public void Stop()
    {
        foreach (Job job in All) job.Cancel();
    }

    public async ValueTask DisposeAsync()
    {
        Stop();
        Task[] running;
        lock (_lock) running = [.. _running];
        await Task.WhenAll(running).ConfigureAwait(false);
        Clear();
        _turn.Dispose();
    }

    private Job Add(CardRequest request)
    {
        Job job = new(Interlocked.Increment(ref _last), request, _options.Clock);
        Job? oldest = null;
        lock (_lock)
        {
            _jobs.Add(job);
            if (_jobs.Count > Most && (oldest = _jobs.Find(one => one.IsOver)) is not null) _jobs.Remove(oldest);
        }

        oldest?.Dispose();
        return job;
    }

    private async Task WorkAsync(Job job, CancellationToken stop)
    {
        if (job.Request.Environment.IsSandbox)
        {
            await Alone(job).RunAsync(job, stop).ConfigureAwait(false);
            return;
        }

        if (_turn.CurrentCount == 0) job.Queue();
        await _turn.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            _inTurn = job;
            await _signedIn.RunAsync(job, stop).ConfigureAwait(false);
        }
        finally
        {
            _inTurn = null;
            _turn.Release();
        }
    }

    private CardWork Alone(Job job) => new(_options.CreateClient(job.OfferSignIn));

#pragma warning disable CA1031 // The last line of defense: no raw exception with unchecked text may reach the page.
    private static async Task RunAsync(Job job, Func<CancellationToken, Task> work)
    {
        job.Begin();
        JobState end = JobState.Done;
        try
        {
            await work(job.Stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (job.Stop.IsCancellationRequested)
        {
            end = JobState.Cancelled;
        }
        catch (Exception exception)
        {
            await job.Results.AddAsync((exception as PartnerMfaException ?? Failures.Unexpected(exception)).ForTool()).ConfigureAwait(false);
        }

        job.End(end);
    }
#pragma warning restore CA1031
}
