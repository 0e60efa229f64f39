using PartnerMfa.Verdicts;

namespace PartnerMfa.Reports.Html;

/// <summary>What could not be tested, and why.</summary>
internal static class FailureList
{
    public static IEnumerable<Markup> Of(ReportSummary summary)
    {
        if (summary.Failures.Count == 0) yield break;
        int more = summary.Tally.Errors - summary.Failures.Count;
        yield return $"""
            <section aria-labelledby="errors">
            <h2 id="errors">{DisplayFormat.Count(summary.Tally.Errors, "check", "checks")} could not be completed</h2>
            {summary.Failures.Select(Card)}{(more > 0 ? More(more) : null)}</section>

            """;
    }

    private static Markup Card(ReportFailure failed) => $"""
        <article class="unknown">
        <h3><span class="badge unknown"><span aria-hidden="true">!</span> Error</span> {ResultText.CheckName(failed.Failure.ErrorId)}{(failed.IsSimulated ? HtmlElements.Sandbox : null)}</h3>
        <dl class="words">
        {HtmlElements.Row("Found", HtmlElements.Prose(failed.Failure.Message))}<div class="todo"><dt>What to do</dt><dd>{HtmlElements.Prose(failed.Failure.Remedy)}</dd></div>
        {HtmlElements.Row("Error", failed.Failure.ErrorId)}{Optional("About", failed.Failure.TargetName)}{Optional("Correlation ID", failed.Failure.CorrelationId)}{Optional("Trace ID", failed.Failure.TraceId)}</dl>
        </article>

        """;

    private static Markup? Optional(string name, string? value) => value is null ? null : HtmlElements.Row(name, value);

    private static Markup More(int more) => $"<p>And {DisplayFormat.Count(more)} more.</p>\n";
}
