using PartnerMfa.Verdicts;

namespace PartnerMfa.Reports.Formats.Html;

/// <summary>
/// A comparison on the page: the counts, then one table for each kind of change, starting with those that need attention.
/// </summary>
internal static class ChangeTables
{
    private static readonly Column<PartnerMfaChange>[] Columns =
    [
        new("Whom", change => $"<th scope=\"row\">{HtmlElements.Name(ChangeText.Whom(change))}{HtmlElements.SandboxMark(change)}</th>"),
        new("Before", change => $"<td>{HtmlElements.Outside(ChangeText.Before(change))}</td>"),
        new("Now", change => $"<td>{Now(change)}</td>"),
        new("-Finding", change => $"<td class=\"extra\">{HtmlElements.Prose(change.Message)}{Mark(change)}{ToDo(change)}</td>"),
    ];

    // Up to this many rows, a table is expanded initially.
    private const int Few = 50;

    public static IEnumerable<Markup> Counts(ReportContent content)
    {
        ChangeTally tally = content.Summary.Changes;
        IEnumerable<Markup> tiles = ChangeTally.Order.Where(kind => tally.Of(kind) > 0).Select(kind =>
            (Markup)$"<li class=\"{ClassOf(kind)}\"><a href=\"#{kind}\"><strong>{DisplayFormat.Count(tally.Of(kind))}</strong> {Badge(kind)}</a></li>\n");
        yield return $"<section aria-labelledby=\"overview\">\n<h2 id=\"overview\">{DisplayFormat.Count(tally.Count, "result", "results")} compared</h2>\n<ul class=\"counts\">\n{tiles}</ul>\n</section>\n";
    }

    public static IEnumerable<Markup> Of(ReportContent content)
    {
        foreach (string kind in ChangeTally.Order)
        {
            ReportEntry[] entries = [.. content.Entries.Where(entry => entry.Change == kind)];
            if (entries.Length == 0) continue;
            bool isOpen = kind != "Same" && entries.Length <= Few;
            yield return $"<section aria-labelledby=\"{kind}\">\n<h2 id=\"{kind}\">{kind}: {DisplayFormat.Count(entries.Length, "result", "results")}</h2>\n<details class=\"list\"{(isOpen ? " open" : "")}><summary>Show</summary>\n<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"{kind}\"><table>\n<thead>{HtmlTable.Head(Columns)}</thead><tbody>\n";
            foreach (ReportEntry entry in entries) yield return HtmlTable.Row(Columns, (PartnerMfaChange)content.Read(entry), $" id=\"a{entry.Number}\"");
            yield return $"</tbody></table></div></details>\n</section>\n";
        }
    }

    private static Markup Now(PartnerMfaChange change) => change.Change == "Gone"
        ? (Markup)$"not there"
        : $"{HtmlElements.Badge(ResultTally.AnswerOf(change))} {HtmlElements.Outside(change.Reason)}";

    private static Markup? Mark(PartnerMfaChange change) =>
        ChangeText.Acceptance(change) is { } accepted ? (Markup)$"<p class=\"remedy\"><strong>{HtmlElements.Outside(accepted)}</strong></p>"
        : change.IsRegression ? (Markup)$"<p class=\"remedy\"><strong>Regression.</strong></p>"
        : null;

    private static Markup? ToDo(PartnerMfaChange change) => change.Remedy is { } remedy && change.AcceptedBecause is null
        ? (Markup)$"<p class=\"remedy\"><strong>What to do:</strong> {HtmlElements.Prose(remedy)}</p>"
        : null;

    private static Markup Badge(string kind) => $"<span class=\"badge {ClassOf(kind)}\">{kind}</span>";

    private static string ClassOf(string kind) => kind switch
    {
        "Worse" => "no",
        "New" or "Changed" => "unknown",
        "Better" => "yes",
        _ => "na",
    };
}
