using PartnerMfa.Verdicts;

namespace PartnerMfa.Reports.Formats.Html;

/// <summary>The beginning of the page, with the answer in large type and its subject, and the end of the page.</summary>
internal static class Hero
{
    private const int MostNames = 3;

    public static Markup Of(ReportContent content)
    {
        ReportHeadline headline = content.Headline;
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
            <title>{headline.Word}{Mark(content)} - {TitleOf(content)}</title>
            <style>{Style}</style>
            </head>
            <body>
            {Answer(content)}<main{(content.Entries.Count > Overview.AtAGlance ? " class=many" : "")}>

            """;
    }

    /// <summary>The answer, its subject, and a banner when it is simulated.</summary>
    public static Markup Answer(ReportContent content)
    {
        ReportHeadline headline = content.Headline;
        PartnerMfaResult? only = !content.Summary.IsComparison && content.Groups.Count == 1 && content.Groups[0].Whole is { } whole ? content.Read(whole) : null;
        string mark = Mark(content);
        return $"""
            {Banner(headline)}<header class="{HtmlElements.ClassOf(headline.Answer)}">
            <p class="title">{HtmlElements.Outside(TitleOf(content))}</p>
            <p class="question">{Question(content, only)}</p>
            <h1><span class="sign" aria-hidden="true">{ResultText.Sign(headline.Answer)}</span> <span class="word">{headline.Word}</span>{(mark.Length > 0 ? Where(mark) : null)}</h1>
            <p class="sentence">{Sentence(content, only)}</p>
            <dl class="about">
            {Facts(content.Summary, only)}</dl>
            </header>

            """;
    }

    private static string TitleOf(ReportContent content) => content.Summary.Title ?? "Partner Center MFA report";

    private static string Mark(ReportContent content) => content.Summary.IsAllSimulated ? " in the sandbox" : "";

    public static Markup Foot(ReportContent content) => $"""
        </main>
        <footer>
        <p>Written {DisplayFormat.Time(content.Summary.WrittenOn)} by PartnerMfa {ReportSummary.Version}. {content.Headline.Simulation}</p>
        {Signed(content.Summary)}        <p>The answer is Yes only when there is evidence for it. Where the evidence does not decide, the answer is Unknown and says what would decide it.</p>
        </footer>
        <script>{Script}</script>
        {Literally(End)}
        """;

    /// <summary>The end of every page.</summary>
    public const string End = "</body>\n</html>\n";

    // Our own text, in which quotes and arrows must not be escaped.
    private static Markup Policy { get; } = Literally(PageAssets.ContentSecurityPolicy);

    private static Markup Style { get; } = Literally(PageAssets.Style);

    private static Markup Script { get; } = Literally(PageAssets.Script);

    private static Markup Literally(string ours)
    {
        Markup markup = new(ours.Length, 0);
        markup.AppendLiteral(ours);
        return markup;
    }

    private static Markup? Signed(ReportSummary summary) => summary.SignedBy is { } signer
        ? (Markup)$"<p>This page carries a signed copy of its results, signed as {HtmlElements.Outside(signer)}. To check that page and results are unchanged, run Test-PartnerMfaReport or partner-mfa verify.</p>\n"
        : null;

    private static Markup Where(string mark) => $"<span class=\"where\">{mark}</span>";

    private static Markup Banner(ReportHeadline headline) => headline.Simulation is { } simulation
        ? $"<aside class=\"banner\" aria-label=\"Sandbox\"><p>{simulation}</p></aside>\n"
        : Markup.Empty;

    private static Markup Sentence(ReportContent content, PartnerMfaResult? only) =>
        only is not null ? (Markup)$"{HtmlElements.Outside(only.Message)}{content.Headline.Errors}"
        : content.Entries.Count == 0 && content.Summary.Failures is { Count: 1 } failures ? HtmlElements.Outside(failures[0].Failure.Message)
        : $"{content.Headline.Sentence}";

    private static Markup Question(ReportContent content, PartnerMfaResult? only) => only switch
    {
        PartnerMfaUsage => (Markup)$"Does {Whom(only)} call Partner Center with MFA?",
        { DecidedBy: not null } => $"Is {Whom(only)} set up to meet Partner Center's MFA requirement?",
        not null => $"Does {Whom(only)} meet Partner Center's MFA requirement?",
        null when content.Summary.IsComparison => $"{content.Headline.Asks}",
        null when content.Summary.Tally.Results > 1 => $"Do all {DisplayFormat.Count(content.Summary.Tally.Results)} results meet Partner Center's MFA requirement?",
        null => $"{ReportHeadline.Question}",
    };

    private static Markup Whom(PartnerMfaResult result) => $"<strong>{HtmlElements.Name(ResultText.Subject(result))}</strong>";

    private static IEnumerable<Markup> Facts(ReportSummary summary, PartnerMfaResult? only)
    {
        if (only is not null) yield return HtmlElements.Row("Tested", ResultText.Scope(only));
        if (summary.Accounts.Count > 0) yield return Names("Account", "Accounts", summary.Accounts);
        if (summary.Tenants.Count > 0) yield return Names("Tenant", "Tenants", summary.Tenants.Names);
        if (summary.Applications.Count > 0) yield return Names("Application", "Applications", summary.Applications);
        if (summary.Environments.Count > 0) yield return Names("Environment", "Environments", summary.Environments);
        if (summary.LastCheckedOn is { } last) yield return HtmlElements.Row("Checked", Period(summary.FirstCheckedOn ?? last, last));
    }

    private static string Period(DateTime first, DateTime last) =>
        DisplayFormat.Time(first) == DisplayFormat.Time(last) ? DisplayFormat.Time(first) : $"{DisplayFormat.Time(first)} to {DisplayFormat.Time(last)}";

    private static Markup Names(string one, string many, IReadOnlyCollection<string> names)
    {
        IEnumerable<Markup> shown = names.Take(MostNames).Select((name, i) => (Markup)$"{(i == 0 ? "" : ", ")}{HtmlElements.Name(name)}");
        string more = names.Count > MostNames ? $" and {DisplayFormat.Count(names.Count - MostNames)} more" : "";
        return HtmlElements.Row(names.Count == 1 ? one : many, $"{shown}{more}");
    }
}
