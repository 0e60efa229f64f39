using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Requests;
using PartnerMfa.SignIn;
using PartnerMfa.Work;

namespace PartnerMfa.Probe;

/// <summary>Asking again until the answer is Yes: what is renewed, when the user is asked, and when it ends.</summary>
public sealed class ProbePollerTests : IDisposable
{
    private static readonly Interactivity Nobody = new() { WhyNobody = "a job." };
    private static readonly Reply Refused = new(401, """{"code":900421}""");
    private static readonly Reply WithMfa = SignIns.Granted();
    private static readonly Reply WithoutMfa = SignIns.Granted(TestTokens.With(("amr", new[] { "pwd" })));

    private readonly ScriptedHandler _handler = new();
    private readonly RecordingObserver _observer = new();
    private readonly ManualClock _clock = new() { AutoPass = TimeSpan.FromSeconds(1) };
    private readonly AnsweringPerson _person = new("code=planted-code");
    private readonly ServiceBackend _backend;
    private readonly SignInService _signIns;

    public ProbePollerTests()
    {
        _backend = new ServiceBackend { Handler = _handler, Clock = _clock, WebUi = _person };
        _signIns = new SignInService(_backend, CommandHints.PowerShell);
    }

    [Fact]
    public async Task Polling_ends_with_the_first_Yes_and_keeps_the_renewed_token()
    {
        Session session = await SignInAsync(SignIns.ByRefreshToken, WithoutMfa);
        WaitOutcome outcome = await WaitAsync(session, Refused, WithoutMfa, Refused, WithMfa, Reply.Profile.With("isMfaCompliant: true"));

        Assert.Equal(("Yes", "MfaConfirmedByService"), (outcome.Result.Result, outcome.Result.Reason));
        Assert.True(outcome.Session.HasMfa);
        Assert.Null(outcome.Session.Request.TimeLimit);
        Assert.Equal(TimeSpan.FromSeconds(60), _clock.GetUtcNow() - Start);
    }

    [Fact]
    public async Task Every_round_uses_a_new_token()
    {
        Session session = await SignInAsync(SignIns.ByRefreshToken, WithoutMfa);
        await WaitAsync(session, Refused, SignIns.Granted(TestTokens.With(("uti", "second"))), Reply.Profile);

        Assert.Equal(["refresh_token", "refresh_token"], _handler.Sent.Where(sent => sent.Method == "POST").Select(sent => sent.Form["grant_type"]));
        Assert.Equal(2, _handler.Sent.Where(sent => sent.Method == "GET").Select(sent => sent.Headers["Authorization"]).Distinct().Count());
    }

    [Fact]
    public async Task When_the_time_is_up_the_last_answer_is_the_result()
    {
        Session session = await SignInAsync(SignIns.ByRefreshToken, WithoutMfa);
        WaitOutcome outcome = await WaitAsync(session, TimeSpan.FromSeconds(75), Refused, WithoutMfa, Refused, WithoutMfa, Refused, WithoutMfa, Reply.Profile);

        Assert.Equal(("No", "MfaClaimMissing"), (outcome.Result.Result, outcome.Result.Reason));
        Assert.Equal(TimeSpan.FromSeconds(75), _clock.GetUtcNow() - Start);
    }

    [Fact]
    public async Task Progress_shows_what_it_is_waiting_for_and_how_long()
    {
        Session session = await SignInAsync(SignIns.ByRefreshToken, WithoutMfa);
        await WaitAsync(session, Refused, WithMfa, Reply.Profile);

        string status = "No (MfaRequiredByService); asking again at 12:00:30, until 12:10:00";
        Assert.Contains($"verbose: Waiting for MFA to take effect: {status}", _observer.Told);
        Assert.Equal(30, _observer.Told.Count(told => told == $"progress: Waiting for MFA to take effect: {status}"));
        Assert.Contains("completed: Waiting for MFA to take effect", _observer.Told);
    }

    [Fact]
    public async Task The_user_is_asked_when_only_a_new_sign_in_can_produce_the_claim()
    {
        Session session = await SignInAsync(ByBrowser, WithoutMfa);
        WaitOutcome outcome = await WaitAsync(session, new Interactivity(), TimeSpan.FromMinutes(10), [Refused, WithoutMfa, WithMfa, Reply.Profile]);

        Assert.Equal("Yes", outcome.Result.Result);
        Assert.Equal(2, _person.Asked.Count);
        Assert.Equal("mfa", _person.Asked[1].Authorize.Query["amr_values"]);
    }

    [Fact]
    public async Task The_user_is_not_asked_when_a_silent_renewal_produces_the_claim()
    {
        Session session = await SignInAsync(ByBrowser, WithoutMfa);
        await WaitAsync(session, new Interactivity(), TimeSpan.FromMinutes(10), [Refused, WithMfa, Reply.Profile]);

        Assert.Single(_person.Asked);
    }

    [Fact]
    public async Task The_user_is_not_asked_when_the_answer_is_not_about_MFA()
    {
        Session session = await SignInAsync(ByBrowser, WithoutMfa);
        await WaitAsync(session, new Interactivity(), TimeSpan.FromMinutes(10), [new Reply(403), WithoutMfa, new Reply(403), WithMfa, Reply.Profile]);

        Assert.Single(_person.Asked);
    }

