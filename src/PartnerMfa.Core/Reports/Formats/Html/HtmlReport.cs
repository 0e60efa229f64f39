using System.Security.Cryptography;
using System.Text;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Reports.Formats.Html;

/// <summary>The report for people: a single self-contained page. What needs action comes first.</summary>
internal sealed class HtmlReport : IReportFormat
{
    public async Task WriteAsync(ReportContent content, TextWriter output, CancellationToken cancellationToken)
    {
        foreach (Markup part in Parts(content))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await output.WriteAsync(part.ToString()).ConfigureAwait(false);
        }
    }

    // Each part is created when it is written, so that a report with many results is never in memory as a whole.
    private static IEnumerable<Markup> Parts(ReportContent content)
    {
        yield return Hero.Of(content);
        foreach (Markup part in Sections(content)) yield return part;
        yield return Hero.Foot(content);
    }

    /// <summary>Everything between the answer at the top and the footer of the page.</summary>
    public static IEnumerable<Markup> Sections(ReportContent content) =>
        content.Summary.IsComparison ? Comparison(content)
        : content.Summary.IsByTenant ? ByTenant(content)
        : ByAnswer(content);

    private static IEnumerable<Markup> ByTenant(ReportContent content) => new[]
    {
        TenantSections.Of(content), FailureList.Of(content.Summary), UsageTables.ByApplication(content),
    }.SelectMany(section => section);

    private static IEnumerable<Markup> Comparison(ReportContent content) =>
        [.. ChangeTables.Counts(content), .. FailureList.Of(content.Summary), .. ChangeTables.Of(content)];

    private static IEnumerable<Markup> ByAnswer(ReportContent content)
    {
        IEnumerable<Markup>[] sections =
        [
            Overview.Counts(content),
            UsageTables.ByApplication(content),
            Section(content, MfaAnswer.No),
            Section(content, MfaAnswer.Unknown),
            FailureList.Of(content.Summary),
            Overview.List(content),
            ChecksAlone(content),
            Section(content, MfaAnswer.NotApplicable),
            Section(content, MfaAnswer.Yes),
        ];
        return sections.SelectMany(section => section);
    }

    private static IEnumerable<Markup> Section(ReportContent content, MfaAnswer answer)
    {
        IReadOnlyList<ReportGroup> groups = Overview.InOrder(content, answer);
        if (groups.Count == 0) yield break;
        string name = HtmlElements.ClassOf(answer);
        yield return $"<section aria-labelledby=\"{name}\">\n<h2 id=\"{name}\">{ResultText.Word(answer)}: {DisplayFormat.Count(groups.Count, "result", "results")}</h2>\n";
        foreach (IGrouping<string, ReportGroup> cause in groups.GroupBy(group => group.Whole!.Cause, StringComparer.Ordinal))
            foreach (Markup part in CauseCard.Of(content, [.. cause])) yield return part;
        yield return $"</section>\n";
    }

    private static IEnumerable<Markup> ChecksAlone(ReportContent content)
    {
        ReportEntry[] alone = [.. content.Groups.Where(group => group.Whole is null).SelectMany(group => group.Checks)];
        ReportEntry[] scores = [.. alone.Where(entry => entry.IsScore)];
        ReportEntry[] checks = [.. alone.Where(entry => !entry.IsScore)];
        if (scores.Length > 0)
        {
            yield return $"<section aria-labelledby=\"scores\">\n<h2 id=\"scores\">Microsoft's scores of the tenant</h2>\n";
            foreach (Markup part in CheckTable.Of(content, scores, "Microsoft's scores of the tenant")) yield return part;
            yield return $"</section>\n";
        }

        if (checks.Length == 0) yield break;
        yield return $"<section aria-labelledby=\"checks\">\n<h2 id=\"checks\">{DisplayFormat.Count(checks.Length, "check", "checks")} without an overall answer</h2>\n<p>These checks are part of a setup whose overall answer is not in this report.</p>\n";
        foreach (Markup part in CheckTable.Of(content, checks, "Checks, what needs attention first")) yield return part;
        yield return $"</section>\n";
    }
}

/// <summary>The page's own style sheet and script, and the content security policy that allows nothing else.</summary>
internal static class PageAssets
{
    public static string Style { get; } = Read("report.css");

    /// <summary>Adds the copy buttons. Without this script, one click selects a whole command.</summary>
    public static string Script { get; } = Read("report.js");

    /// <summary>Forbids other scripts and styles, pictures, and requests: https://www.w3.org/TR/CSP3/</summary>
    public static string ContentSecurityPolicy { get; } =
        $"default-src 'none'; style-src 'sha256-{Hash(Style)}'; script-src 'sha256-{Hash(Script)}'; base-uri 'none'; form-action 'none'";

    private static string Hash(string text)
    {
        using SHA256 sha = SHA256.Create();
        return Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(text)));
    }

    // Browsers convert every line ending to a line feed before they compute the hash.
    private static string Read(string name)
    {
        using Stream stream = typeof(PageAssets).Assembly.GetManifestResourceStream($"PartnerMfa.Reports.Formats.Html.{name}")!;
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd().Replace("\r", "");
    }
}
