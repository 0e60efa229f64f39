using PartnerMfa.Verdicts;

namespace PartnerMfa.Reports.Markdown;

/// <summary>One result as Markdown.</summary>
internal static class MarkdownSection
{
    public static IEnumerable<string> Lines(PartnerMfaResult result, int level)
    {
        MfaAnswer answer = ResultTally.AnswerOf(result);
        string mark = ResultText.IsSimulated(result) ? " (Sandbox)" : "";
        string name = result.Check is { } check ? ResultText.CheckName(check) : ResultText.Subject(result);
        yield return "";
        yield return $"{new string('#', level)} {ResultText.Sign(answer)} {ResultText.Word(answer)}: {Words(name)}{mark}";
        yield return "";
        yield return $"- Tested: {Words(ResultText.Scope(result))}";
        yield return $"- Found: {Words(result.Message)}";
        yield return $"- Why: {Words(result.Reason)}{(ResultText.Rule(result) is { } row ? $" ({Words(row)})" : "")}";
        if (result.DecidedBy is { Length: > 0 } deciding) yield return $"- Decided by: {Words(string.Join(", ", deciding.Select(ResultText.CheckName)))}";
        if (result.Remedy is { } remedy) yield return $"- **What to do:** {Words(remedy)}";
        yield return "";
        yield return "| evidence | |";
        yield return "|---|---|";
        foreach (NamedValue fact in ResultEvidence.Of(result)) yield return $"| {fact.Name} | {Words(fact.Value)} |";
        foreach (string seen in ResultText.Observations(result)) yield return $"| Seen | {Words(seen)} |";
        if (result is not PartnerMfaUsage usage) yield break;
        foreach (string line in Days(usage)) yield return line;
    }

    private static IEnumerable<string> Days(PartnerMfaUsage usage)
    {
        yield return "";
        yield return "| day | calls | with MFA | share |";
        yield return "|---|--:|--:|--:|";
        foreach (PartnerMfaUsageDay day in usage.Days)
            yield return $"| {DisplayFormat.Day(day.Date)} | {DisplayFormat.Count(day.TotalRequests)} | {DisplayFormat.Count(day.CompliantRequests)} | {DisplayFormat.Percent(day.CompliantShare)} |";
    }

    private static string Words(string text) => MarkdownText.Of(text);
}
