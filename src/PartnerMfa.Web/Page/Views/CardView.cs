using System.Globalization;
using PartnerMfa.Environments;
using PartnerMfa.Reports.Formats.Html;
using PartnerMfa.Requests;
using PartnerMfa.Sandbox.Accounts;
using PartnerMfa.Web.Page.Jobs;

namespace PartnerMfa.Web.Page.Views;

/// <summary>The form of a card, with a second form for the sandbox next to it.</summary>
internal static class CardView
{
    public const string NothingBrought = "Paste a token, or choose a file.";

    public static Markup Of(CardRequest request, IReadOnlyList<string> wrong)
    {
        Card card = request.Card;
        return Layout.Page(card.Question, $"""
            <header class="intro"><h1 class="plain">{card.Question}</h1><p class="lead">{card.Summary}</p></header>
            <main id="main" tabindex="-1">
            {Wrong(wrong)}<div class="columns">
            {(card == Card.Token ? TokenForm(request) : SignInForm(request))}
            {SandboxForm(request)}</div>
            </main>
            """);
    }

    private static Markup? Wrong(IReadOnlyList<string> wrong) => wrong.Count == 0 ? null : (Markup)$"""
        <ul class="warnings" role="alert">{wrong.Select(sentence => (Markup)$"<li>{sentence}</li>")}</ul>

        """;

    private static Markup SignInForm(CardRequest request) => $"""
        <form class="panel" method="post" action="{request.Card.Path}" aria-label="{request.Card.Question}">
        {(request.Card == Card.Setup ? User(request, "Integration account", "The account to check, such as jobs@contoso.com. You sign in as an administrator.", isRequired: true) : null)}
        {Tenant(request)}
        {(request.Card == Card.Setup ? null : User(request, "Account", "The integration account, such as jobs@contoso.com. Leave it empty to choose at the sign-in.", isRequired: false))}
        <div class="field"><label for="application">Application (client) ID <span class="note">optional</span></label>
        <input id="application" name="application" value="{request.Application}" autocomplete="off" spellcheck="false" aria-describedby="application-hint">
        <p class="hint" id="application-hint">Of your app registration. <a href="guide">How to make one</a></p></div>
        {(request.Card == Card.Usage ? Days(request) : null)}
        <fieldset><legend>How do you want to sign in?</legend>
        {Choice("radio", "method", "browser", "In the browser", "In a new tab.", !request.UseDeviceCode)}
        {Choice("radio", "method", "device", "With a code", "On any device, for example a phone.", request.UseDeviceCode)}</fieldset>
        {More(request)}
        <div class="actions"><button class="primary">{request.Card.Action}</button></div>
        </form>
        """;

    private static Markup TokenForm(CardRequest request) => $"""
        <form class="panel" method="post" action="{request.Card.Path}" enctype="multipart/form-data" aria-label="{request.Card.Question}" data-upload>
        {Cloud(request)}
        <fieldset><legend>Options</legend>
        {Choice("checkbox", "explain", "1", "List every claim", "With its meaning.", request.Explain)}
        {Choice("checkbox", "hosts", "1", "Tokens for every host", "Of a capture, not only those for Partner Center.", request.AllHosts)}
        {Choice("checkbox", "ask", "1", "Also ask Partner Center", "Sends the token to Partner Center, and nowhere else.", request.AskPartnerCenter)}</fieldset>
        <div class="drop" id="drop"><p class="drop-title"><label for="file">Drop a file here, or choose one</label></p>
        <input id="file" type="file" name="file" multiple aria-describedby="file-hint">
        <p class="hint" id="file-hint">A token file, a HAR file, a Fiddler archive (SAZ), a log, a copied curl command and many others, of any size. It is read while it is dropped and never stored.</p></div>
        <div class="field"><label for="text">Or paste a token or a request</label>
        <textarea id="text" name="text" rows="5" autocomplete="off" spellcheck="false" aria-describedby="text-hint"></textarea>
        <p class="hint" id="text-hint">It stays on this computer. Refresh tokens and client secrets do not belong here.</p></div>
        <div class="upload" id="upload" role="status" hidden><p><span class="spinner" aria-hidden="true"></span> <span id="upload-text">Reading…</span></p><progress id="upload-bar" max="100" value="0" aria-label="Read so far"></progress><button type="button" class="quiet" id="upload-cancel">Cancel</button></div>
        <div class="actions"><button class="primary">{request.Card.Action}</button></div>
        </form>
        """;

    private static Markup SandboxForm(CardRequest request) => $"""
        <form class="panel sandbox" method="post" action="{request.Card.Path}" aria-labelledby="sandbox-heading">
        <h2 id="sandbox-heading">Try it in the sandbox</h2>
        <p>Simulated services on this computer, with an account for every case you may meet.</p>
        <input type="hidden" name="environment" value="{PartnerMfaEnvironments.Sandbox.Name}">
        <div class="field"><label for="case">Case</label>
        <select id="case" name="user">{Cases(request)}</select></div>
        {(request.Card == Card.Token ? null : Choice("checkbox", "method", "device", "With a code", "See the sign-in by device code.", isChosen: false, id: "sandbox-device"))}
        <div class="actions"><button class="quiet">Run in the sandbox</button></div>
        </form>
        """;

