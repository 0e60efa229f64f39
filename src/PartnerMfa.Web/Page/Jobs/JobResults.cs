using PartnerMfa.Reports;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Web.Page.Jobs;

/// <summary>What a job came to, kept as a report keeps it: a capture can hold more tokens than memory should.</summary>
internal sealed class JobResults(string title, PartnerMfaEnvironment environment, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Lazy<ReportDraft> _draft = new(() => new ReportDraft(title));

    /// <summary>The first result, whom the history names; null while there is none.</summary>
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

    /// <summary>Passes all results to a writer. They share a file, so one reads at a time.</summary>
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
