using PartnerMfa.Verdicts;
namespace PartnerMfa.Reports.Html;

/// <summary>How an application calls Partner Center: a picture of its days, and everything in tables.</summary>
internal static class UsageBody
{
    private static readonly string[] DayHeaders = ["Day (UTC)", "#Calls", "#With MFA", "#Without MFA", "Share with MFA"];
    private static readonly string[] UserHeaders = ["User", "Object id", "Last without MFA (UTC)"];
    private static readonly string[] CallHeaders = ["When (UTC)", "Operation", "User", "Address", "Correlation id", "Request id"];

    public static Markup Of(PartnerMfaUsage usage, int number) => $"""
        <p>{Sentence(usage)}</p>
        {UsageChart.Of(usage, number)}{Days(usage)}{Users(usage)}{Calls(usage)}
        """;

    private static string Sentence(PartnerMfaUsage usage) => usage.TotalRequests == 0
        ? "No calls."
        : $"{DisplayFormat.Count(usage.CompliantRequests)} of {DisplayFormat.Count(usage.TotalRequests, "call", "calls")} were made with MFA ({DisplayFormat.Percent(usage.CompliantShare)}).";

    private static Markup? Days(PartnerMfaUsage usage) => usage.Days.Length == 0 ? null : Folded("Day by day", HtmlElements.Table("Calls day by day", DayHeaders, usage.Days.Select(day =>
        (Markup)$"<tr><td>{DisplayFormat.Day(day.Date)}</td>{HtmlElements.Number(day.TotalRequests)}{HtmlElements.Number(day.CompliantRequests)}{HtmlElements.Number(day.TotalRequests - day.CompliantRequests)}<td>{DisplayFormat.Percent(day.CompliantShare)}</td></tr>\n")));

    private static Markup? Users(PartnerMfaUsage usage) => usage.Users.Length == 0 ? null : HtmlElements.Table("Users that call without MFA, the latest first", UserHeaders, usage.Users.Select(user =>
        (Markup)$"<tr><td>{HtmlElements.Outside(user.UserPrincipalName ?? "not told")}</td><td>{HtmlElements.Outside(user.ObjectId ?? "")}</td><td>{Time(user.LastNonCompliantOn)}</td></tr>\n"));

    private static Markup? Calls(PartnerMfaUsage usage) => usage.Calls.Length == 0 ? null : Folded($"The newest {DisplayFormat.Count(usage.Calls.Length, "call", "calls")} without MFA", HtmlElements.Table("Calls without MFA, the newest first", CallHeaders, usage.Calls.Select(call =>
        (Markup)$"<tr><td>{Time(call.RequestedOn)}</td><td>{HtmlElements.Outside(call.OperationName ?? "")}</td><td>{HtmlElements.Outside(call.UserPrincipalName ?? call.ObjectId ?? "")}</td><td>{HtmlElements.Outside(call.IpAddress ?? "")}</td><td>{HtmlElements.Outside(call.CorrelationId ?? "")}</td><td>{HtmlElements.Outside(call.RequestId ?? "")}</td></tr>\n")));

    private static Markup Folded(string summary, Markup body) => $"<details><summary>{summary}</summary>\n{body}</details>\n";

    private static string Time(DateTime? time) => time is { } known ? DisplayFormat.Time(known).Replace(" UTC", "") : "";
}
