using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Work;

namespace PartnerMfa.SignIn;

/// <summary>What happens when a renewal is refused or yields a token without MFA.</summary>
public sealed class RenewalTests : IDisposable
{
    private static readonly Interactivity Somebody = new();
    private static readonly Interactivity Nobody = new() { WhyNobody = "a job." };
    private static readonly Reply Ended = SignIns.Granted(TestTokens.With(("exp", 1780910000L)), expiresIn: 1);
    private static readonly Reply EndedWithoutMfa = SignIns.Granted(TestTokens.With(("exp", 1780910000L), ("amr", new[] { "pwd" })), expiresIn: 1);
    private static readonly Reply WithoutMfa = SignIns.Granted(TestTokens.With(("amr", new[] { "pwd" })));

    private readonly ScriptedHandler _handler = new();
    private readonly RecordingObserver _observer = new();
    private readonly AnsweringPerson _person = new("code=planted-code");
    private readonly SignInService _service;

    public RenewalTests() => _service = new SignInService(
        new ServiceBackend { Handler = _handler, Clock = new ManualClock(), WebUi = _person }, CommandHints.PowerShell);

    // MSAL remembers refusals for an app and account in the whole process, so each test has its own app.
    private static BrowserSignIn ByBrowser => new()
    {
        Environment = PartnerMfaEnvironments.Global,
        Presence = Somebody,
        TenantId = "contoso.example",
        ApplicationId = Guid.NewGuid().ToString("D"),
    };

    [Fact]
    public async Task A_renewal_with_MFA_needs_no_prompt()
    {
        Session renewed = await RenewAsync(ByBrowser, Somebody, Ended, SignIns.Granted());

        Assert.True(renewed.HasMfa);
        Assert.Single(_person.Asked);
    }

    [Fact]
    public async Task A_renewal_that_lost_MFA_asks_the_user_again()
    {
        Session renewed = await RenewAsync(ByBrowser, Somebody, Ended, WithoutMfa, SignIns.Granted());

        Assert.True(renewed.HasMfa);
        Assert.Equal(2, _person.Asked.Count);
        Assert.Equal(["authorization_code", "refresh_token", "authorization_code"], _handler.Sent.Select(sent => sent.Form["grant_type"]));
        Assert.Equal("mfa", _person.Asked[1].Authorize.Query["amr_values"]);
    }

    [Fact]
    public async Task A_renewal_that_lost_MFA_is_an_error_without_a_user()
    {
        BrowserSignIn request = ByBrowser;
        PartnerMfaException refused = await FailAsync(request, Nobody, Ended, WithoutMfa);

        Assert.Equal(
            ("MfaInteractionRequired", "The renewed token lacks MFA, and only a person can sign in with MFA again.", TestTokens.Account),
            (refused.ErrorId, refused.Message, refused.TargetName));
        Assert.Equal($"Sign in with MFA: Connect-PartnerMfa -TenantId {TestTokens.TenantId} -ApplicationId {request.ApplicationId} -UserPrincipalName {TestTokens.Account}", refused.Remedy);
    }

    [Fact]
    public async Task A_renewal_that_lost_MFA_is_an_error_for_an_unattended_sign_in()
    {
        PartnerMfaException refused = await FailAsync(SignIns.ByRefreshToken, Somebody, Ended, WithoutMfa);

        Assert.Equal("MfaInteractionRequired", refused.ErrorId);
        Assert.Empty(_person.Asked);
    }

    [Fact]
    public async Task A_session_that_never_had_MFA_has_none_to_lose()
    {
        Session renewed = await RenewAsync(SignIns.ByRefreshToken, Nobody, EndedWithoutMfa, WithoutMfa);

        Assert.False(renewed.HasMfa);
    }

    [Theory]
    [InlineData("invalid_grant", "AADSTS50076: MFA.", "basic_action")]
    [InlineData("interaction_required", "AADSTS50078: Too long ago.", null)]
    [InlineData("interaction_required", "No code at all.", null)]
    [InlineData("invalid_grant", "AADSTS50079: Register.", "basic_action")]
    [InlineData("invalid_grant", "AADSTS70043: Sign-in frequency.", "bad_token")]
    [InlineData("invalid_grant", "AADSTS700082: Expired.", null)]
    [InlineData("invalid_grant", "AADSTS50173: Revoked.", "bad_token")]
    [InlineData("invalid_grant", "AADSTS70000: Not valid.", "bad_token")]
    [InlineData("invalid_grant", "AADSTS65001: No consent.", "consent_required")]
    public async Task A_refusal_that_the_user_can_resolve_asks_the_user_again(string error, string description, string? suberror)
    {
        Session renewed = await RenewAsync(ByBrowser, Somebody, Ended, SignIns.Refused(error, description, suberror), SignIns.Granted());

        Assert.True(renewed.HasMfa);
        Assert.Equal(2, _person.Asked.Count);
        Assert.Contains(_observer.Told, told => told.StartsWith("verbose: The token could not be renewed without a person: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("invalid_grant", "AADSTS50076: MFA.", "MfaInteractionRequired")]
    [InlineData("invalid_grant", "AADSTS700082: Expired.", "RefreshTokenExpired")]
    public async Task Without_a_user_a_refusal_is_reported_unchanged(string error, string description, string id)
    {
        PartnerMfaException refused = await FailAsync(ByBrowser, Nobody, Ended, SignIns.Refused(error, description));

        Assert.Equal(id, refused.ErrorId);
        Assert.Single(_person.Asked);
    }

    [Theory]
    [InlineData("AADSTS53003: Blocked.", "ConditionalAccessBlocked")]
    [InlineData("AADSTS50057: Disabled.", "AccountDisabled")]
    public async Task A_refusal_that_a_user_cannot_fix_does_not_prompt(string description, string id)
    {
        PartnerMfaException refused = await FailAsync(ByBrowser, Somebody, Ended, SignIns.Refused("invalid_grant", description));

        Assert.Equal(id, refused.ErrorId);
        Assert.Single(_person.Asked);
    }

    [Fact]
    public async Task A_caller_who_cancels_a_renewal_gets_a_cancellation()
    {
        using CancellationTokenSource caller = new();
        _handler.Then(Ended.Create).Then((_, stop) =>
        {
            caller.Cancel();
            stop.ThrowIfCancellationRequested();
            return Task.FromResult(SignIns.Granted().Create());
        });
        Session session = await _service.SignInAsync(SignIns.ByRefreshToken with { ApplicationId = Guid.NewGuid().ToString("D") });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _service.RenewAsync(session, Somebody, _observer, caller.Token));
    }

    public void Dispose() => _handler.Dispose();

    private async Task<PartnerMfaException> FailAsync(SignInRequest request, Interactivity presence, params Reply[] replies) =>
        await Assert.ThrowsAsync<PartnerMfaException>(() => RenewAsync(request, presence, replies));

    private async Task<Session> RenewAsync(SignInRequest request, Interactivity presence, params Reply[] replies)
    {
        foreach (Reply reply in replies) _handler.Then(reply.Create);
        Session session = await _service.SignInAsync(request, _observer);
        return await _service.RenewAsync(session, presence, _observer, TestContext.Current.CancellationToken);
    }
}