    [Fact]
    public async Task Without_a_user_only_silent_renewal_is_tried()
    {
        Session session = await SignInAsync(ByBrowser, WithoutMfa);
        WaitOutcome outcome = await WaitAsync(session, Refused, WithoutMfa, Refused, WithMfa, Reply.Profile);

        Assert.Equal("Yes", outcome.Result.Result);
        Assert.Single(_person.Asked);
    }

    [Fact]
    public async Task A_failed_renewal_is_reported_once_and_tried_again_in_the_next_round()
    {
        Session session = await SignInAsync(SignIns.ByRefreshToken, WithoutMfa);
        Reply blocked = SignIns.Refused("unauthorized_client", "AADSTS700016: Not found.");
        WaitOutcome outcome = await WaitAsync(session, Refused, blocked, Refused, blocked, Refused, WithMfa, Reply.Profile);

        Assert.Equal("Yes", outcome.Result.Result);
        Assert.StartsWith(
            "warning: The token could not be renewed: ", Assert.Single(_observer.Told, told => told.StartsWith("warning", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("aud", "https://graph.microsoft.com", "WrongAudience")]
    [InlineData("idtyp", "app", "AppOnlyToken")]
    public async Task Answers_that_a_new_token_cannot_change_end_the_wait_at_once(string claim, string value, string reason)
    {
        Session session = await SignInAsync(SignIns.ByRefreshToken, SignIns.Granted(TestTokens.With((claim, value))));
        WaitOutcome outcome = await WaitAsync(session);

        Assert.Equal((reason, Start), (outcome.Result.Reason, _clock.GetUtcNow()));
    }

    [Fact]
    public async Task A_token_that_nothing_can_renew_is_refused()
    {
        Session session = await _signIns.SignInAsync(new AccessTokenSignIn { Environment = PartnerMfaEnvironments.Global, AccessToken = TestTokens.With() });

        PartnerMfaException refused = await Assert.ThrowsAsync<PartnerMfaException>(() => WaitAsync(session));
        Assert.Equal(("TokenNotRenewable", $"Sign in, then wait with that connection: Connect-PartnerMfa -TenantId {TestTokens.TenantId} -UserPrincipalName {TestTokens.Account}"), (refused.ErrorId, refused.Remedy));
    }

    [Fact]
    public async Task A_cancelled_wait_ends_at_once_with_the_last_answer()
    {
        Session session = await SignInAsync(SignIns.ByRefreshToken, WithoutMfa);
        _handler.Then(Refused.Create);
        using CancellationTokenSource stop = new();
        ProgressObserver observer = new(stop.Cancel);
        ProbePoller test = new(_backend, _signIns, CommandHints.PowerShell, Options(TimeSpan.FromMinutes(10)), observer);

        WaitOutcome outcome = await test.RunAsync(session, Nobody, stop.Token);

        Assert.Equal((true, "No"), (outcome.IsInterrupted, outcome.Result.Result));
    }

    [Fact]
    public async Task A_wait_cancelled_before_the_first_answer_has_none()
    {
        Session session = await SignInAsync(SignIns.ByRefreshToken, WithoutMfa);
        ProbePoller test = new(_backend, _signIns, CommandHints.PowerShell, Options(TimeSpan.FromMinutes(10)), new ProgressObserver(() => { }));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => test.RunAsync(session, Nobody, new CancellationToken(canceled: true)));
    }

    public void Dispose() => _handler.Dispose();

    private static DateTimeOffset Start { get; } = new ManualClock().GetUtcNow();

    // MSAL remembers refusals for an app and account in the whole process, so each test has its own app.
    private static BrowserSignIn ByBrowser => new()
    {
        Environment = PartnerMfaEnvironments.Global,
        Presence = new Interactivity(),
        TenantId = "contoso.example",
        ApplicationId = Guid.NewGuid().ToString("D"),
    };

    private static ProbeOptions Options(TimeSpan wait) => new() { Wait = wait, SkipBaseline = true };

    private Task<Session> SignInAsync(SignInRequest request, Reply granted)
    {
        _handler.Then(granted.Create);
        return _signIns.SignInAsync(request with { ApplicationId = Guid.NewGuid().ToString("D") });
    }

    private Task<WaitOutcome> WaitAsync(Session session, params Reply[] replies) => WaitAsync(session, TimeSpan.FromMinutes(10), replies);

    private Task<WaitOutcome> WaitAsync(Session session, TimeSpan wait, params Reply[] replies) => WaitAsync(session, Nobody, wait, replies);

    private Task<WaitOutcome> WaitAsync(Session session, Interactivity presence, TimeSpan wait, Reply[] replies)
    {
        foreach (Reply reply in replies) _handler.Then(reply.Create);
        return new ProbePoller(_backend, _signIns, CommandHints.PowerShell, Options(wait), _observer)
            .RunAsync(session, presence, TestContext.Current.CancellationToken);
    }
}
