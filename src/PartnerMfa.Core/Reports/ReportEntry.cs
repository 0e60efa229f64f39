using PartnerMfa.Verdicts;

namespace PartnerMfa.Reports;

/// <summary>What is kept of a result in memory: enough to sort and group it.</summary>
/// <param name="Number">Its place among the inputs, from 1.</param>
/// <param name="Place">Where the whole of it is.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Reason">Its code.</param>
internal sealed record ReportEntry(int Number, SpoolPlace Place, MfaAnswer Answer, string Reason)
{
    /// <summary>Of a check: its name.</summary>
    public string? Check { get; init; }

    /// <summary>Of a setup's answer and its checks: whose they are.</summary>
    public string? Setup { get; init; }

    public DateTime CheckedOn { get; init; }

    public ResultKind Kind { get; init; }

    public bool IsUsage => Kind == ResultKind.Usage;

    /// <summary>The number of the tenant among those of the report; null when the result names none.</summary>
    public int? Tenant { get; init; }

    /// <summary>Of a comparison: what became of it.</summary>
    public string? Change { get; init; }

    /// <summary>It makes the comparison fail.</summary>
    public bool IsRegression { get; init; }

    /// <summary>The baseline accepts it.</summary>
    public bool IsAccepted { get; init; }

    /// <summary>One of Microsoft's scores of the tenant.</summary>
    public bool IsScore { get; init; }

    /// <summary>Results of the same cause share one card. A setup and an application have causes of their own.</summary>
    public string Cause => IsUsage || Setup is not null ? $"{Reason} {Number}" : Reason;

    public static ReportEntry Of(PartnerMfaResult result, int number, SpoolPlace place) =>
        new(number, place, Verdicts.ResultTally.AnswerOf(result), result.Reason)
        {
            Check = result.Check,
            Setup = result is PartnerMfaChange || (result.Check is null && result.DecidedBy is null) ? null : $"{result.Environment}\n{result.TenantId}\n{result.Account}".ToUpperInvariant(),
            CheckedOn = result.CheckedOn,
            Kind = ResultKinds.Of(result),
            Change = (result as PartnerMfaChange)?.Change,
            IsRegression = result is PartnerMfaChange { IsRegression: true },
            IsAccepted = result is PartnerMfaChange { AcceptedBecause: not null },
            IsScore = ResultText.IsScore(result),
        };
}

/// <summary>An answer with the checks that are part of it.</summary>
/// <param name="Whole">The answer; null of checks whose answer is not there.</param>
/// <param name="Checks">In the order in which they came.</param>
internal sealed record ReportGroup(ReportEntry? Whole, IReadOnlyList<ReportEntry> Checks)
{
    public int Number => Whole?.Number ?? Checks[0].Number;

    public int? Tenant => (Whole ?? Checks[0]).Tenant;
}

/// <summary>Groups the checks of a setup under its answer, whatever came between them.</summary>
internal static class ReportGroups
{
    /// <returns>The answers in the order in which they came; checks without one stand where the first of them came.</returns>
    public static IReadOnlyList<ReportGroup> Of(IReadOnlyList<ReportEntry> entries)
    {
        ILookup<string?, ReportEntry> setups = entries.Where(entry => entry is { Check: null, Setup: not null }).ToLookup(entry => entry.Setup);
        ILookup<ReportEntry, ReportEntry> checks = entries
            .Where(entry => entry.Check is not null && setups.Contains(entry.Setup))
            .ToLookup(check => Nearest(check, setups[check.Setup]));
        IEnumerable<ReportGroup> answers = entries.Where(entry => entry.Check is null).Select(entry => new ReportGroup(entry, [.. checks[entry]]));
        IEnumerable<ReportGroup> alone = entries
            .Where(entry => entry.Check is not null && !setups.Contains(entry.Setup))
            .GroupBy(check => check.Setup)
            .Select(group => new ReportGroup(null, [.. group]));
        return [.. answers.Concat(alone).OrderBy(group => group.Number)];
    }

    // The same account may have been checked several times.
    private static ReportEntry Nearest(ReportEntry check, IEnumerable<ReportEntry> answers) => answers
        .OrderBy(answer => (answer.CheckedOn - check.CheckedOn).Duration())
        .ThenBy(answer => Math.Abs(answer.Number - check.Number))
        .First();
}
