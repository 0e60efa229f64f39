using PartnerMfa.Verdicts;

namespace PartnerMfa.Reports.Html;

/// <summary>How applications call Partner Center: all of them in one table, and each with its days, users, and newest calls without MFA.</summary>
internal static class UsageTables
{
    private const string ExtraNumber = "extra number";

    private static readonly string[] ApplicationHeaders = ["Application", "-#Calls", "-#With MFA", "#Without MFA", "Share with MFA", "-Last without MFA (UTC)"];
    private static readonly string[] DayHeaders = ["Day (UTC)", "#Calls", "#With MFA", "#Without MFA", "Share with MFA"];
    private static readonly string[] UserHeaders = ["User", "Object ID", "Last without MFA (UTC)"];
    private static readonly string[] CallHeaders = ["When (UTC)", "Operation", "User", "Address", "Correlation ID", "Request ID"];

    public static IEnumerable<Markup> ByApplication(ReportContent content)
    {
        ReportEntry[] usages = [.. content.Entries.Where(entry => entry.IsUsage)];
        if (usages.Length < 2) yield break;
        IEnumerable<ReportEntry> inOrder = ResultText.Order.SelectMany(answer => usages.Where(entry => entry.Answer == answer));
        yield return $"<section aria-labelledby=\"usage\">\n<h2 id=\"usage\">Calls by application</h2>\n";
        yield return HtmlElements.Table("Calls to Partner Center by application", ApplicationHeaders, inOrder.Select(entry => ApplicationRow((PartnerMfaUsage)content.Read(entry), entry)));
        yield return $"</section>\n";
    }

    public static Markup Of(PartnerMfaUsage usage, int number) => $"""
        <p>{Sentence(usage)}</p>
        {UsageChart.Of(usage, number)}{Days(usage)}{Users(usage)}{Calls(usage)}
        """;

    private static Markup ApplicationRow(PartnerMfaUsage usage, ReportEntry entry) => $"""
        <tr><td><a href="#a{entry.Number}">{HtmlElements.Name(ResultText.Subject(usage))}</a>{HtmlElements.SandboxMark(usage)}</td>{HtmlElements.Number(usage.TotalRequests, ExtraNumber)}{HtmlElements.Number(usage.CompliantRequests, ExtraNumber)}{HtmlElements.Number(usage.TotalRequests - usage.CompliantRequests)}<td class="time">{UsageChart.Bar(usage.CompliantShare)} {DisplayFormat.Percent(usage.CompliantShare)}</td><td class="extra">{(usage.LastNonCompliantOn is { } last ? Time(last) : "none known")}</td></tr>

        """;

    private static string Sentence(PartnerMfaUsage usage) => usage.TotalRequests == 0
        ? "No calls."
        : $"{DisplayFormat.Count(usage.CompliantRequests)} of {DisplayFormat.Count(usage.TotalRequests, "call", "calls")} had MFA ({DisplayFormat.Percent(usage.CompliantShare)}).";

    private static Markup? Days(PartnerMfaUsage usage) => usage.Days.Length == 0 ? null : Folded("Day by day", HtmlElements.Table("Calls day by day", DayHeaders, usage.Days.Select(day =>
        (Markup)$"<tr><td>{DisplayFormat.Day(day.Date)}</td>{HtmlElements.Number(day.TotalRequests)}{HtmlElements.Number(day.CompliantRequests)}{HtmlElements.Number(day.TotalRequests - day.CompliantRequests)}<td>{DisplayFormat.Percent(day.CompliantShare)}</td></tr>\n")));

    private static Markup? Users(PartnerMfaUsage usage) => usage.Users.Length == 0 ? null : HtmlElements.Table("Users who call without MFA, the latest first", UserHeaders, usage.Users.Select(user =>
        (Markup)$"<tr><td>{HtmlElements.Outside(user.UserPrincipalName ?? "not reported")}</td><td>{HtmlElements.Outside(user.ObjectId ?? "")}</td><td>{Time(user.LastNonCompliantOn)}</td></tr>\n"));

    private static Markup? Calls(PartnerMfaUsage usage) => usage.Calls.Length == 0 ? null : Folded($"The newest {DisplayFormat.Count(usage.Calls.Length, "call", "calls")} without MFA", HtmlElements.Table("Calls without MFA, the newest first", CallHeaders, usage.Calls.Select(call =>
        (Markup)$"<tr><td>{Time(call.RequestedOn)}</td><td>{HtmlElements.Outside(call.OperationName ?? "")}</td><td>{HtmlElements.Outside(call.UserPrincipalName ?? call.ObjectId ?? "")}</td><td>{HtmlElements.Outside(call.IpAddress ?? "")}</td><td>{HtmlElements.Outside(call.CorrelationId ?? "")}</td><td>{HtmlElements.Outside(call.RequestId ?? "")}</td></tr>\n")));

    private static Markup Folded(string summary, Markup body) => $"<details><summary>{summary}</summary>\n{body}</details>\n";

    private static string Time(DateTime? time) => time is { } known ? DisplayFormat.Time(known).Replace(" UTC", "") : "";
}
