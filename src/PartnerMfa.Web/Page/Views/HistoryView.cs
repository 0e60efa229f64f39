using PartnerMfa.Reports.Formats.Html;
using PartnerMfa.Verdicts;
using PartnerMfa.Web.Page.Jobs;

namespace PartnerMfa.Web.Page.Views;

/// <summary>The list of the tests of this session.</summary>
internal static class HistoryView
{
    private static readonly Column<Job>[] Columns =
    [
        new("Answer", job => $"<td>{Answer(job)}</td>"),
        new("Question", job => $"<td><a href=\"{JobView.AddressOf(job)}\">{job.Request.Card.Question}</a>{(job.Request.Environment.IsSandbox ? HtmlElements.Sandbox : null)}</td>"),
        new("About", job => $"<td>{About(job)}</td>"),
        new("-Started (UTC)", job => $"<td class=\"time extra\">{DisplayFormat.Time(job.StartedOn).Replace(" UTC", "", StringComparison.Ordinal)}</td>"),
    ];

    public static Markup Of(IReadOnlyList<Job> jobs) => Layout.Page("History", $"""
        <header class="intro"><h1 class="plain">History</h1><p class="lead">The tests of this session. They are forgotten when PartnerMfa ends: save a report to keep one.</p></header>
        <main id="main" tabindex="-1">
        {(jobs.Count == 0 ? (Markup)$"<p>Nothing has been tested yet. <a href=\"./\">Go to the four questions</a>.</p>" : (Markup)$"{Table(jobs)}<form method=\"post\" action=\"clear\"><button class=\"quiet\">Clear the history</button></form>")}
        </main>
        """, "history");

    public static Markup Table(IEnumerable<Job> jobs) => HtmlTable.Of("Tests of this session, the newest first", Columns, jobs);

    private static Markup Answer(Job job) => job switch
    {
        { IsOver: false } => $"running",
        { Results.HasContent: true } => HtmlElements.Badge(job.Results.Tally.Answer),
        { Progress.State: JobState.Cancelled } => $"cancelled",
        _ => $"no answer",
    };

    private static Markup About(Job job)
    {
        if (job.Results.First is not { } first) return job.Request.User is { } user ? HtmlElements.Name(user) : $"";
        int more = job.Results.Tally.Results - 1;
        return more > 0 && job.Request.Card != Card.Setup
            ? $"{HtmlElements.Name(ResultText.Subject(first))} and {DisplayFormat.Count(more)} more"
            : HtmlElements.Name(ResultText.Subject(first));
    }
}