    private static IEnumerable<Markup> Cases(CardRequest request)
    {
        string chosen = request.Environment.IsSandbox && SandboxAccounts.Find(request.User) is { } account ? account.Name : HomeView.SandboxCases[request.Card];
        return SandboxAccounts.All
            .GroupBy(one => one.Shows.Split(':', ',', ' ')[0] is "Yes" or "No" or "Unknown" or "NotApplicable" ? one.Shows.Split(':', ',', ' ')[0] : "Sign-in refused")
            .Select(group => (Markup)$"<optgroup label=\"{(group.Key == "NotApplicable" ? "Not applicable" : group.Key)}\">{group.Select(one => Case(one, one.Name == chosen))}</optgroup>");
    }

    private static Markup Case(SandboxAccount account, bool isChosen) => $"<option value=\"{account.Name}\"{(isChosen ? Selected : null)}>{account.Name}: {What(account)}</option>";

    // The group already names the answer.
    private static string What(SandboxAccount account) => account.Shows.IndexOf(": ", StringComparison.Ordinal) is >= 0 and var at ? account.Shows[(at + 2)..] : account.Shows;

    private static Markup Cloud(CardRequest request)
    {
        IEnumerable<Markup> clouds = PartnerMfaEnvironments.All.Select(cloud =>
            (Markup)$"<option value=\"{cloud.Name}\"{(ReferenceEquals(cloud, request.Environment) ? Selected : null)}>{cloud.Cloud.Label ?? cloud.Name}</option>");
        return $"""
            <div class="field"><label for="environment">Cloud</label>
            <select id="environment" name="environment">{clouds}</select></div>
            """;
    }

    private static Markup Tenant(CardRequest request) => $"""
        <div class="row">{Cloud(request)}
        <div class="field"><label for="tenant">Tenant <span class="note">optional</span></label>
        <input id="tenant" name="tenant" value="{request.Tenant}" placeholder="contoso.com" autocomplete="off" spellcheck="false" aria-describedby="tenant-hint">
        <p class="hint" id="tenant-hint">The ID or a domain of the partner tenant.</p></div></div>
        """;

    private static Markup User(CardRequest request, string label, string hint, bool isRequired) => $"""
        <div class="field"><label for="user">{label}{(isRequired ? null : (Markup)$" <span class=\"note\">optional</span>")}</label>
        <input id="user" name="user" value="{request.User}" autocomplete="off" spellcheck="false"{(isRequired ? Required : null)} aria-describedby="user-hint">
        <p class="hint" id="user-hint">{hint}</p></div>
        """;

    private static Markup Days(CardRequest request) => $"""
        <div class="field short"><label for="days">Days</label>
        <input id="days" name="days" value="{request.Days}" inputmode="numeric" autocomplete="off" aria-describedby="days-hint">
        <p class="hint" id="days-hint">How many days to look at, today included: 1 to {UsageRequest.MostDays}.</p></div>
        """;

    private static Markup? More(CardRequest request)
    {
        if (request.Card == Card.Setup) return null;
        if (request.Card == Card.Usage) return Choice("checkbox", "score", "1", "Also show Microsoft’s own scores", "Signs in to Microsoft Graph, too.", request.TenantScore);
        bool isOpen = request.WithoutAskingForMfa || request.Wait > TimeSpan.Zero || request.Claims is not null;
        return $"""
            <details class="more"{(isOpen ? Open : null)}><summary>More options</summary>
            {Choice("checkbox", "plain", "1", "Do not ask for MFA", "Signs in as an application would, to see whether the policies require MFA on their own.", request.WithoutAskingForMfa)}
            <div class="field short"><label for="wait">Wait for a Yes</label>
            <input id="wait" name="wait" value="{(request.Wait > TimeSpan.Zero ? request.Wait.TotalMinutes.ToString(CultureInfo.InvariantCulture) : "")}" inputmode="decimal" autocomplete="off" aria-describedby="wait-hint">
            <p class="hint" id="wait-hint">Minutes to keep asking. A new policy takes 5 to 10 minutes to work.</p></div>
            {(request.Claims is null ? null : (Markup)$"<input type=\"hidden\" name=\"claims\" value=\"{request.Claims}\"><p class=\"hint\">The sign-in asks for what the claims challenge wants.</p>")}</details>
            """;
    }

    private static Markup Choice(string type, string name, string value, string label, string hint, bool isChosen, string? id = null) => $"""
        <div class="choice"><input type="{type}" id="{id ?? $"{name}-{value}"}" name="{name}" value="{value}"{(isChosen ? Checked : null)}>
        <label for="{id ?? $"{name}-{value}"}">{label} <span class="note">{hint}</span></label></div>

        """;

    private static Markup Selected { get; } = $" selected";

    private static Markup Checked { get; } = $" checked";

    private static Markup Required { get; } = $" required";

    private static Markup Open { get; } = $" open";
}
