using Microsoft.Identity.Client;
using Microsoft.Identity.Client.Extensibility;
using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Work;

namespace PartnerMfa.SignIn;

/// <summary>Browser sign-ins that do not end with a token.</summary>
public sealed class BrowserEndTests
{
    private static readonly BrowserSignIn Request = new() { Presence = new Interactivity(), Environment = PartnerMfaEnvironments.Global, UserPrincipalName = "a@contoso.example" };

    private readonly ManualClock _clock = new();

    [Fact]
    public async Task Closing_the_page_ends_the_sign_in()
    {
        PartnerMfaException ended = await EndAsync(new Page((_, _) => throw new MsalClientException(MsalError.AuthenticationCanceledError, "closed")));

        Assert.Equal(("SignInCancelled", "The sign-in was cancelled before it was complete.", "a@contoso.example"), (ended.ErrorId, ended.Message, ended.TargetName));
    }

    [Fact]
    public async Task Declining_ends_the_sign_in()
    {
        PartnerMfaException ended = await EndAsync(new Page((authorize, _) => Task.FromResult(new Uri(
            $"http://localhost/?error=access_denied&error_description=AADSTS65004%3A+User+declined.&state={StateOf(authorize)}"))));

        Assert.Equal(("SignInDeclined", "AADSTS65004", "Consent was declined. AADSTS65004: User declined."), (ended.ErrorId, ended.AadstsCode, ended.Message));
    }

    [Fact]
    public async Task A_browser_sign_in_that_takes_too_long_times_out()
    {
        TaskCompletionSource shown = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<PartnerMfaException> end = EndAsync(HangingPage(shown), Request with { TimeLimit = TimeSpan.FromMinutes(2) });
        await shown.Task;
        _clock.Advance(TimeSpan.FromMinutes(2));
        PartnerMfaException ended = await end;

        Assert.Equal(("SignInTimedOut", "The sign-in was not completed within 120 seconds."), (ended.ErrorId, ended.Message));
    }

    [Fact]
    public async Task A_caller_who_cancels_gets_a_cancellation()
    {
        using CancellationTokenSource caller = new();
        TaskCompletionSource shown = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using ScriptedHandler handler = new();
        Task<Session> signIn = Service(handler, HangingPage(shown)).SignInAsync(Request, new RecordingObserver(), caller.Token);
        await shown.Task;
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => signIn);
    }

    [Fact]
    public async Task An_answer_with_another_state_is_not_believed()
    {
        PartnerMfaException ended = await EndAsync(new Page((_, _) => Task.FromResult(new Uri("http://localhost/?code=planted-code&state=other"))));

        Assert.Equal("SignInFailed", ended.ErrorId);
        Assert.DoesNotContain("planted-code", ended.ToString() + ended.Remedy, StringComparison.Ordinal);
    }

    private static Page HangingPage(TaskCompletionSource shown) => new(async (_, stop) =>
    {
        shown.SetResult();
        await Task.Delay(Timeout.Infinite, stop);
        throw new InvalidOperationException("It went on.");
    });

    private static string StateOf(Uri authorize) =>
        new SentRequest("GET", authorize.AbsoluteUri, new Dictionary<string, string>(), "").Query["state"];

    private async Task<PartnerMfaException> EndAsync(Page page, BrowserSignIn? request = null)
    {
        using ScriptedHandler handler = new();
        return await Assert.ThrowsAsync<PartnerMfaException>(() => Service(handler, page).SignInAsync(request ?? Request));
    }

    private SignInService Service(HttpMessageHandler handler, Page page) =>
        new(new ServiceBackend { Handler = handler, Clock = _clock, WebUi = page }, CommandHints.PowerShell);

    private sealed class Page(Func<Uri, CancellationToken, Task<Uri>> show) : ICustomWebUi
    {
        public Task<Uri> AcquireAuthorizationCodeAsync(Uri authorizationUri, Uri redirectUri, CancellationToken cancellationToken) =>
            show(authorizationUri, cancellationToken);
    }
}
