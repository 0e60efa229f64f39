using PartnerMfa.Verdicts;
namespace PartnerMfa.Reports.Html;

/// <summary>The beginning of the page: the answer in words, large, and what it rests on; and the end.</summary>
internal static class PageHead
{
    private const int MostNames = 3;

    public static Markup Of(ReportContent content)
    {
        ReportHeadline headline = content.Headline;
        ReportSummary summary = content.Summary;
        string title = summary.Title ?? "Partner Center MFA report";
        string mark = summary.IsAllSimulated ? " in the sandbox" : "";
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{Policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <meta name="generator" content="PartnerMfa {ReportSummary.Version}">
            <title>{headline.Word}{mark} - {title}</title>
            <style>{Style}</style>
            </head>
            <body>
            {Banner(headline)}<header class="{HtmlElements.ClassOf(headline.Answer)}">
            <p class="title">{HtmlElements.Outside(title)}</p>
            <p class="question">{ReportHeadline.Question}</p>
            <h1><span class="sign" aria-hidden="true">{ResultText.Sign(headline.Answer)}</span> <span class="word">{headline.Word}</span>{(mark.Length > 0 ? Where(mark) : null)}</h1>
            <p class="sentence">{headline.Sentence}</p>
            </header>
            <main{(content.Entries.Count > Overview.AtAGlance ? " class=many" : "")}>
            <section aria-labelledby="about">
            <h2 id="about">What was tested</h2>
            <dl class="about">
            {Facts(summary)}</dl>
            </section>

            """;
    }

    public static Markup Foot(ReportContent content) => $"""
        </main>
        <footer>
        <p>Written {DisplayFormat.Time(content.Summary.WrittenOn)} by PartnerMfa {ReportSummary.Version}. {content.Headline.Simulation}</p>
        <p>Yes is never said without evidence: where the evidence does not decide, the answer is Unknown, and says what would decide it.</p>
        </footer>
        </body>
        </html>

        """;

    // Ours, and no text that could be escaped: quotes and arrows mean something in it.
    private static Markup Policy { get; } = Literally(Stylesheet.ContentSecurityPolicy);

    private static Markup Style { get; } = Literally(Stylesheet.Text);

    private static Markup Literally(string ours)
    {
        Markup markup = new(ours.Length, 0);
        markup.AppendLiteral(ours);
        return markup;
    }

    private static Markup Where(string mark) => $"<span class=\"where\">{mark}</span>";

    private static Markup Banner(ReportHeadline headline) => headline.Simulation is { } simulation
        ? $"<aside class=\"banner\" aria-label=\"Sandbox\"><p>{simulation}</p></aside>\n"
        : Markup.Empty;

    private static IEnumerable<Markup> Facts(ReportSummary summary)
    {
        if (summary.Accounts.Count > 0) yield return Names("Accounts", summary.Accounts);
        if (summary.Tenants.Count > 0) yield return Names("Tenants", summary.Tenants);
        if (summary.Applications.Count > 0) yield return Names("Applications", summary.Applications);
        if (summary.Environments.Count > 0) yield return Names("Environment", summary.Environments);
        if (summary.LastCheckedOn is { } last) yield return HtmlElements.Row("When", Period(summary.FirstCheckedOn ?? last, last));
        yield return HtmlElements.Row("Written", $"{DisplayFormat.Time(summary.WrittenOn)} by PartnerMfa {ReportSummary.Version}");
    }

    private static string Period(DateTime first, DateTime last) =>
        DisplayFormat.Time(first) == DisplayFormat.Time(last) ? DisplayFormat.Time(first) : $"{DisplayFormat.Time(first)} to {DisplayFormat.Time(last)}";

    private static Markup Names(string what, IReadOnlyCollection<string> names)
    {
        IEnumerable<Markup> shown = names.Take(MostNames).Select((name, i) => (Markup)$"{(i == 0 ? "" : ", ")}{HtmlElements.Name(name)}");
        string more = names.Count > MostNames ? $" and {DisplayFormat.Count(names.Count - MostNames)} more" : "";
        return HtmlElements.Row(what, $"{shown}{more}");
    }
}
