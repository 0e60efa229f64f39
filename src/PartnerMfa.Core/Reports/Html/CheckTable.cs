using PartnerMfa.Verdicts;

namespace PartnerMfa.Reports.Html;

/// <summary>Checks of a setup, or Microsoft's scores, in a table: what needs attention first, with what to do. Their evidence is folded below it.</summary>
internal static class CheckTable
{
    private static readonly string[] Headers = ["Answer", "Check", "Finding"];

    public static IEnumerable<Markup> Of(ReportContent content, IReadOnlyList<ReportEntry> checks, string caption, bool areMarked = true)
    {
        if (checks.Count == 0) yield break;
        ReportEntry[] inOrder = [.. ResultText.Order.SelectMany(answer => checks.Where(check => check.Answer == answer))];
        yield return HtmlElements.Table(caption, Headers, inOrder.Select(check => Row(content.Read(check), check, areMarked)));
        yield return $"<details class=\"observed\"><summary>Evidence of the checks</summary>\n<dl class=\"facts\">\n";
        foreach (ReportEntry check in inOrder) yield return Evidence(content.Read(check));
        yield return $"</dl>\n</details>\n";
    }

    private static Markup Row(PartnerMfaResult result, ReportEntry check, bool isMarked) => $"""
        <tr id="a{check.Number}"><td>{HtmlElements.Badge(check.Answer)}</td><th scope="row">{HtmlElements.Name(ResultText.CheckName(check.Check!))}{(isMarked ? HtmlElements.SandboxMark(result) : null)}</th><td>{HtmlElements.Prose(result.Message)}{ToDo(result)}</td></tr>

        """;

    private static Markup? ToDo(PartnerMfaResult result)
    {
        if (result.Remedy is not { } remedy) return null;
        return HtmlElements.Links(result) is { } links
            ? (Markup)$"<p class=\"remedy\"><strong>What to do:</strong> {HtmlElements.Prose(remedy)}</p><p class=\"links\">{links}</p>"
            : $"<p class=\"remedy\"><strong>What to do:</strong> {HtmlElements.Prose(remedy)}</p>";
    }

    private static Markup Evidence(PartnerMfaResult result)
    {
        IEnumerable<Markup> facts = ResultText.Observations(result).Select(fact => (Markup)$"<br>{HtmlElements.Outside(fact)}");
        return HtmlElements.Row(ResultText.CheckName(result.Check!), $"<code>{result.Reason}</code>: {HtmlElements.Outside(ResultText.Rule(result) ?? result.Message)}{facts}");
    }
}
