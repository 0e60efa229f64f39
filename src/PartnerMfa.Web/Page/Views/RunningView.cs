using PartnerMfa.Redaction;
using PartnerMfa.Reports.Formats.Html;
using PartnerMfa.SignIn.Msal;
using PartnerMfa.Verdicts;
using PartnerMfa.Web.Page.Jobs;
using PartnerMfa.Work;

namespace PartnerMfa.Web.Page.Views;

/// <summary>A running test: its progress, and what the user must do for it.</summary>
internal static class RunningView
{
    public static Markup Of(Job job)
    {
        JobProgress progress = job.Progress;
        return Layout.Page($"Testing: {job.Request.Card.Question}", $"""
            {SandboxBanner(job)}<header class="intro"><p class="title">{job.Request.Card.Question}</p><h1 class="plain">Testing…</h1></header>
            <main id="main" tabindex="-1">
            <div id="live" data-events="events?id={job.Id}">
            <p id="status" role="status"><span class="spinner" aria-hidden="true"></span> <span id="status-text">{progress.Status}</span></p>
            <progress id="bar" max="100" value="{progress.Percent ?? 0}" aria-label="Progress"{(progress.Percent is null ? Hidden : null)}></progress>
            <div id="person">{Person(job, progress)}</div>
            <ol id="steps" class="steps" aria-label="Steps">{Steps(progress)}</ol>
            <form method="post" action="cancel?id={job.Id}"><button class="quiet">Cancel</button></form>
            </div>
            </main>
            """, head: Layout.Reload);
    }

    /// <summary>What the user must do: sign in or enter a code.</summary>
    public static Markup Person(Job job, JobProgress progress) =>
        progress.DeviceCode is { } prompt ? DeviceCode(job, prompt)
        : progress.SignInPage is { } page ? SignIn(job, page)
        : Markup.Empty;

    public static Markup Steps(JobProgress progress)
    {
        IEnumerable<Markup> steps = progress.Steps.Select((step, i) => (Markup)$"<li class=\"{(i < progress.Steps.Count - 1 ? "done" : "now")}\">{HtmlElements.Outside(step)}</li>");
        return $"{steps}";
    }

    public static Markup? SandboxBanner(Job job) => job.Request.Environment.IsSandbox
        ? (Markup)$"<aside class=\"banner\" aria-label=\"Sandbox\"><p>Sandbox: simulated services. The answer says nothing about a real tenant.</p></aside>\n"
        : null;

    private static Markup Hidden { get; } = $" hidden";

    private static Markup SignIn(Job job, Uri page) => $"""
        <section class="person" aria-labelledby="person-heading">
        <h2 id="person-heading">Sign in{(job.Request.Card == Card.Setup ? " as an administrator" : "")}</h2>
        <p>{Whom(job.Request)}</p>
        <p><a class="button" href="sign-in?id={job.Id}" target="_blank" rel="noopener">Sign in at {page.Host} <span class="note">(opens a new tab)</span></a></p>
        <p class="hint">Come back to this tab when you are done. The answer will appear here.</p>
        </section>
        """;

    private static string Whom(CardRequest request) =>
        request.Card == Card.Setup ? "Use an account that may read the tenant’s settings, such as a Global Reader. It need not be the integration account."
        : request.User is { } user ? $"Use {user}. The answer is about the account that signs in."
        : "Use the account that your integration signs in with, not your own. The answer is about the account that signs in.";

    private static Markup DeviceCode(Job job, DeviceCodePrompt prompt) => $"""
        <section class="person" aria-labelledby="person-heading">
        <h2 id="person-heading">Enter this code</h2>
        <p class="user-code" data-copy>{HtmlElements.Name(prompt.UserCode)}</p>
        <p>Open {Address(job, prompt)} on any device and enter the code. {Whom(job.Request)}</p>
        <p>The code is valid until {DisplayFormat.Time(prompt.ExpiresOn.UtcDateTime)}<span class="countdown" data-until="{DisplayFormat.Timestamp(prompt.ExpiresOn.UtcDateTime)}"></span>.</p>
        </section>
        """;

    // A service could name any page, so only Microsoft's pages become links.
    private static Markup Address(Job job, DeviceCodePrompt prompt) =>
        !job.Request.Environment.IsSandbox && VerificationPages.IsKnown(prompt.VerificationUri, job.Request.Environment.AuthorityHost.Host)
            ? (Markup)$"<a href=\"{prompt.VerificationUri.AbsoluteUri}\" target=\"_blank\" rel=\"noreferrer\">{Redactor.Address(prompt.VerificationUri)} <span class=\"note\">(opens a new tab)</span></a>"
            : $"<strong>{Redactor.Address(prompt.VerificationUri)}</strong>";
}
