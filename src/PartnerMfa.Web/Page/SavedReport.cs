using System.Globalization;
using PartnerMfa.Reports.Formats;
using PartnerMfa.Web.Page.Jobs;

namespace PartnerMfa.Web.Page;

/// <summary>A report that the user saves from the page, the same as the tool writes.</summary>
internal static class SavedReport
{
    /// <summary>The format with this name; a web page when there is no such format or the page does not offer it.</summary>
    public static ReportFormat Find(string? name) => ReportFormats.Named(name) is { MediaType: not null } offered ? offered : ReportFormats.All[0];

    public static string FileName(ReportFormat format, Job job) =>
        $"partner-mfa-{job.Request.Card.Path}-{job.StartedOn.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}{format.Endings[0]}";
}
