using PartnerMfa.Reports;
using PartnerMfa.Reports.Formats.Html;
using PartnerMfa.Web.Page.Jobs;

namespace PartnerMfa.Web.Page.Views;

/// <summary>The outcome of a test: the answer as the report shows it, the next steps, and how to save it.</summary>
internal static class JobView
{
    // When there are more, the report has all of them.
    private const int MostShown = 200;

    public static string AddressOf(Job job) => $"job?id={job.Id}";

    public static async Task<Markup> OfAsync(Job job)
    {
        if (!job.Results.HasContent) return WithoutAnswer(job);
        Markup page = Markup.Empty;
        await job.Results.ReadAsync(content =>
        {
            page = Answer(job, content);
            return Task.CompletedTask;
        }).ConfigureAwait(false);
        return page;
    }

    private static Markup Answer(Job job, ReportContent content) => Layout.Page($"{content.Headline.Word}: {job.Request.Card.Question}", $"""
        {Hero.Answer(content)}
        <main id="main" tabindex="-1">
        {Warnings(job)}<div class="actions">{NextSteps.Of(job, content)}<a class="button second" href="report?id={job.Id}">Save the report</a> <a class="button second" href="report?id={job.Id}&amp;format=json">Save as JSON</a> <a class="button second" href="{job.Request.Address}">{(job.Request.Card == Card.Token ? "Test another token" : "Change and test again")}</a></div>
        {(content.Entries.Count > MostShown ? (Markup)$"<p>There are {content.Entries.Count} results. The report has all of them.</p>" : (Markup)$"{HtmlReport.Sections(content)}")}
        </main>
        """);

    private static Markup WithoutAnswer(Job job)
    {
        bool isCancelled = job.Progress.State == JobState.Cancelled;
        return Layout.Page(isCancelled ? "Cancelled" : "No answer", $"""
            {RunningView.SandboxBanner(job)}<header class="intro"><p class="title">{job.Request.Card.Question}</p><h1 class="plain">{(isCancelled ? "Cancelled" : "No answer")}</h1></header>
            <main id="main" tabindex="-1">
            {Warnings(job)}<p>{(isCancelled ? "The test was cancelled before there was an answer." : "There was nothing to answer for.")}</p>
            <div class="actions"><a class="button" href="{job.Request.Address}">Change and test again</a></div>
            </main>
            """);
    }

    private static Markup? Warnings(Job job) => job.Progress.Warnings.Count == 0 ? null : (Markup)$"""
        <ul class="warnings" aria-label="Warnings">{job.Progress.Warnings.Select(warning => (Markup)$"<li>{HtmlElements.Prose(warning)}</li>")}</ul>

        """;
}
