using PartnerMfa.Verdicts;

namespace PartnerMfa.Reports.Html;

/// <summary>Many results at a glance: the counts, and where each one is.</summary>
internal static class Overview
{
    /// <summary>So many results are taken in at a glance. Of more, there is a summary by reason, and the list is folded.</summary>
    public const int AtAGlance = 25;

    private static readonly string[] ListHeaders = ["Answer", "Account or application", "-Reason", "-Checked (UTC)"];

    /// <summary>The answers of one kind, those with the same reason together.</summary>
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
        IEnumerable<Markup> rows = ResultText.Order.SelectMany(answer => InOrder(content, answer)).Select(group => ListRow(content, group.Whole!));
        if (results <= AtAGlance) yield return HtmlElements.Table("Every result, what needs attention first", ListHeaders, rows);
        // Many rows are written one by one.
        else foreach (Markup part in Folded($"List of all {DisplayFormat.Count(results)} results", "Every result, what needs attention first", rows)) yield return part;
        yield return $"</section>\n";
    }

    private static Markup ByReason(ReportContent content)
    {
        IEnumerable<Markup> rows = ResultText.Order
            .SelectMany(answer => InOrder(content, answer).GroupBy(group => group.Whole!.Reason, StringComparer.Ordinal))
            .Select(same => (Markup)$"<tr><td>{HtmlElements.Badge(same.First().Whole!.Answer)}</td><td><a href=\"#a{same.First().Number}\">{HtmlElements.Name(ResultText.CheckName(same.Key))}</a></td>{HtmlElements.Number(same.Count())}</tr>\n");
        return HtmlElements.Table("Results by reason, what needs attention first", ["Answer", "Reason", "#Results"], rows);
    }

    private static IEnumerable<Markup> Folded(string summary, string caption, IEnumerable<Markup> rows)
    {
        yield return $"<details class=\"list\"><summary>{summary}</summary>\n<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"{caption}\"><table><caption>{caption}</caption>\n<thead><tr>{ListHeaders.Select(HtmlElements.Header)}</tr></thead><tbody>\n";
        foreach (Markup row in rows) yield return row;
        yield return $"</tbody></table></div></details>\n";
    }

    private static Markup ListRow(ReportContent content, ReportEntry entry)
    {
        PartnerMfaResult result = content.Read(entry);
        return $"<tr><td>{HtmlElements.Badge(entry.Answer)}</td><td><a href=\"#a{entry.Number}\">{HtmlElements.Name(ResultText.Subject(result))}</a>{HtmlElements.SandboxMark(result)}</td><td class=\"whole extra\">{HtmlElements.Name(result.Reason)}</td><td class=\"time extra\">{DisplayFormat.Time(result.CheckedOn).Replace(" UTC", "")}</td></tr>\n";
    }
}
