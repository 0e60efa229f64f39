using PartnerMfa.Verdicts;

namespace PartnerMfa.Reports.Formats.Html;

/// <summary>
/// A table of setup checks or of Microsoft's scores, starting with those that need attention, with what to do. Their evidence is folded
/// below the table.
/// </summary>
internal static class CheckTable
{
    public static IEnumerable<Markup> Of(ReportContent content, IReadOnlyList<ReportEntry> checks, string caption, bool areMarked = true)
    {
        if (checks.Count == 0) yield break;
        ReportEntry[] inOrder = [.. ResultText.Order.SelectMany(answer => checks.Where(check => check.Answer == answer))];
        yield return HtmlTable.Of(
            caption,
            [
                new("Answer", row => $"<td>{HtmlElements.Badge(row.Check.Answer)}</td>"),
                new("Check", row => $"<th scope=\"row\">{HtmlElements.Name(ResultText.CheckName(row.Check.Check!))}{(areMarked ? HtmlElements.SandboxMark(row.Result) : null)}</th>"),
                new("Finding", row => $"<td>{HtmlElements.Prose(row.Result.Message)}{ToDo(row.Result)}</td>"),
            ],
            inOrder.Select(check => (Check: check, Result: content.Read(check))),
            row => $" id=\"a{row.Check.Number}\"");
        yield return $"<details class=\"observed\"><summary>Evidence of the checks</summary>\n<dl class=\"facts\">\n";
        foreach (ReportEntry check in inOrder) yield return Evidence(content.Read(check));
        yield return $"</dl>\n</details>\n";
    }

    private static Markup? ToDo(PartnerMfaResult result)
    {
        if (result.Remedy is not { } remedy) return null;
        return HtmlElements.Links(result) is { } links
            ? (Markup)$"<p class=\"remedy\"><strong>What to do:</strong> {HtmlElements.Prose(remedy)}</p><p class=\"links\">{links}</p>"
            : $"<p class=\"remedy\"><strong>What to do:</strong> {HtmlElements.Prose(remedy)}</p>";
    }

    private static Markup Evidence(PartnerMfaResult result)
    {
        IEnumerable<Markup> facts = ResultText.Observations(result).Select(fact => (Markup)$"<br>{HtmlElements.Outside(fact)}");
        return HtmlElements.Row(ResultText.CheckName(result.Check!), $"<code>{result.Reason}</code>: {HtmlElements.Outside(ResultText.Rule(result) ?? result.Message)}{facts}");
    }
}

/// <summary>Shows the tests that could not be completed, and why.</summary>
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
