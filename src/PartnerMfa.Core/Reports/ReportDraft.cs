using PartnerMfa.Errors;

namespace PartnerMfa.Reports;

/// <summary>
/// The content of a report, collected as it arrives. It can be written any number of times, in any format and to any place.
/// </summary>
/// <param name="title">The title of the report; null when it has none.</param>
/// <param name="signedBy">The signer; null when the report is not signed.</param>
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
    /// <param name="isSimulated">Whether it happened in the sandbox.</param>
    public void AddFailure(PartnerMfaException failure, bool isSimulated)
    {
        _summary.Add(failure, isSimulated);
        HasContent |= failure.Id != ErrorId.NotAResult;
    }

    /// <summary>Returns everything collected so far, in the form that the formats need.</summary>
    /// <param name="now">The time of writing, UTC.</param>
    public ReportContent Complete(DateTime now)
    {
        _summary.Complete(now);
        return new ReportContent(_summary, _entries, _spool);
    }

    public void Dispose() => _spool.Dispose();
}
