using PartnerMfa.Redaction;
using PartnerMfa.Work;

namespace PartnerMfa.Web.Page.Jobs;

internal enum JobState
{
    Waiting,
    Running,
    Done,
    Cancelled,
}

/// <summary>The state of a job that the page shows while the job runs.</summary>
internal sealed record JobProgress
{
    public JobState State { get; init; }

    /// <summary>The current activity.</summary>
    public string Status { get; init; } = "Starting";

    /// <summary>How much is done, in percent; null when unknown.</summary>
    public int? Percent { get; init; }

    /// <summary>The steps so far, ending with the current one.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The code that the user must enter; null when there is none.</summary>
    public DeviceCodePrompt? DeviceCode { get; init; }

    /// <summary>The page where the user must sign in; null when there is none.</summary>
    public Uri? SignInPage { get; init; }

    /// <summary>The number of changes so far.</summary>
    public int Version { get; init; }

    public bool IsOver => State is JobState.Done or JobState.Cancelled;
}

/// <summary>One test of this session: its request, its progress and its outcome.</summary>
internal sealed class Job(int id, CardRequest request, TimeProvider clock) : IWorkObserver, IDisposable
{
    private const int MostSteps = 40;
    private const int MostWarnings = 20;

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isDisposed;

    public int Id => id;

    public CardRequest Request => request;

    public JobResults Results { get; } = new(request.Card.Question, request.Environment, clock);

    public DateTime StartedOn { get; } = clock.GetUtcNow().UtcDateTime;

    public JobProgress Progress { get; private set; } = new();

    /// <summary>Ends the work.</summary>
    public CancellationToken Stop => _stop.Token;

    public bool IsOver => Progress.IsOver;

    /// <summary>Waits until there is a newer state than the given one.</summary>
    public async Task<JobProgress> ChangedSinceAsync(int version, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (Progress.Version > version) return Progress;
                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public void Begin() => Change(progress => progress with { State = JobState.Running });

    /// <summary>Another test is in the middle of a sign-in, and this one must wait for it.</summary>
    public void Queue() => Change(progress => progress with { Status = "Waiting for another test to finish" });

    /// <summary>The work is over. The user no longer needs to do anything.</summary>
    public void End(JobState state) => Change(progress => progress.IsOver ? progress : progress with { State = state, DeviceCode = null, SignInPage = null });

    public void Cancel()
    {
        lock (_lock)
            if (!_isDisposed) _stop.Cancel();
    }

    /// <summary>Shows the link to a sign-in page, which the user can click.</summary>
    public void OfferSignIn(Uri page) => Change(progress => progress with { SignInPage = page, Status = "Waiting for you to sign in" });

    public void Verbose(string message)
    {
        // Details are shown only in the terminal.
    }

    public void Warning(string message) => Change(progress =>
        progress.Warnings.Count < MostWarnings ? progress with { Warnings = [.. progress.Warnings, Redactor.Sentence(message)] } : progress);

    void IWorkObserver.Progress(string activity, string status, TimeSpan? left, int? percent)
    {
        // The page itself counts down the time of a device code.
        if (Progress.DeviceCode is not null) return;
        string sentence = Redactor.Sentence(status);
        Change(progress => progress with { Status = sentence, Percent = percent ?? progress.Percent, Steps = StepsWith(progress.Steps, sentence, isTimed: left is not null) });
    }

    public void Completed(string activity) => Change(progress => progress with { DeviceCode = null, Percent = null });

    public void DeviceCode(DeviceCodePrompt prompt) => Change(progress => progress with { DeviceCode = prompt, Status = "Waiting for you to enter the code" });

    /// <summary>The user has signed in, and the work continues.</summary>
    public void SignedIn(string next) => Change(progress => progress with
    {
        SignInPage = null,
        DeviceCode = null,
        Status = next,
        Steps = StepsWith(progress.Steps, next, isTimed: false),
    });

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _stop.Dispose();
        }

        Results.Dispose();
    }

    // A text that changes every second does not count as a new step.
    private static IReadOnlyList<string> StepsWith(IReadOnlyList<string> steps, string step, bool isTimed) =>
        isTimed || steps.Contains(step) || steps.Count >= MostSteps ? steps : [.. steps, step];

    private void Change(Func<JobProgress, JobProgress> change)
    {
        TaskCompletionSource waiting;
        lock (_lock)
        {
            Progress = change(Progress) with { Version = Progress.Version + 1 };
            waiting = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        waiting.SetResult();
    }
}
