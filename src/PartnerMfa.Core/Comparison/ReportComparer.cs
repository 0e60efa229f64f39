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
        foreach (ReportedError error in errors)
        {
            string target = error.Target ?? error.Id;
            PartnerMfaResult failure = PartnerMfaChanges.OfError(error, now);
            // A test that could not be completed is not gone, even when another test of the same account has an answer.
            string[] known = [.. old.KeysAbout(target)], lost = [.. known.Where(key => current.Find(key).Count == 0)];
            foreach (string key in lost.Where(compared.Add)) pairs.AddRange(old.Find(key).Values.Select(before => (before, failure))!);
            if (known.Length == 0 && !current.KeysAbout(target).Any()) pairs.Add((null, failure));
        }

        foreach (string key in old.Keys.Concat(current.Keys).Where(compared.Add)) pairs.AddRange(Pair(old.Find(key), current.Find(key)));

        PartnerMfaChange[] changes = [.. pairs.Select(pair => PartnerMfaChanges.Create(pair.Before, pair.After, baseline.Find(pair.After, now), now))];
        foreach (string remark in baseline.Remarks(now)) observer.Warning(remark);
        return [.. changes
            .OrderByDescending(change => change.IsRegression)
            .ThenBy(change => ChangeTally.Order.ToList().IndexOf(change.Change))
            .ThenBy(change => change.Check is not null)
            .ThenBy(change => ResultText.Order.ToList().IndexOf(ResultTally.AnswerOf(change)))
            .ThenBy(ResultText.Subject, StringComparer.OrdinalIgnoreCase)];
    }

    // With one result on each side, a change of app or environment is part of the comparison. With several, each is compared with its own.
    private static IEnumerable<(PartnerMfaResult? Before, PartnerMfaResult? After)> Pair(
        IReadOnlyDictionary<string, PartnerMfaResult> before, IReadOnlyDictionary<string, PartnerMfaResult> after)
    {
        if (before.Count <= 1 && after.Count <= 1) return [(before.Values.FirstOrDefault(), after.Values.FirstOrDefault())];
        return before.Keys.Union(after.Keys, StringComparer.OrdinalIgnoreCase).Select(variant => (Of(before, variant), Of(after, variant)));

        static PartnerMfaResult? Of(IReadOnlyDictionary<string, PartnerMfaResult> results, string variant) => results.TryGetValue(variant, out PartnerMfaResult? found) ? found : null;
    }

    private async Task<ComparedResults> ReadAsync(string path, Action<ReportedError> error, CancellationToken cancellationToken)
    {
        ComparedResults results = new();
        await new ReportReader(path) { Result = results.Add, Error = error, Failed = failed }.ReadAsync(cancellationToken).ConfigureAwait(false);
        return results;
    }
}
