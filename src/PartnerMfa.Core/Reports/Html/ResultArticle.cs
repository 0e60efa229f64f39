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
            <article id="a{entry.Number}" class="{Parts.ClassOf(entry.Answer)}">
            <h3>{Parts.Badge(entry.Answer)} {Parts.Name(TestedWords.Whose(result))}{Parts.SandboxMark(result)}</h3>
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
            <article id="a{entry.Number}" class="check {Parts.ClassOf(entry.Answer)}">
            <h{level}>{Parts.Badge(entry.Answer)} {Parts.Name(AnswerWords.Spaced(result.Check ?? "") + account)}{Parts.SandboxMark(result)}</h{level}>
            {Words(result, group: null)}{Evidence(result, isOpen: false)}</article>

            """;
    }

    private static Markup Words(PartnerMfaResult result, ReportGroup? group) => $"""
        <dl class="words">
        {Parts.Row("Tested", TestedWords.What(result))}{Parts.Row("Found", result.Message)}{Parts.Row("Why", Why(result))}{Decided(result, group)}{ToDo(result)}</dl>

        """;

    private static Markup Why(PartnerMfaResult result) => TestedWords.Row(result) is { } row
        ? (Markup)$"<code>{result.Reason}</code>: {Parts.Outside(row)}"
        : $"<code>{result.Reason}</code>";

    private static Markup? Decided(PartnerMfaResult result, ReportGroup? group)
    {
        if (result.DecidedBy is not { Length: > 0 } checks) return null;
        IEnumerable<Markup> names = checks.Select((check, i) => (Markup)$"{(i == 0 ? "" : ", ")}{Linked(check, group)}");
        return Parts.Row("Decided by", $"{names}");
    }

    private static Markup Linked(string check, ReportGroup? group) => group?.Checks.FirstOrDefault(entry => entry.Check == check) is { } there
        ? $"<a href=\"#a{there.Number}\">{Parts.Outside(AnswerWords.Spaced(check))}</a>"
        : Parts.Outside(AnswerWords.Spaced(check));

    private static Markup ToDo(PartnerMfaResult result)
    {
        Markup? rule = result.HelpUri is { Length: > 0 } page ? Parts.Row("The rule", Parts.Link(page)) : null;
        string? what = result.Remedy ?? (Parts.AnswerOf(result) == MfaAnswer.Yes ? "Nothing." : null);
        return what is null ? (Markup)$"{rule}" : $"<div class=\"todo\"><dt>What to do</dt><dd>{Parts.Outside(what)}</dd></div>\n{rule}";
    }

    private static Markup Evidence(PartnerMfaResult result, bool isOpen)
    {
        string open = isOpen ? " open" : "";
        return $"""
            <details{open}><summary>Evidence</summary>
            <dl class="facts">
            {ReportFacts.Of(result).Select(fact => Parts.Row(fact.Name, fact.Value))}</dl>
            {Seen(result)}{Claims(result)}</details>

            """;
    }

    private static Markup? Seen(PartnerMfaResult result)
    {
        Markup[] seen = [.. TestedWords.Seen(result).Select(fact => (Markup)$"<li>{Parts.Outside(fact)}</li>\n")];
        return seen.Length == 0 ? null : (Markup)$"<ul class=\"seen\" aria-label=\"What was seen\">\n{seen}</ul>\n";
    }

    private static Markup? Claims(PartnerMfaResult result) => result.Claims is { Length: > 0 } claims
        ? Parts.Table("Claims of the token", ["Claim", "Value", "Meaning"], claims.Select(claim =>
            (Markup)$"<tr><td><code>{Parts.Outside(claim.Name)}</code>{(claim.IsHeader ? " (header)" : "")}</td><td>{Parts.Outside(claim.Value)}</td><td>{claim.Meaning}</td></tr>\n"))
        : null;
}
