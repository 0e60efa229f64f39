using PartnerMfa.Verdicts;

namespace PartnerMfa.Reports.Html;

/// <summary>The report for people: one page that needs nothing but itself.</summary>
internal sealed class HtmlReport : IReportFormat
{
    public async Task WriteAsync(ReportContent content, TextWriter output, CancellationToken cancellationToken)
    {
        foreach (Markup part in Pages(content))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await output.WriteAsync(part.ToString()).ConfigureAwait(false);
        }
    }

    private static IEnumerable<Markup> Pages(ReportContent content)
    {
        yield return PageHead.Of(content);
        foreach (Markup part in Overview.Of(content)) yield return part;
        foreach (MfaAnswer answer in ResultText.Order)
        {
            foreach (Markup part in Section(content, answer)) yield return part;
        }

        foreach (Markup part in ChecksAlone(content)) yield return part;
        yield return PageHead.Foot(content);
    }

    private static IEnumerable<Markup> Section(ReportContent content, MfaAnswer answer)
    {
        IReadOnlyList<ReportGroup> groups = Overview.InOrder(content, answer);
        if (groups.Count == 0) yield break;
        yield return $"<section aria-labelledby=\"{HtmlElements.ClassOf(answer)}\">\n<h2 id=\"{HtmlElements.ClassOf(answer)}\">{ResultText.Word(answer)}: {DisplayFormat.Count(groups.Count, "answer", "answers")}</h2>\n";
        foreach (ReportGroup group in groups)
        {
            yield return ResultArticle.Begin(content, group);
            foreach (ReportEntry check in group.Checks) yield return ResultArticle.Check(content.Read(check), check, level: 4);
            yield return $"</article>\n";
        }

        yield return $"</section>\n";
    }

    private static IEnumerable<Markup> ChecksAlone(ReportContent content)
    {
        ReportEntry[] checks = [.. content.Groups.Where(group => group.Whole is null).SelectMany(group => group.Checks)];
        if (checks.Length == 0) yield break;
        yield return $"<section aria-labelledby=\"checks\">\n<h2 id=\"checks\">{DisplayFormat.Count(checks.Length, "check", "checks")} without the answer of the whole setup</h2>\n<p>A check is a part. What it comes to is in the answer of its setup, which is not in this report.</p>\n";
        foreach (ReportEntry check in checks) yield return ResultArticle.Check(content.Read(check), check, level: 3);
        yield return $"</section>\n";
    }
}
