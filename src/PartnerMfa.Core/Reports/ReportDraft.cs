using PartnerMfa.Errors;

namespace PartnerMfa.Reports;

/// <summary>What a report will hold, collected as it comes. It can be written as often as wanted, in any format and to any place.</summary>
/// <param name="title">What the report is called; null when it has no title.</param>
/// <param name="signedBy">Who signs it; null when it is not signed.</param>
internal sealed class ReportDraft(string? title, string? signedBy = null) : IDisposable
{
    private readonly ResultSpool _spool = new();
    private readonly ReportSummary _summary = new(title) { SignedBy = signedBy };
    private readonly List<ReportEntry> _entries = [];

    /// <summary>Whether there is a result or a failure to report.</summary>
    public bool HasContent { get; private set; }

    public void Add(PartnerMfaResult result)
    {
        SpoolPlace place = _spool.Append(result);
        _summary.Add(result);
        _entries.Add(ReportEntry.Of(result, _entries.Count + 1, place) with { Tenant = _summary.Tenants.NumberOf(result) });
        HasContent = true;
    }

    /// <param name="failure">What failed.</param>
    /// <param name="isSimulated">Whether that was in the sandbox.</param>
    public void AddFailure(PartnerMfaException failure, bool isSimulated)
    {
        _summary.Add(failure, isSimulated);
        HasContent |= failure.Id != ErrorId.NotAResult;
    }

    /// <summary>Everything so far, as the formats take it.</summary>
    /// <param name="now">The time of writing, UTC.</param>
    public ReportContent Complete(DateTime now)
    {
        _summary.Complete(now);
        return new ReportContent(_summary, _entries, _spool);
    }

    public void Dispose() => _spool.Dispose();
}
