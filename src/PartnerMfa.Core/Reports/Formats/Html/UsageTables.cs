using PartnerMfa.Verdicts;

namespace PartnerMfa.Reports.Formats.Html;

/// <summary>
/// How applications call Partner Center: one table of all applications, and each application's days, users, and latest calls without MFA.
/// </summary>
internal static class UsageTables
{
    private const string ExtraNumber = "extra number";

    private static readonly Column<(ReportEntry Entry, PartnerMfaUsage Usage)>[] ApplicationColumns =
    [
        new("Application", row => $"<td><a href=\"#a{row.Entry.Number}\">{HtmlElements.Name(ResultText.Subject(row.Usage))}</a>{HtmlElements.SandboxMark(row.Usage)}</td>"),
        new("-#Calls", row => HtmlElements.Number(row.Usage.TotalRequests, ExtraNumber)),
        new("-#With MFA", row => HtmlElements.Number(row.Usage.CompliantRequests, ExtraNumber)),
        new("#Without MFA", row => HtmlElements.Number(row.Usage.TotalRequests - row.Usage.CompliantRequests)),
        new("Share with MFA", row => $"<td class=\"time\">{UsageChart.Bar(row.Usage.CompliantShare)} {DisplayFormat.Percent(row.Usage.CompliantShare)}</td>"),
        new("-Last without MFA (UTC)", row => $"<td class=\"extra\">{(row.Usage.LastNonCompliantOn is { } last ? Time(last) : "none known")}</td>"),
    ];

    private static readonly Column<PartnerMfaUsageDay>[] DayColumns =
    [
        new("Day (UTC)", day => $"<td>{DisplayFormat.Day(day.Date)}</td>"),
        new("#Calls", day => HtmlElements.Number(day.TotalRequests)),
        new("#With MFA", day => HtmlElements.Number(day.CompliantRequests)),
        new("#Without MFA", day => HtmlElements.Number(day.TotalRequests - day.CompliantRequests)),
        new("Share with MFA", day => $"<td>{DisplayFormat.Percent(day.CompliantShare)}</td>"),
    ];

    private static readonly Column<PartnerMfaUsageUser>[] UserColumns =
    [
        new("User", user => $"<td>{HtmlElements.Outside(user.UserPrincipalName ?? "not reported")}</td>"),
        new("Object ID", user => $"<td>{HtmlElements.Outside(user.ObjectId ?? "")}</td>"),
        new("Last without MFA (UTC)", user => $"<td>{Time(user.LastNonCompliantOn)}</td>"),
    ];

    private static readonly Column<PartnerMfaUsageCall>[] CallColumns =
    [
        new("When (UTC)", call => $"<td>{Time(call.RequestedOn)}</td>"),
        new("Operation", call => $"<td>{HtmlElements.Outside(call.OperationName ?? "")}</td>"),
        new("User", call => $"<td>{HtmlElements.Outside(call.UserPrincipalName ?? call.ObjectId ?? "")}</td>"),
        new("Address", call => $"<td>{HtmlElements.Outside(call.IpAddress ?? "")}</td>"),
        new("Correlation ID", call => $"<td>{HtmlElements.Outside(call.CorrelationId ?? "")}</td>"),
        new("Request ID", call => $"<td>{HtmlElements.Outside(call.RequestId ?? "")}</td>"),
    ];

    public static IEnumerable<Markup> ByApplication(ReportContent content)
    {
        ReportEntry[] usages = [.. content.Entries.Where(entry => entry.IsUsage)];
        if (usages.Length < 2) yield break;
        IEnumerable<ReportEntry> inOrder = ResultText.Order.SelectMany(answer => usages.Where(entry => entry.Answer == answer));
        yield return $"<section aria-labelledby=\"usage\">\n<h2 id=\"usage\">Calls by application</h2>\n";
        yield return HtmlTable.Of("Calls to Partner Center by application", ApplicationColumns, inOrder.Select(entry => (entry, (PartnerMfaUsage)content.Read(entry))));
        yield return $"</section>\n";
    }

    public static Markup Of(PartnerMfaUsage usage, int number) => $"""
        <p>{Sentence(usage)}</p>
        {UsageChart.Of(usage, number)}{Days(usage)}{Users(usage)}{Calls(usage)}
        """;

    private static string Sentence(PartnerMfaUsage usage) => usage.TotalRequests == 0
        ? "No calls."
        : $"{DisplayFormat.Count(usage.CompliantRequests)} of {DisplayFormat.Count(usage.TotalRequests, "call", "calls")} had MFA ({DisplayFormat.Percent(usage.CompliantShare)}).";

