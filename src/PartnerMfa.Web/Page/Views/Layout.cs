using PartnerMfa.Reports;
using PartnerMfa.Reports.Formats.Html;

namespace PartnerMfa.Web.Page.Views;

/// <summary>The frame around the content of every page.</summary>
internal static class Layout
{
    /// <summary>A page without a script reloads itself while there is something to wait for.</summary>
    public static Markup Reload { get; } = $"<noscript><meta http-equiv=\"refresh\" content=\"2\"></noscript>\n";

    /// <param name="title">The text of the browser tab.</param>
    /// <param name="content">The page's header and main part.</param>
    /// <param name="active">The navigation address that this page belongs to; null for none.</param>
    /// <param name="head">Additional elements for the head.</param>
    public static Markup Page(string title, Markup content, string? active = null, Markup? head = null) => $"""
        {Head(title, $"<script src=\"page.js\" defer></script>\n{head}")}
        <body class="app">
        <a class="skip" href="#main">Skip to the content</a>
        <nav class="top" aria-label="PartnerMfa">
        <a class="brand" href="./"><img src="icon.svg" alt="" width="28" height="28"> PartnerMfa</a>
        <ul>{Link("history", "History", active)}{Link("guide", "App registration", active)}</ul>
        <form method="post" action="stop"><button class="quiet" aria-label="Stop PartnerMfa">Stop</button></form>
        </nav>
        <p id="gone" class="gone" role="alert" hidden>PartnerMfa has ended. Start it again with <code>partner-mfa ui</code>.</p>
        {content}
        <footer>
        <p>PartnerMfa {ReportSummary.Version} serves this page on your computer, for this browser only. It ends with the terminal, with the button above, or when it has not been used for a while. Nothing is kept after that.</p>
        <p>The answer is Yes only when there is evidence for it. Where the evidence does not decide, the answer is Unknown and says what would decide it.</p>
        </footer>
        </body>
        </html>

        """;

    /// <summary>Returns a page without navigation, for visitors who may not see the other pages and for the end.</summary>
    public static Markup Bare(string title, Markup content, Markup? head = null) => $"""
        {Head(title, head)}
        <body class="app bare">
        {content}
        </body>
        </html>

        """;

    private static Markup Head(string title, Markup? head) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{title} - PartnerMfa</title>
        <link rel="icon" href="icon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="style.css">
        {head}</head>
        """;

    private static Markup Link(string address, string name, string? active) => address == active
        ? (Markup)$"<li><a href=\"{address}\" aria-current=\"page\">{name}</a></li>"
        : $"<li><a href=\"{address}\">{name}</a></li>";
}
