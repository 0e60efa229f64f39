using PartnerMfa.Reports.Formats.Html;

namespace PartnerMfa.Web.Page.Views;

/// <summary>The reasons for not showing the page.</summary>
internal enum Refusal
{
    NoSession,
    KeyUsed,
    OtherSite,
    Host,
}

/// <summary>Pages with a single message.</summary>
internal static class MessageView
{
    /// <summary>
    /// The key has been exchanged. The browser continues automatically, so that the next request comes from our own page.
    /// </summary>
    public static Markup Entered() => Bare(
        "Opening", "Opening…", $"If nothing happens, <a href=\"./\">open PartnerMfa</a>.", $"<meta http-equiv=\"refresh\" content=\"0;url=./\">\n");

    public static Markup Ended() => Bare("Ended", "PartnerMfa has ended", $"You can close this tab. To start it again: <code>partner-mfa ui</code>");

    public static Markup NotFound() => Layout.Page("Not found", $"""
        <main id="main" tabindex="-1"><h1 class="plain">There is nothing here</h1>
        <p>The test may have been cleared from the history. <a href="./">Go to the four questions</a>.</p></main>
        """);

    public static Markup Failed() => Layout.Page("Not done", $"""
        <main id="main" tabindex="-1"><h1 class="plain">This could not be read</h1>
        <p>Nothing was done. <a href="./">Go to the four questions</a>.</p></main>
        """);

    public static Markup Refused(Refusal refusal) => refusal switch
    {
        Refusal.KeyUsed => Bare("Already open", "Already open in another window", $"The address that PartnerMfa prints opens the page once. Go back to the window that it opened, or run <code>partner-mfa ui</code> again."),
        Refusal.OtherSite => Bare("Refused", "Refused", $"Another site sent this request. Nothing was done."),
        Refusal.Host => Bare("Refused", "Refused", $"This is not the address that PartnerMfa opened."),
        _ => Bare("Refused", "Refused", $"Open PartnerMfa with the whole address that <code>partner-mfa ui</code> prints, including its key."),
    };

    private static Markup Bare(string title, string heading, Markup text, Markup? head = null) =>
        Layout.Bare(title, $"<main id=\"main\"><h1 class=\"plain\">{heading}</h1><p>{text}</p></main>", head);
}
