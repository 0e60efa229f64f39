
namespace PartnerMfa.Reports;

/// <summary>Puts the checks of a setup beneath its answer, whatever stood between them.</summary>
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

    // The same account may have been looked at several times.
    private static ReportEntry Nearest(ReportEntry check, IEnumerable<ReportEntry> answers) => answers
        .OrderBy(answer => (answer.CheckedOn - check.CheckedOn).Duration())
        .ThenBy(answer => Math.Abs(answer.Number - check.Number))
        .First();
}
