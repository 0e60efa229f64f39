using PartnerMfa.Environments;
using PartnerMfa.Reports;
using PartnerMfa.Reports.Formats.Html;
using PartnerMfa.Web.Page.Jobs;

namespace PartnerMfa.Web.Page.Views;

/// <summary>The home page with the four questions.</summary>
internal static class HomeView
{
    private const int MostRecent = 5;

    /// <summary>The case that each card shows in the sandbox by default: a No, because that is what most people come with.</summary>
    public static IReadOnlyDictionary<Card, string> SandboxCases { get; } = new Dictionary<Card, string>
    {
        [Card.Account] = "password",
        [Card.Token] = "password",
        [Card.Usage] = "mfa",
        [Card.Setup] = "excluded-by-group",
    };

    public static Markup Of(IReadOnlyList<Job> jobs) => Layout.Page("Four questions", $"""
        <header class="intro">
        <h1 class="plain">{ReportHeadline.Question}</h1>
        <p class="lead">Yes or No, why, and what to do next. Everything runs on this computer.</p>
        </header>
        <main id="main" tabindex="-1">
        <h2 class="hidden">What do you want to know?</h2>
        <ul class="cards">
        {Card.All.Select(Tile)}</ul>
        <p class="hint">The sandbox simulates Entra ID, Partner Center and Microsoft Graph on this computer: no tenant, no sign-in, no network.</p>
        {Recent(jobs)}</main>
        """);

    private static Markup Tile(Card card) => $"""
        <li class="card">
        {Icons.Of(card)}
        <h3><a href="{card.Path}">{card.Question}</a></h3>
        <p>{card.Summary}</p>
        <div class="actions"><a class="button" href="{card.Path}" aria-label="{card.Action}: {card.Question}">{card.Action}</a>
        <form method="post" action="{card.Path}"><input type="hidden" name="environment" value="{PartnerMfaEnvironments.Sandbox.Name}"><input type="hidden" name="user" value="{SandboxCases[card]}"><button class="plain" aria-label="Try it in the sandbox: {card.Question}">Try it in the sandbox</button></form></div>
        </li>

        """;

    private static Markup? Recent(IReadOnlyList<Job> jobs) => jobs.Count == 0 ? null : (Markup)$"""
        <section aria-labelledby="recent">
        <h2 id="recent">This session</h2>
        {HistoryView.Table(jobs.Take(MostRecent))}{(jobs.Count > MostRecent ? (Markup)$"<p><a href=\"history\">All {jobs.Count} tests</a></p>" : null)}</section>

        """;
}
