using PartnerMfa.Verdicts;

namespace PartnerMfa.Reports.Html;

/// <summary>What stands before the answers: counts, what came to no answer, and where each answer is.</summary>
internal static class Overview
{
    /// <summary>So many answers are seen at a glance; of more there is a summary first, and the list is folded.</summary>
    public const int AtAGlance = 25;

    private static readonly string[] ListHeaders = ["Answer", "Account or application", "-Reason", "-Checked (UTC)"];

    /// <summary>The answers of one kind, those with the same reason together.</summary>
    public static IReadOnlyList<ReportGroup> InOrder(ReportContent content, MfaAnswer answer) =>
    [
        .. content.Groups.Where(group => group.Whole?.Answer == answer).OrderBy(group => group.Whole!.Reason, StringComparer.Ordinal).ThenBy(group => group.Number),
    ];

    public static IEnumerable<Markup> Of(ReportContent content)
    {
        ReportSummary summary = content.Summary;
        int answers = summary.Tally.Results;
        if (answers > 1)
        {
            yield return $"<section aria-labelledby=\"overview\">\n<h2 id=\"overview\">{DisplayFormat.Count(answers, "answer", "answers")}</h2>\n{Counts(summary)}";
            if (answers > AtAGlance) yield return ByReason(content);
            foreach (Markup part in List(content, answers)) yield return part;
            yield return $"</section>\n";
        }

        foreach (Markup part in UsageOverview.Of(content)) yield return part;
        if (summary.Failures.Count > 0) yield return FailureList.Of(summary);
    }

    private static Markup Counts(ReportSummary summary)
    {
        IEnumerable<Markup> tiles = ResultText.Order.Select(answer =>
            (Markup)$"<li class=\"{HtmlElements.ClassOf(answer)}\"><strong>{DisplayFormat.Count(summary.Tally.Of(answer))}</strong> {HtmlElements.Badge(answer)}</li>\n");
        return $"<ul class=\"counts\">\n{tiles}</ul>\n";
    }

    private static Markup ByReason(ReportContent content)
    {
        IEnumerable<Markup> rows = ResultText.Order
            .SelectMany(answer => InOrder(content, answer).GroupBy(group => group.Whole!.Reason, StringComparer.Ordinal))
            .Select(same => (Markup)$"<tr><td>{HtmlElements.Badge(same.First().Whole!.Answer)}</td><td><a href=\"#a{same.First().Number}\">{HtmlElements.Name(same.Key)}</a></td>{HtmlElements.Number(same.Count())}</tr>\n");
        return HtmlElements.Table("Answers by reason, what needs attention first", ["Answer", "Reason", "#Answers"], rows);
    }

    private static IEnumerable<Markup> List(ReportContent content, int answers)
    {
        string caption = "Every answer, what needs attention first";
        IEnumerable<Markup> rows = ResultText.Order.SelectMany(answer => InOrder(content, answer)).Select(group => ListRow(content, group.Whole!));
        if (answers <= AtAGlance) return [HtmlElements.Table(caption, ListHeaders, rows)];
        // Many rows are written one by one.
        return Folded($"List of all {DisplayFormat.Count(answers)} answers", caption, rows);
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
