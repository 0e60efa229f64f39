using PartnerMfa.Verdicts;
namespace PartnerMfa.Reports.Html;

/// <summary>All applications of the report in one table.</summary>
internal static class UsageOverview
{
    private static readonly string[] Headers = ["Application", "-#Calls", "-#With MFA", "#Without MFA", "Share with MFA", "-Last without MFA (UTC)"];
    private const string ExtraNumber = "extra number";

    public static IEnumerable<Markup> Of(ReportContent content)
    {
        ReportEntry[] usages = [.. content.Entries.Where(entry => entry.IsUsage)];
        if (usages.Length < 2) yield break;
        yield return $"<section aria-labelledby=\"usage\">\n<h2 id=\"usage\">Calls by application</h2>\n";
        yield return HtmlElements.Table("Calls of Partner Center by application", Headers, usages.Select(entry => Row((PartnerMfaUsage)content.Read(entry), entry)));
        yield return $"</section>\n";
    }

    private static Markup Row(PartnerMfaUsage usage, ReportEntry entry) => $"""
        <tr><td><a href="#a{entry.Number}">{HtmlElements.Name(ResultText.Subject(usage))}</a>{HtmlElements.SandboxMark(usage)}</td>{HtmlElements.Number(usage.TotalRequests, ExtraNumber)}{HtmlElements.Number(usage.CompliantRequests, ExtraNumber)}{HtmlElements.Number(usage.TotalRequests - usage.CompliantRequests)}<td class="time">{ShareBar.Of(usage.CompliantShare)} {DisplayFormat.Percent(usage.CompliantShare)}</td><td class="extra">{(usage.LastNonCompliantOn is { } last ? DisplayFormat.Time(last).Replace(" UTC", "") : "none known")}</td></tr>

        """;
}
