using PartnerMfa.Verdicts;

namespace PartnerMfa.Reports.Html;

/// <summary>
/// The share of calls with MFA, day by day: a bar for each day, filled as far as the share goes. Full and empty differ without
/// color, too, and a sentence below says what the picture shows.
/// </summary>
internal static class UsageChart
{
    // With more days, a bar is too thin to be seen on a phone.
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

    /// <summary>One share as a small bar. The text beside it says the same.</summary>
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
