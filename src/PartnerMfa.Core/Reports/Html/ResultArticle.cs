using PartnerMfa.Verdicts;

namespace PartnerMfa.Reports.Html;

/// <summary>One result: what was tested, what was found, why, what to do, and the evidence.</summary>
internal static class ResultArticle
{
    // Of so few the evidence is open at once.
    private const int Few = 3;

    /// <summary>An answer that stands for itself. Its end tag comes after its checks.</summary>
    public static Markup Begin(ReportContent content, ReportGroup group)
    {
        ReportEntry entry = group.Whole!;
        PartnerMfaResult result = content.Read(entry);
        bool isOpen = content.Entries.Count <= Few;
        return $"""
            <article id="a{entry.Number}" class="{HtmlElements.ClassOf(entry.Answer)}">
            <h3>{HtmlElements.Badge(entry.Answer)} {HtmlElements.Name(ResultText.Subject(result))}{HtmlElements.SandboxMark(result)}</h3>
            {Words(result, group)}{Evidence(result, isOpen)}{(result is PartnerMfaUsage usage ? UsageBody.Of(usage, entry.Number) : null)}
            """;
    }

    /// <summary>A part of a setup's answer.</summary>
    /// <param name="result">The check.</param>
    /// <param name="entry">Where it stands.</param>
    /// <param name="level">That of its heading.</param>
    public static Markup Check(PartnerMfaResult result, ReportEntry entry, int level)
    {
        string account = level == 3 && result.Account is { } known ? $" ({known})" : "";
        return $"""
            <article id="a{entry.Number}" class="check {HtmlElements.ClassOf(entry.Answer)}">
            <h{level}>{HtmlElements.Badge(entry.Answer)} {HtmlElements.Name(ResultText.CheckName(result.Check ?? "") + account)}{HtmlElements.SandboxMark(result)}</h{level}>
            {Words(result, group: null)}{Evidence(result, isOpen: false)}</article>

            """;
    }

    private static Markup Words(PartnerMfaResult result, ReportGroup? group) => $"""
        <dl class="words">
        {HtmlElements.Row("Tested", ResultText.Scope(result))}{HtmlElements.Row("Found", result.Message)}{HtmlElements.Row("Why", Why(result))}{Decided(result, group)}{ToDo(result)}</dl>

        """;

    private static Markup Why(PartnerMfaResult result) => ResultText.Rule(result) is { } row
        ? (Markup)$"<code>{result.Reason}</code>: {HtmlElements.Outside(row)}"
        : $"<code>{result.Reason}</code>";

    private static Markup? Decided(PartnerMfaResult result, ReportGroup? group)
    {
        if (result.DecidedBy is not { Length: > 0 } checks) return null;
        IEnumerable<Markup> names = checks.Select((check, i) => (Markup)$"{(i == 0 ? "" : ", ")}{Linked(check, group)}");
        return HtmlElements.Row("Decided by", $"{names}");
    }

    private static Markup Linked(string check, ReportGroup? group) => group?.Checks.FirstOrDefault(entry => entry.Check == check) is { } there
        ? $"<a href=\"#a{there.Number}\">{HtmlElements.Outside(ResultText.CheckName(check))}</a>"
        : HtmlElements.Outside(ResultText.CheckName(check));

    private static Markup ToDo(PartnerMfaResult result)
    {
        Markup? rule = result.HelpUri is { Length: > 0 } page ? HtmlElements.Row("The rule", HtmlElements.Link(page)) : null;
        string? what = result.Remedy ?? (ResultTally.AnswerOf(result) == MfaAnswer.Yes ? "Nothing." : null);
        return what is null ? (Markup)$"{rule}" : $"<div class=\"todo\"><dt>What to do</dt><dd>{HtmlElements.Outside(what)}</dd></div>\n{rule}";
    }

    private static Markup Evidence(PartnerMfaResult result, bool isOpen)
    {
        string open = isOpen ? " open" : "";
        return $"""
            <details{open}><summary>Evidence</summary>
            <dl class="facts">
            {ResultEvidence.Of(result).Select(fact => HtmlElements.Row(fact.Name, fact.Value))}</dl>
            {Seen(result)}{Claims(result)}</details>

            """;
    }

    private static Markup? Seen(PartnerMfaResult result)
    {
        Markup[] seen = [.. ResultText.Observations(result).Select(fact => (Markup)$"<li>{HtmlElements.Outside(fact)}</li>\n")];
        return seen.Length == 0 ? null : (Markup)$"<ul class=\"seen\" aria-label=\"What was seen\">\n{seen}</ul>\n";
    }

    private static Markup? Claims(PartnerMfaResult result) => result.Claims is { Length: > 0 } claims
        ? HtmlElements.Table("Claims of the token", ["Claim", "Value", "Meaning"], claims.Select(claim =>
            (Markup)$"<tr><td><code>{HtmlElements.Outside(claim.Name)}</code>{(claim.IsHeader ? " (header)" : "")}</td><td>{HtmlElements.Outside(claim.Value)}</td><td>{claim.Meaning}</td></tr>\n"))
        : null;
}
