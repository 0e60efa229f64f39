using PartnerMfa.Errors;
using PartnerMfa.Reports.Html;
using PartnerMfa.Requests;

namespace PartnerMfa.Reports;

/// <summary>The report formats, and the file name extensions that select them.</summary>
internal static class ReportFormats
{
    private static readonly Dictionary<string, PartnerMfaReportFormat> ByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        [".html"] = PartnerMfaReportFormat.Html,
        [".htm"] = PartnerMfaReportFormat.Html,
        [".json"] = PartnerMfaReportFormat.Json,
        [".md"] = PartnerMfaReportFormat.Markdown,
        [".markdown"] = PartnerMfaReportFormat.Markdown,
        [".xml"] = PartnerMfaReportFormat.JUnit,
        [".jws"] = PartnerMfaReportFormat.Jws,
    };

    /// <exception cref="PartnerMfaException"><c>ReportFormatUnknown</c>.</exception>
    public static IReportFormat For(ReportRequest request)
    {
        PartnerMfaReportFormat format = request.Format
            ?? (ByExtension.TryGetValue(Path.GetExtension(request.Path), out PartnerMfaReportFormat known)
                ? known
                : throw Failures.ReportFormatUnknown(Path.GetFileName(request.Path)));
        return format switch
        {
            PartnerMfaReportFormat.Html => new HtmlReport(),
            PartnerMfaReportFormat.Json => new JsonReport(),
            PartnerMfaReportFormat.Markdown => new MarkdownReport(),
            PartnerMfaReportFormat.SupportText => new SupportText(),
            PartnerMfaReportFormat.Jws => new SignedJsonReport(),
            _ => new JUnitReport(),
        };
    }
}

/// <summary>Writes a report in one format.</summary>
internal interface IReportFormat
{
    Task WriteAsync(ReportContent content, TextWriter output, CancellationToken cancellationToken);
}