    private static Markup? Days(PartnerMfaUsage usage) =>
        usage.Days.Length == 0 ? null : Folded("Day by day", HtmlTable.Of("Calls day by day", DayColumns, usage.Days));

    private static Markup? Users(PartnerMfaUsage usage) =>
        usage.Users.Length == 0 ? null : HtmlTable.Of("Users who call without MFA, the latest first", UserColumns, usage.Users);

    private static Markup? Calls(PartnerMfaUsage usage) => usage.Calls.Length == 0 ? null : Folded(
        $"The newest {DisplayFormat.Count(usage.Calls.Length, "call", "calls")} without MFA",
        HtmlTable.Of("Calls without MFA, the newest first", CallColumns, usage.Calls));

    private static Markup Folded(string summary, Markup body) => $"<details><summary>{summary}</summary>\n{body}</details>\n";

    private static string Time(DateTime? time) => time is { } known ? DisplayFormat.Time(known).Replace(" UTC", "") : "";
}

/// <summary>
/// The share of calls with MFA for each day: the filled part of a bar. Full and empty bars also differ without color, and a sentence below
/// says what the picture shows.
/// </summary>
internal static class UsageChart
{
    // With more days, the bars would be too thin to see on a phone.
    private const int MostDays = 92;
    private const double BarWidth = 8;
    private const double Step = 10;
    private const double Height = 100;
    private const double ShareWidth = 80;

    public static Markup? Of(PartnerMfaUsage usage, int number)
    {
        if (usage.Days.Length < 2) return null;
        DateTime newest = usage.Days.Max(day => day.Date).Date;
        PartnerMfaUsageDay[] days = [.. usage.Days.Where(day => (newest - day.Date).TotalDays < MostDays).OrderBy(day => day.Date)];
        DateTime oldest = days[0].Date.Date;
        string caption = $"Share of calls with MFA, {DisplayFormat.Day(oldest)} to {DisplayFormat.Day(newest)}";
        double width = (((newest - oldest).TotalDays + 1) * Step) + 2;
        return $"""
            <figure>
            <figcaption>{caption}{(days.Length < usage.Days.Length ? $" (the newest {MostDays} days; the table has all)" : "")}. <span class="key"><span class="with" aria-hidden="true">■</span> with MFA <span class="without" aria-hidden="true">□</span> without</span></figcaption>
            <div class="chart"><span class="top">100 %</span><span class="bottom">0 %</span>
            <svg role="img" aria-labelledby="t{number}" viewBox="-1 -1 {width} {Height + 2}" preserveAspectRatio="none">
            <title id="t{number}">{caption}</title>
            {days.Select(day => Day(day, (day.Date.Date - oldest).TotalDays * Step))}</svg></div>
            <p class="ends"><span>{DisplayFormat.Day(oldest)}</span> <span>{DisplayFormat.Day(newest)}</span></p>
            <p class="shown">{Description(days)}</p>
            </figure>

            """;
    }

    /// <summary>One share as a small bar. The text next to it says the same.</summary>
    public static Markup? Bar(double? share) => share is not { } some ? null : (Markup)$"""
        <svg class="bar" aria-hidden="true" width="84" height="12" viewBox="-2 -2 84 12"><rect class="all" width="80" height="8"/><rect class="with" width="{ShareWidth * Math.Min(1, Math.Max(0, some))}" height="8"/></svg>
        """;

    private static string Description(PartnerMfaUsageDay[] days)
    {
        int without = days.Count(day => day.CompliantRequests < day.TotalRequests);
        PartnerMfaUsageDay least = days.OrderBy(day => day.CompliantShare ?? 1).First();
        return without == 0
            ? $"Every call had MFA on each of {DisplayFormat.Count(days.Length, "day", "days")} with calls."
            : $"Calls without MFA on {without} of {DisplayFormat.Count(days.Length, "day", "days")} with calls. The lowest share is {DisplayFormat.Percent(least.CompliantShare)}, on {DisplayFormat.Day(least.Date)}.";
    }

    private static Markup Day(PartnerMfaUsageDay day, double x)
    {
        double filled = Height * Math.Min(1, Math.Max(0, day.CompliantShare ?? 0));
        return $"""
            <g><title>{DisplayFormat.Day(day.Date)}: {DisplayFormat.Count(day.CompliantRequests)} of {DisplayFormat.Count(day.TotalRequests)} with MFA</title><rect class="all" x="{x}" y="0" width="{BarWidth}" height="{Height}"/><rect class="with" x="{x}" y="{Height - filled}" width="{BarWidth}" height="{filled}"/></g>

            """;
    }
}
