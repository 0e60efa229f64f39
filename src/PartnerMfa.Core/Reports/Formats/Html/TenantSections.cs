using PartnerMfa.Verdicts;

namespace PartnerMfa.Reports.Formats.Html;

/// <summary>
/// Many tenants on one page: first a summary with the worst at the top, then the report of each tenant. The summary is filtered with radio
/// buttons and the style sheet alone, so it works even where scripts do not run.
/// </summary>
internal static class TenantSections
{
    private static readonly Column<TenantTally>[] Columns =
    [
        new("Answer", tenant => $"<td>{HtmlElements.Badge(tenant.Tally.Answer)}</td>"),
        new("Tenant", tenant => $"<th scope=\"row\"><a href=\"#t{tenant.Number}\">{HtmlElements.Name(tenant.Name)}</a></th>"),
        new("#No", tenant => HtmlElements.Number(tenant.Tally.Of(MfaAnswer.No))),
        new("#Unknown", tenant => HtmlElements.Number(tenant.Tally.Of(MfaAnswer.Unknown))),
        new("-#Not applicable", tenant => HtmlElements.Number(tenant.Tally.Of(MfaAnswer.NotApplicable), "extra number")),
        new("-#Yes", tenant => HtmlElements.Number(tenant.Tally.Of(MfaAnswer.Yes), "extra number")),
    ];

    public static IEnumerable<Markup> Of(ReportContent content)
    {
        IReadOnlyList<TenantTally> tenants = content.Summary.Tenants.WorstFirst;
        ILookup<int?, ReportGroup> groups = content.Groups.ToLookup(group => group.Tenant);
        yield return $"<section aria-labelledby=\"tenants\">\n<h2 id=\"tenants\">{DisplayFormat.Count(tenants.Count, "tenant", "tenants")}</h2>\n{Filter(tenants)}";
        yield return HtmlTable.Of("The tenants, what needs attention first", Columns, tenants, tenant => $" class=\"tenant {HtmlElements.ClassOf(tenant.Tally.Answer)}\"");
        foreach (TenantTally tenant in tenants)
            foreach (Markup part in Tenant(content, tenant, [.. groups[tenant.Number]])) yield return part;
        yield return $"</section>\n";
        if (!groups.Contains(null)) yield break;
        yield return $"<section aria-labelledby=\"other\">\n<h2 id=\"other\">Results without a tenant</h2>\n";
        foreach (Markup part in Cards(content, [.. groups[null]])) yield return part;
        yield return $"</section>\n";
    }

    private static Markup Filter(IReadOnlyList<TenantTally> tenants)
    {
        IEnumerable<Markup> answers = ResultText.Order
            .Select(answer => (Answer: answer, Count: tenants.Count(tenant => tenant.Tally.Answer == answer)))
            .Where(choice => choice.Count > 0)
            .Select(choice => Choice(HtmlElements.ClassOf(choice.Answer), $"{ResultText.Word(choice.Answer)}: {DisplayFormat.Count(choice.Count)}", isChosen: false));
        return $"{Choice("all", $"All: {DisplayFormat.Count(tenants.Count)}", isChosen: true)}{answers}";
    }

    private static Markup Choice(string name, string label, bool isChosen) =>
        $"<input class=\"filter\" type=\"radio\" name=\"show\" id=\"show-{name}\"{(isChosen ? " checked" : "")}><label for=\"show-{name}\">{label}</label>\n";

    // A link expands a folded part when its target is in that part.
    private static IEnumerable<Markup> Tenant(ReportContent content, TenantTally tenant, IReadOnlyList<ReportGroup> groups)
    {
        MfaAnswer answer = tenant.Tally.Answer;
        yield return $"<details class=\"tenant {HtmlElements.ClassOf(answer)}\"><summary>{HtmlElements.Badge(answer)} {HtmlElements.Name(tenant.Name)}</summary>\n<div id=\"t{tenant.Number}\">\n";
        foreach (Markup part in Cards(content, groups)) yield return part;
        yield return $"</div></details>\n";
    }

    private static IEnumerable<Markup> Cards(ReportContent content, IReadOnlyList<ReportGroup> groups)
    {
        IEnumerable<IGrouping<string, ReportGroup>> causes = ResultText.Order.SelectMany(answer => groups
            .Where(group => group.Whole?.Answer == answer)
            .OrderBy(group => group.Whole!.Reason, StringComparer.Ordinal)
            .GroupBy(group => group.Whole!.Cause, StringComparer.Ordinal));
        foreach (IGrouping<string, ReportGroup> cause in causes)
            foreach (Markup part in CauseCard.Of(content, [.. cause])) yield return part;
        ReportEntry[] alone = [.. groups.Where(group => group.Whole is null).SelectMany(group => group.Checks)];
        foreach (Markup part in CheckTable.Of(content, alone, "Checks, what needs attention first")) yield return part;
    }
}
