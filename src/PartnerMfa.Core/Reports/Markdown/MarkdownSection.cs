using PartnerMfa.Verdicts;

namespace PartnerMfa.Reports.Markdown;

/// <summary>One result as Markdown.</summary>
internal static class MarkdownSection
{
    public static IEnumerable<string> Lines(PartnerMfaResult result, int level)
    {
        MfaAnswer answer = ResultTally.AnswerOf(result);
        string mark = ReportSummary.IsSimulated(result) ? " (Sandbox)" : "";
        string name = result.Check is { } check ? AnswerWords.Spaced(check) : TestedWords.Whose(result);
        yield return "";
        yield return $"{new string('#', level)} {AnswerWords.Sign(answer)} {AnswerWords.Word(answer)}: {Words(name)}{mark}";
        yield return "";
        yield return $"- Tested: {Words(TestedWords.What(result))}";
        yield return $"- Found: {Words(result.Message)}";
        yield return $"- Why: {Words(result.Reason)}{(TestedWords.Row(result) is { } row ? $" ({Words(row)})" : "")}";
        if (result.DecidedBy is { Length: > 0 } deciding) yield return $"- Decided by: {Words(string.Join(", ", deciding.Select(AnswerWords.Spaced)))}";
        if (result.Remedy is { } remedy) yield return $"- **What to do:** {Words(remedy)}";
        yield return "";
        yield return "| evidence | |";
        yield return "|---|---|";
        foreach (ReportFact fact in ReportFacts.Of(result)) yield return $"| {fact.Name} | {Words(fact.Value)} |";
        foreach (string seen in TestedWords.Seen(result)) yield return $"| Seen | {Words(seen)} |";
        if (result is not PartnerMfaUsage usage) yield break;
        foreach (string line in Days(usage)) yield return line;
    }

    private static IEnumerable<string> Days(PartnerMfaUsage usage)
    {
        yield return "";
        yield return "| day | calls | with MFA | share |";
        yield return "|---|--:|--:|--:|";
        foreach (PartnerMfaUsageDay day in usage.Days)
            yield return $"| {ReportTimes.Day(day.Date)} | {ReportTimes.Count(day.TotalRequests)} | {ReportTimes.Count(day.CompliantRequests)} | {ReportTimes.Percent(day.CompliantShare)} |";
    }

    private static string Words(string text) => MarkdownWords.Of(text);
}
