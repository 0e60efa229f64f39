using PartnerMfa.Verdicts;

namespace PartnerMfa.Reports.Formats.Html;

/// <summary>A card for each cause: what was found, why, what to do, and the evidence of every affected result.</summary>
internal static class CauseCard
{
    private static readonly Column<PartnerMfaClaim>[] ClaimColumns =
    [
        new("Claim", claim => $"<td><code>{HtmlElements.Outside(claim.Name)}</code>{(claim.IsHeader ? " (header)" : "")}</td>"),
        new("Value", claim => $"<td>{HtmlElements.Outside(claim.Value)}</td>"),
        new("Meaning", claim => $"<td>{claim.Meaning}</td>"),
    ];

    // Up to this many results, the evidence is expanded initially.
    private const int Few = 3;

    /// <param name="content">The report.</param>
    /// <param name="results">The answers with this cause (at least one), each with its checks.</param>
    public static IEnumerable<Markup> Of(ReportContent content, IReadOnlyList<ReportGroup> results)
    {
        bool isOpen = content.Entries.Count <= Few;
        PartnerMfaResult first = content.Read(results[0].Whole!);
        yield return results.Count == 1 ? Single(first, results[0], isAlone: content.Groups.Count == 1) : Head(first, results);
        foreach (ReportGroup group in results)
        {
            PartnerMfaResult result = results.Count == 1 ? first : content.Read(group.Whole!);
            if (results.Count > 1) yield return Member(result, group, first);
            foreach (Markup part in CheckTable.Of(content, group.Checks, "The checks of this setup, what needs attention first", areMarked: false)) yield return part;
            if (results.Count == 1) yield return Evidence(result, isOpen);
            if (result is PartnerMfaUsage usage) yield return UsageTables.Of(usage, group.Number);
            if (results.Count > 1) yield return $"</details>\n";
        }

        yield return $"</article>\n";
    }

    private static Markup Single(PartnerMfaResult result, ReportGroup group, bool isAlone) => $"""
        <article id="a{group.Number}" class="{HtmlElements.ClassOf(group.Whole!.Answer)}">
        <h3>{HtmlElements.Badge(group.Whole.Answer)} {HtmlElements.Name(ResultText.Subject(result))}{HtmlElements.SandboxMark(result)}</h3>
        <dl class="words">
        {(isAlone ? null : Found(result))}{HtmlElements.Row("Why", Why(result))}{DecidedBy(result, group)}{ToDo(result)}</dl>

        """;

    // When there is only one result, the top of the page says the same.
    private static Markup Found(PartnerMfaResult result) =>
        $"{HtmlElements.Row("Tested", ResultText.Scope(result))}{HtmlElements.Row("Found", HtmlElements.Prose(result.Message))}";

    private static Markup Head(PartnerMfaResult first, IReadOnlyList<ReportGroup> results) => $"""
        <article class="{HtmlElements.ClassOf(results[0].Whole!.Answer)}">
        <h3>{HtmlElements.Badge(results[0].Whole!.Answer)} {HtmlElements.Name(ResultText.CheckName(first.Reason))}: {DisplayFormat.Count(results.Count, "result", "results")}</h3>
        <dl class="words">
        {HtmlElements.Row("Tested", ResultText.Scope(first))}{HtmlElements.Row("Why", Why(first))}{ToDo(first)}</dl>

        """;

    private static Markup Member(PartnerMfaResult result, ReportGroup group, PartnerMfaResult first)
    {
        Markup? ownRemedy = result.Remedy is { } remedy && remedy != first.Remedy ? HtmlElements.Row("What to do", HtmlElements.Prose(remedy)) : null;
        return $"""
            <details id="a{group.Number}" class="member"><summary>{HtmlElements.Name(ResultText.Subject(result))}{HtmlElements.SandboxMark(result)}</summary>
            <dl class="words">{HtmlElements.Row("Found", HtmlElements.Prose(result.Message))}{ownRemedy}{DecidedBy(result, group)}</dl>
            {Facts(result)}
            """;
    }

    private static Markup Why(PartnerMfaResult result) => ResultText.Rule(result) is { } rule
        ? (Markup)$"<code>{result.Reason}</code>: {HtmlElements.Outside(rule)}"
        : $"<code>{result.Reason}</code>";

    private static Markup? DecidedBy(PartnerMfaResult result, ReportGroup group)
    {
        if (result.DecidedBy is not { Length: > 0 } checks) return null;
        IEnumerable<Markup> names = checks.Select((check, i) => (Markup)$"{(i == 0 ? "" : ", ")}{LinkTo(check, group)}");
        return HtmlElements.Row("Decided by", $"{names}");
    }

    private static Markup LinkTo(string check, ReportGroup group) => group.Checks.FirstOrDefault(entry => entry.Check == check) is { } there
        ? $"<a href=\"#a{there.Number}\">{HtmlElements.Outside(ResultText.CheckName(check))}</a>"
        : HtmlElements.Outside(ResultText.CheckName(check));

    private static Markup ToDo(PartnerMfaResult result)
    {
        Markup? links = HtmlElements.Links(result) is { } found ? HtmlElements.Row("Links", found) : null;
        string? what = result.Remedy ?? (ResultTally.AnswerOf(result) == MfaAnswer.Yes ? "Nothing." : null);
        return what is null ? (Markup)$"{links}" : $"<div class=\"todo\"><dt>What to do</dt><dd>{HtmlElements.Prose(what)}</dd></div>\n{links}";
    }

    private static Markup Evidence(PartnerMfaResult result, bool isOpen) =>
        $"<details{(isOpen ? " open" : "")}><summary>Evidence</summary>\n{Facts(result)}</details>\n";

    private static Markup Facts(PartnerMfaResult result) => $"""
        <dl class="facts">
        {ResultEvidence.Of(result).Select(fact => HtmlElements.Row(fact.Name, fact.Value))}</dl>
        {Observations(result)}{Claims(result)}
        """;

    private static Markup? Observations(PartnerMfaResult result)
    {
        Markup[] observed = [.. ResultText.Observations(result).Select(fact => (Markup)$"<li>{HtmlElements.Outside(fact)}</li>\n")];
        return observed.Length == 0 ? null : (Markup)$"<ul class=\"seen\" aria-label=\"What was observed\">\n{observed}</ul>\n";
    }

    private static Markup? Claims(PartnerMfaResult result) => result.Claims is { Length: > 0 } claims ? HtmlTable.Of("Claims of the token", ClaimColumns, claims) : null;
}
