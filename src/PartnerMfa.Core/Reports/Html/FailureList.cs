using PartnerMfa.Verdicts;
using PartnerMfa.Errors;

namespace PartnerMfa.Reports.Html;

/// <summary>What came to no answer, and why.</summary>
internal static class FailureList
{
    public static Markup Of(ReportSummary summary)
    {
        int untold = summary.Tally.Errors - summary.Failures.Count;
        return $"""
            <section aria-labelledby="errors">
            <h2 id="errors">{DisplayFormat.Count(summary.Tally.Errors, "check", "checks")} could not be completed</h2>
            {summary.Failures.Select(Article)}{(untold > 0 ? More(untold) : null)}</section>

            """;
    }

    private static Markup Article(ReportFailure failed) => Article(failed.Failure, failed.IsSimulated);

    private static Markup Article(PartnerMfaException failure, bool isSimulated) => $"""
        <article class="unknown">
        <h3><span class="badge unknown"><span aria-hidden="true">!</span> Error</span> {failure.ErrorId}{(isSimulated ? HtmlElements.Sandbox : null)}</h3>
        <dl class="words">
        {HtmlElements.Row("Found", failure.Message)}{HtmlElements.Row("What to do", failure.Remedy)}{Optional("About", failure.TargetName)}{Optional("Correlation ID", failure.CorrelationId)}{Optional("Trace ID", failure.TraceId)}</dl>
        </article>

        """;

    private static Markup? Optional(string name, string? value) => value is null ? null : HtmlElements.Row(name, value);

    private static Markup More(int untold) => $"<p>And {DisplayFormat.Count(untold)} more.</p>\n";
}
