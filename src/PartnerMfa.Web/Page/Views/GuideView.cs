using PartnerMfa.Reports.Formats.Html;
using PartnerMfa.SignIn;

namespace PartnerMfa.Web.Page.Views;

/// <summary>The guide to registering the app that signs in.</summary>
internal static class GuideView
{
    /// <summary>The delegated permission of Microsoft Partner Center.</summary>
    private const string Permission = PartnerMfaEnvironment.PartnerCenterPermission;

    private const string Redirect = OAuthConstants.LoopbackRedirect;

    public static Markup Page() => Layout.Page("App registration", $"""
        <header class="intro"><h1 class="plain">Register your app</h1><p class="lead">Once for each tenant, in five minutes. An administrator of the partner tenant does it.</p></header>
        <main id="main" tabindex="-1">
        <section class="panel" aria-labelledby="command"><h2 id="command">In one command</h2>
        <p>An administrator signs in, and the app is registered with consent to Partner Center, or completed. To see first what would be changed:</p>
        <p><code class="command">partner-mfa app --what-if</code></p>
        <p>Without <code>--what-if</code> it does it, and prints the IDs. In PowerShell: <code class="command">New-PartnerMfaApplication -WhatIf</code></p></section>
        <h2>By hand</h2>
        <ol class="guide">
        <li><h3>Create it</h3><p>Open {HtmlElements.Link("https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade", "App registrations")} in the Entra admin center and choose <strong>New registration</strong>. Give it a name, and keep <strong>Accounts in this organizational directory only</strong>.</p></li>
        <li><h3>Where the sign-in comes back</h3><p>Under <strong>Redirect URI</strong>, choose <strong>Public client/native (mobile &amp; desktop)</strong> and enter:</p><p><code class="command">{Redirect}</code></p><p>Then choose <strong>Register</strong>.</p></li>
        <li><h3>What it may do</h3><p>Under <strong>API permissions</strong>, choose <strong>Add a permission</strong> and <strong>APIs my organization uses</strong>. Find <strong>Microsoft Partner Center</strong> by its ID:</p><p><code class="command">{"fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd"}</code></p><p>Choose <strong>Delegated permissions</strong>, then:</p><p><code class="command">{Permission}</code></p><p>Then choose <strong>Grant admin consent</strong>. Without it, the first sign-in asks for consent.</p></li>
        <li><h3>Only for sign-in with a code</h3><p>Under <strong>Authentication</strong>, set <strong>Allow public client flows</strong> to <strong>Yes</strong>.</p></li>
        <li><h3>Use it here</h3><p>Copy the <strong>Application (client) ID</strong> and the <strong>Directory (tenant) ID</strong> from the <strong>Overview</strong>. <a href="account">Test an account with them</a>.</p></li>
        </ol>
        <section aria-labelledby="why"><h2 id="why">Why an app of your own?</h2>
        <p>Without one, PartnerMfa signs in with Microsoft’s own Azure CLI, which your tenant may refuse (AADSTS65002). Your integration has an app, too: the answer counts most for the app that the integration uses.</p></section>
        </main>
        """, "guide");
}
