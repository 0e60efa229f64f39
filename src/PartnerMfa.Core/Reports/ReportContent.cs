namespace PartnerMfa.Reports;

/// <summary>Everything that is in a report. Results are read one by one, when they are asked for.</summary>
internal sealed class ReportContent(ReportSummary summary, IReadOnlyList<ReportEntry> entries, ResultSpool spool)
{
    public ReportSummary Summary => summary;

    public ReportHeadline Headline { get; } = ReportHeadline.Of(summary);

    /// <summary>The results in the order in which they came.</summary>
    public IReadOnlyList<ReportEntry> Entries => entries;

    /// <summary>The answers in the order in which they came, each with the checks that are part of it.</summary>
    public IReadOnlyList<ReportGroup> Groups { get; } = ReportGroups.Of(entries);

    public PartnerMfaResult Read(ReportEntry entry) => spool.Read(entry);

    public string ReadJson(ReportEntry entry) => spool.ReadText(entry.Place);
}
