using PartnerMfa.Reports;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Web.Page.Jobs;

/// <summary>
/// The results of a job. They are stored like those of a report, because a capture can contain more tokens than should be in memory.
/// </summary>
internal sealed class JobResults(string title, PartnerMfaEnvironment environment, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Lazy<ReportDraft> _draft = new(() => new ReportDraft(title));

    /// <summary>The first result, which the history names; null while there is none.</summary>
    public PartnerMfaResult? First { get; private set; }

    public ResultTally Tally { get; } = new();

    public bool HasContent => _draft.IsValueCreated && _draft.Value.HasContent;

    public Task AddAsync(PartnerMfaResult result) => InTurnAsync(() =>
    {
        First ??= result;
        Tally.Add(result);
        _draft.Value.Add(result);
        return Task.CompletedTask;
    });

    public Task AddAsync(PartnerMfaException failure) => InTurnAsync(() =>
    {
        Tally.AddError();
        _draft.Value.AddFailure(failure, environment.IsSandbox);
        return Task.CompletedTask;
    });

    /// <summary>Passes all results to a writer. They are in one file, so only one reader uses it at a time.</summary>
    public Task ReadAsync(Func<ReportContent, Task> read) => InTurnAsync(() => read(_draft.Value.Complete(clock.GetUtcNow().UtcDateTime)));

    public void Dispose()
    {
        if (_draft.IsValueCreated) _draft.Value.Dispose();
        _turn.Dispose();
    }

    private async Task InTurnAsync(Func<Task> work)
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            await work().ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }
}
