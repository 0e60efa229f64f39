using System.Text;
using PartnerMfa.Redaction;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Reports.Formats;

/// <summary>The report as text for a wiki, an issue or a pull request.</summary>
internal sealed class MarkdownReport : LineReport
{
    protected override IEnumerable<string> Lines(ReportContent content)
    {
        foreach (string line in Head(content)) yield return line;
        if (content.Summary.IsComparison)
        {
            foreach (string line in MarkdownChanges.Lines(content)) yield return line;
            yield break;
        }

        IEnumerable<ReportGroup> answers = ResultText.Order.SelectMany(answer => content.Groups.Where(group => group.Whole?.Answer == answer));
        foreach (ReportGroup group in answers.Concat(content.Groups.Where(group => group.Whole is null)))
        {
            if (group.Whole is { } whole) foreach (string line in MarkdownSection.Lines(content.Read(whole), 2)) yield return line;
            int level = group.Whole is null ? 2 : 3;
            foreach (ReportEntry check in group.Checks)
                foreach (string line in MarkdownSection.Lines(content.Read(check), level)) yield return line;
        }
    }

    private static IEnumerable<string> Head(ReportContent content)
    {
        ReportSummary summary = content.Summary;
        yield return $"# {Words(summary.Title ?? "Partner Center MFA")}: {content.Headline.Word}";
        yield return "";
        if (content.Headline.Simulation is { } simulation)
        {
            yield return $"> **{Words(simulation)}**";
            yield return "";
        }

        yield return $"{content.Headline.Asks} **{content.Headline.Word}.** {content.Headline.Sentence}";
        yield return "";
        yield return "| answer | results |";
        yield return "|---|--:|";
        foreach (MfaAnswer answer in ResultText.Order) yield return $"| {ResultText.Word(answer)} | {DisplayFormat.Count(summary.Tally.Of(answer))} |";
        yield return $"| Could not be completed | {DisplayFormat.Count(summary.Tally.Errors)} |";
        foreach (string line in Tenants(summary)) yield return line;
        yield return "";
        string period = summary.LastCheckedOn is { } last ? $" Tested {DisplayFormat.Time(summary.FirstCheckedOn ?? last)} to {DisplayFormat.Time(last)}." : "";
        string environments = summary.Environments.Count > 0 ? $"Environment: {Words(string.Join(", ", summary.Environments))}." : "";
        yield return $"{environments}{period} Written {DisplayFormat.Time(summary.WrittenOn)} by PartnerMfa {ReportSummary.Version}.";
        foreach ((PartnerMfaException failure, bool isSimulated) in summary.Failures)
        {
            yield return "";
            string id = failure.CorrelationId is { } known ? $" Correlation ID: {Words(known)}" : "";
            yield return $"- **{failure.ErrorId}**{(isSimulated ? " (Sandbox)" : "")}: {Words(failure.Message)} What to do: {Words(failure.Remedy)}{id}";
        }
    }

    private static IEnumerable<string> Tenants(ReportSummary summary)
    {
        if (!summary.IsByTenant) yield break;
        yield return "";
        yield return "| answer | tenant | no | unknown | not applicable | yes |";
        yield return "|---|---|--:|--:|--:|--:|";
        foreach (TenantTally tenant in summary.Tenants.WorstFirst)
        {
            IEnumerable<string> counts = ResultText.Order.Select(answer => DisplayFormat.Count(tenant.Tally.Of(answer)));
            yield return $"| {ResultText.Word(tenant.Tally.Answer)} | {Words(tenant.Name)} | {string.Join(" | ", counts)} |";
        }
    }

    private static string Words(string text) => MarkdownText.Of(text);
}

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

/// <summary>
/// Text escaped so that Markdown shows it unchanged (GitHub Flavored Markdown, which uses CommonMark's backslash escapes).
/// </summary>
internal static class MarkdownText
{
    // An address would become a link automatically; escaping the colon prevents that.
    private const string Meaningful = "\\`*_[]|#~:";

    public static string Of(string text)
    {
        string shown = Redactor.Shown(text);
        StringBuilder escaped = new(shown.Length + 16);
        for (int i = 0; i < shown.Length; i++)
        {
            switch (shown[i])
            {
                case '<': escaped.Append("&lt;"); break;
                case '>': escaped.Append("&gt;"); break;
                case '&': escaped.Append("&amp;"); break;
                case '.' when EndsWith(shown, i, "www"): escaped.Append("\\."); break;
                case { } c when Meaningful.Contains(c) && (c != ':' || StartsWith(shown, i, "://")): escaped.Append('\\').Append(c); break;
                case { } c: escaped.Append(c); break;
            }
        }

        return escaped.ToString();
    }

    private static bool StartsWith(string text, int at, string word) => string.CompareOrdinal(text, at, word, 0, word.Length) == 0;

    private static bool EndsWith(string text, int at, string word) =>
        at >= word.Length && string.Compare(text, at - word.Length, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;
}
