using PartnerMfa.Verdicts;

namespace PartnerMfa.Reports.Formats.Html;

/// <summary>An overview of many results: the counts, and links to each one.</summary>
internal static class Overview
{
    /// <summary>
    /// This many results can be taken in at a glance. When there are more, a summary by reason is shown and the list is folded.
    /// </summary>
    public const int AtAGlance = 25;

    private static readonly Column<(ReportEntry Entry, PartnerMfaResult Result)>[] ListColumns =
    [
        new("Answer", row => $"<td>{HtmlElements.Badge(row.Entry.Answer)}</td>"),
        new("Account or application", row => $"<td><a href=\"#a{row.Entry.Number}\">{HtmlElements.Name(ResultText.Subject(row.Result))}</a>{HtmlElements.SandboxMark(row.Result)}</td>"),
        new("-Reason", row => $"<td class=\"whole extra\">{HtmlElements.Name(row.Result.Reason)}</td>"),
        new("-Checked (UTC)", row => $"<td class=\"time extra\">{DisplayFormat.Time(row.Result.CheckedOn).Replace(" UTC", "")}</td>"),
    ];

    private static readonly Column<IGrouping<string, ReportGroup>>[] ReasonColumns =
    [
        new("Answer", same => $"<td>{HtmlElements.Badge(same.First().Whole!.Answer)}</td>"),
        new("Reason", same => $"<td><a href=\"#a{same.First().Number}\">{HtmlElements.Name(ResultText.CheckName(same.Key))}</a></td>"),
        new("#Results", same => HtmlElements.Number(same.Count())),
    ];

    /// <summary>The answers of one kind, grouped by reason.</summary>
    public static IReadOnlyList<ReportGroup> InOrder(ReportContent content, MfaAnswer answer) =>
    [
        .. content.Groups.Where(group => group.Whole?.Answer == answer).OrderBy(group => group.Whole!.Reason, StringComparer.Ordinal).ThenBy(group => group.Number),
    ];

    public static IEnumerable<Markup> Counts(ReportContent content)
    {
        ResultTally tally = content.Summary.Tally;
        if (tally.Results < 2) yield break;
        IEnumerable<Markup> tiles = ResultText.Order.Select(answer =>
            (Markup)$"<li class=\"{HtmlElements.ClassOf(answer)}\"><strong>{DisplayFormat.Count(tally.Of(answer))}</strong> {HtmlElements.Badge(answer)}</li>\n");
        yield return $"<section aria-labelledby=\"overview\">\n<h2 id=\"overview\">{DisplayFormat.Count(tally.Results, "result", "results")}</h2>\n<ul class=\"counts\">\n{tiles}</ul>\n";
        if (tally.Results > AtAGlance) yield return ByReason(content);
        yield return $"</section>\n";
    }

    public static IEnumerable<Markup> List(ReportContent content)
    {
        int results = content.Summary.Tally.Results;
        if (results < 2) yield break;
        yield return $"<section aria-labelledby=\"list\">\n<h2 id=\"list\">All results</h2>\n";
        IEnumerable<(ReportEntry Entry, PartnerMfaResult Result)> rows = ResultText.Order.SelectMany(answer => InOrder(content, answer)).Select(group => (group.Whole!, content.Read(group.Whole!)));
        if (results <= AtAGlance) yield return HtmlTable.Of("Every result, what needs attention first", ListColumns, rows);
        // A long list is written row by row.
        else foreach (Markup part in Folded($"List of all {DisplayFormat.Count(results)} results", "Every result, what needs attention first", rows)) yield return part;
        yield return $"</section>\n";
    }

    private static Markup ByReason(ReportContent content) => HtmlTable.Of(
        "Results by reason, what needs attention first",
        ReasonColumns,
        ResultText.Order.SelectMany(answer => InOrder(content, answer).GroupBy(group => group.Whole!.Reason, StringComparer.Ordinal)));

    private static IEnumerable<Markup> Folded(string summary, string caption, IEnumerable<(ReportEntry Entry, PartnerMfaResult Result)> rows)
    {
        yield return $"<details class=\"list\"><summary>{summary}</summary>\n<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"{caption}\"><table><caption>{caption}</caption>\n<thead>{HtmlTable.Head(ListColumns)}</thead><tbody>\n";
        foreach ((ReportEntry Entry, PartnerMfaResult Result) row in rows) yield return HtmlTable.Row(ListColumns, row);
        yield return $"</tbody></table></div></details>\n";
    }
}
