using PartnerMfa.Verdicts;

namespace PartnerMfa.Reports;

/// <summary>The part of a result that stays in memory, which is enough to sort and group it.</summary>
/// <param name="Number">Its position among the inputs, from 1.</param>
/// <param name="Place">The position of the complete result.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Reason">The reason code.</param>
internal sealed record ReportEntry(int Number, SpoolPlace Place, MfaAnswer Answer, string Reason)
{
    /// <summary>The name of the check, if it is one.</summary>
    public string? Check { get; init; }

    /// <summary>The account, if this is the answer of a setup or one of its checks.</summary>
    public string? Setup { get; init; }

    public DateTime CheckedOn { get; init; }

    public ResultKind Kind { get; init; }

    public bool IsUsage => Kind == ResultKind.Usage;

    /// <summary>The number of its tenant within the report; null when the result names no tenant.</summary>
    public int? Tenant { get; init; }

    /// <summary>The kind of change, in a comparison.</summary>
    public string? Change { get; init; }

    /// <summary>Whether it makes the comparison fail.</summary>
    public bool IsRegression { get; init; }

    /// <summary>Whether the baseline accepts it.</summary>
    public bool IsAccepted { get; init; }

    /// <summary>Whether it is one of Microsoft's scores of the tenant.</summary>
    public bool IsScore { get; init; }

    /// <summary>The cause. Results with the same cause share a card; each setup and each application has a cause of its own.</summary>
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

/// <summary>An answer with the checks that belong to it.</summary>
/// <param name="Whole">The answer; null for checks whose answer is missing.</param>
/// <param name="Checks">The checks, in the order in which they arrived.</param>
internal sealed record ReportGroup(ReportEntry? Whole, IReadOnlyList<ReportEntry> Checks)
{
    public int Number => Whole?.Number ?? Checks[0].Number;

    public int? Tenant => (Whole ?? Checks[0]).Tenant;
}

/// <summary>Groups the checks of a setup under its answer, no matter what came between them.</summary>
internal static class ReportGroups
{
    /// <returns>The answers in the order in which they arrived. Checks without an answer take the position of the first one.</returns>
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
