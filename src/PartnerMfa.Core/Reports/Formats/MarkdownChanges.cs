using PartnerMfa.Verdicts;

namespace PartnerMfa.Reports.Formats;

/// <summary>A comparison as Markdown: one table for each kind of change. Unchanged results are only counted.</summary>
internal static class MarkdownChanges
{
    public static IEnumerable<string> Lines(ReportContent content)
    {
        foreach (string kind in ChangeTally.Order.Where(kind => kind != "Same"))
        {
            ReportEntry[] entries = [.. content.Entries.Where(entry => entry.Change == kind)];
            if (entries.Length == 0) continue;
            yield return "";
            yield return $"## {kind}: {DisplayFormat.Count(entries.Length)}";
            yield return "";
            yield return "| | whom | before | now | what to do |";
            yield return "|---|---|---|---|---|";
            foreach (ReportEntry entry in entries) yield return Row((PartnerMfaChange)content.Read(entry));
        }

        if (content.Summary.Changes.Of("Same") is > 0 and { } same)
        {
            yield return "";
            yield return $"{DisplayFormat.Count(same, "result is", "results are")} the same as before.";
        }
    }

    private static string Row(PartnerMfaChange change)
    {
        string mark = change.IsRegression ? "**regression**" : change.AcceptedBecause is null ? "" : "accepted";
        string now = change.Change == "Gone" ? "not there" : $"{ResultText.Word(ResultTally.AnswerOf(change))} ({change.Reason})";
        string todo = ChangeText.Acceptance(change) ?? change.Remedy ?? "";
        return $"| {mark} | {Cell(ChangeText.Whom(change))}{(ResultText.IsSimulated(change) ? " (Sandbox)" : "")} | {Cell(ChangeText.Before(change))} | {Cell(now)} | {Cell(todo)} |";
    }

    private static string Cell(string text) => MarkdownText.Of(text);
}
