using System.Globalization;
using PartnerMfa.Reports;
using PartnerMfa.Reports.Html;
using PartnerMfa.Web.Page.Jobs;

namespace PartnerMfa.Web.Page;

/// <summary>A report as it is saved: the same as the tool writes.</summary>
internal sealed record SavedReport(string Name, string Extension, string MediaType, IReportFormat Format)
{
    private static readonly SavedReport[] All =
    [
        new("html", ".html", "text/html; charset=utf-8", new HtmlReport()),
        new("json", ".json", "application/json", new JsonReport()),
        new("markdown", ".md", "text/markdown; charset=utf-8", new MarkdownReport()),
        new("junit", ".xml", "application/xml", new JUnitReport()),
    ];

    public static SavedReport Find(string? name) => Array.Find(All, report => report.Name == name) ?? All[0];

    public string FileName(Job job) =>
        $"partner-mfa-{job.Request.Card.Path}-{job.StartedOn.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}{Extension}";
}
