namespace PartnerMfa.Reports.Html;

/// <summary>What came to no answer, and why.</summary>
internal static class FailureList
{
    public static Markup Of(ReportSummary summary)
    {
        int untold = summary.Tally.Errors - summary.Failures.Count;
        return $"""
            <section aria-labelledby="errors">
            <h2 id="errors">{Parts.Counted(summary.Tally.Errors, "thing", "things")} came to no answer</h2>
            {summary.Failures.Select(Article)}{(untold > 0 ? More(untold) : null)}</section>

            """;
    }

    private static Markup Article(PartnerMfaException failure) => $"""
        <article class="unknown">
        <h3><span class="badge unknown"><span aria-hidden="true">!</span> Error</span> {failure.ErrorId}</h3>
        <dl class="words">
        {Parts.Row("Found", failure.Message)}{Parts.Row("What to do", failure.Remedy)}{Optional("About", failure.TargetName)}{Optional("Correlation id", failure.CorrelationId)}{Optional("Trace id", failure.TraceId)}</dl>
        </article>

        """;

    private static Markup? Optional(string name, string? value) => value is null ? null : Parts.Row(name, value);

    private static Markup More(int untold) => $"<p>And {ReportTimes.Count(untold)} more.</p>\n";
}
