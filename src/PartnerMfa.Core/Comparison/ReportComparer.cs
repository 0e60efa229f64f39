using PartnerMfa.Reports;
using PartnerMfa.Requests;
using PartnerMfa.Verdicts;
using PartnerMfa.Work;

namespace PartnerMfa.Comparison;

/// <summary>Compares two reports, and takes the known findings of a baseline into account.</summary>
/// <param name="clock">Decides which entries of the baseline have expired.</param>
/// <param name="observer">Receives messages about entries of the baseline that had no effect.</param>
/// <param name="failed">
/// Receives a failure for each result and each baseline entry that cannot be read. Reading continues with the next one.
/// </param>
internal sealed class ReportComparer(TimeProvider clock, IWorkObserver observer, Action<PartnerMfaException> failed)
{
    /// <returns>Every change, starting with those that need attention.</returns>
    /// <exception cref="PartnerMfaException"><c>ReportUnreadable</c> or <c>BaselineInvalid</c>.</exception>
    public async Task<IReadOnlyList<PartnerMfaChange>> RunAsync(ComparisonRequest request, CancellationToken cancellationToken)
    {
        DateTime now = clock.GetUtcNow().UtcDateTime;
        Baseline baseline = Baseline.Read(request.BaselinePath, failed);
        List<ReportedError> errors = [];
        ComparedResults old = await ReadAsync(request.OldPath, errors.Add, cancellationToken).ConfigureAwait(false);
        foreach (ReportedError error in errors) old.Add(error, now);
        errors.Clear();
        ComparedResults current = await ReadAsync(request.NewPath, errors.Add, cancellationToken).ConfigureAwait(false);

        List<(PartnerMfaResult? Before, PartnerMfaResult? After)> pairs = [];
        HashSet<string> compared = new(StringComparer.OrdinalIgnoreCase);
        foreach (ReportedError error in errors.Where(error => current.KeyAbout(error.Target ?? error.Id) is null))
        {
            string? key = error.Target is { } target ? old.KeyAbout(target) : null;
            if (key is not null && !compared.Add(key)) continue;
            pairs.Add((key is null ? null : old.Find(key), PartnerMfaChanges.OfError(error, now)));
        }

        foreach (string key in old.Keys.Where(compared.Add)) pairs.Add((old.Find(key), current.Find(key)));
        foreach (string key in current.Keys.Where(compared.Add)) pairs.Add((null, current.Find(key)));

        PartnerMfaChange[] changes = [.. pairs.Select(pair => PartnerMfaChanges.Create(pair.Before, pair.After, baseline.Find(pair.After, now), now))];
        foreach (string remark in baseline.Remarks(now)) observer.Warning(remark);
        return [.. changes
            .OrderByDescending(change => change.IsRegression)
            .ThenBy(change => ChangeTally.Order.ToList().IndexOf(change.Change))
            .ThenBy(change => change.Check is not null)
            .ThenBy(change => ResultText.Order.ToList().IndexOf(ResultTally.AnswerOf(change)))
            .ThenBy(ResultText.Subject, StringComparer.OrdinalIgnoreCase)];
    }

    private async Task<ComparedResults> ReadAsync(string path, Action<ReportedError> error, CancellationToken cancellationToken)
    {
        ComparedResults results = new();
        await new ReportReader(path) { Result = results.Add, Error = error, Failed = failed }.ReadAsync(cancellationToken).ConfigureAwait(false);
        return results;
    }
}
