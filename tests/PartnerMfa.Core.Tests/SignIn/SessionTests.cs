using System.Text.Json;
using Microsoft.Identity.Client;
using PartnerMfa.Environments;
using PartnerMfa.Work;

namespace PartnerMfa.SignIn;

/// <summary>What a connection can do after it was created.</summary>
public sealed class SessionTests
{
    private static readonly Secret Expired = TestTokens.With(("exp", 1780910000L));
    private static readonly AccessTokenSignIn Supplied = new() { Environment = PartnerMfaEnvironments.Global, AccessToken = TestTokens.With() };

    [Fact]
    public async Task A_supplied_token_sends_nothing()
    {
        using ScriptedHandler handler = new();
        Session session = await SignIns.Service(handler).SignInAsync(Supplied);

        Assert.Equal((Supplied.AccessToken, TestTokens.Account, false), (session.AccessToken, session.Claims.Account, session.CanRenew));
        Assert.Empty(handler.Sent);
    }

    [Fact]
    public async Task Supplied_text_that_is_not_a_token_is_an_error() => Assert.Equal(
        "TokenMalformed", (await SignIns.RefusedAsync(Supplied with { AccessToken = new Secret(SignIns.RefreshToken) })).ErrorId);

    [Fact]
    public async Task A_token_that_lasts_is_not_renewed()
    {
        using ScriptedHandler handler = new ScriptedHandler().Then(SignIns.Granted().Create);
        SignInService service = SignIns.Service(handler);
        Session session = await service.SignInAsync(SignIns.ByRefreshToken);

        Assert.Same(session, await service.RenewAsync(session, new Interactivity(), new RecordingObserver(), TestContext.Current.CancellationToken));
        Assert.Single(handler.Sent);
    }

    [Fact]
    public async Task A_token_that_has_ended_is_renewed_with_the_new_refresh_token()
    {
        using ScriptedHandler handler = new ScriptedHandler()
            .Then(SignIns.Granted(Expired, expiresIn: 1, refreshToken: "0.Asecond").Create).Then(SignIns.Granted().Create);
        SignInService service = SignIns.Service(handler);
        Session session = await service.SignInAsync(SignIns.ByRefreshToken);
        Session renewed = await service.RenewAsync(session, new Interactivity(), new RecordingObserver(), TestContext.Current.CancellationToken);

        Assert.Equal(("refresh_token", "0.Asecond"), (handler.Sent[1].Form["grant_type"], handler.Sent[1].Form["refresh_token"]));
        Assert.Equal((TestTokens.With().Reveal(), session.Request), (renewed.AccessToken.Reveal(), renewed.Request));
    }

    [Fact]
    public async Task A_renewal_that_is_refused_is_a_failure_with_advice()
    {
        using ScriptedHandler handler = new ScriptedHandler()
            .Then(SignIns.Granted(Expired, expiresIn: 1).Create)
            .Then(SignIns.Refused("invalid_grant", "AADSTS50078: Too long ago.", "basic_action").Create);
        SignInService service = SignIns.Service(handler);
        SignInRequest request = SignIns.ByRefreshToken with { ApplicationId = "c0ffee00-0000-4000-8000-000000000001" };
        Session session = await service.SignInAsync(request);
        PartnerMfaException refused = await Assert.ThrowsAsync<PartnerMfaException>(
            () => service.RenewAsync(session, new Interactivity(), new RecordingObserver(), TestContext.Current.CancellationToken));

        Assert.Equal(("MfaInteractionRequired", "AADSTS50078"), (refused.ErrorId, refused.AadstsCode));
    }

    [Fact]
    public async Task A_supplied_token_that_has_ended_cannot_be_renewed()
    {
        using ScriptedHandler handler = new();
        SignInService service = SignIns.Service(handler);
        Session session = await service.SignInAsync(Supplied with { AccessToken = Expired });
        PartnerMfaException refused = await Assert.ThrowsAsync<PartnerMfaException>(
            () => service.RenewAsync(session, new Interactivity(), new RecordingObserver(), TestContext.Current.CancellationToken));

        Assert.Equal(("ConnectionExpired", TestTokens.Account), (refused.ErrorId, refused.TargetName));
        Assert.Equal("The connection's access token expired at 2026-06-08 09:13:20Z and cannot be renewed.", refused.Message);
    }

    [Fact]
    public async Task A_session_that_is_forgotten_leaves_no_account_behind()
    {
        using ScriptedHandler handler = new ScriptedHandler().Then(SignIns.Granted().Create);
        Session session = await SignIns.Service(handler).SignInAsync(SignIns.ByRefreshToken);
        bool forgotten = await PartnerMfaClient.ForgetAsync(session);

        Assert.True(forgotten);
        await Assert.ThrowsAsync<MsalUiRequiredException>(() => session.Renewal!(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_supplied_token_leaves_nothing_to_forget()
    {
        using ScriptedHandler handler = new();
        Session session = await SignIns.Service(handler).SignInAsync(Supplied);

        Assert.False(await PartnerMfaClient.ForgetAsync(session));
    }

    [Fact]
    public async Task The_context_shows_the_session_without_its_secrets()
    {
        using ScriptedHandler handler = new ScriptedHandler().Then(SignIns.Granted().Create);
        Session session = await SignIns.Service(handler).SignInAsync(SignIns.ByWebApp);
        PartnerMfaContext context = SessionContext.Of(session, new ManualClock(), CommandHints.PowerShell);

        Assert.Equal(
            ("Yes", "MfaClaimPresent", "RefreshToken", "user_impersonation", "Global", TestTokens.Account),
            (context.Result, context.Reason, context.SignInMethod, context.Scopes, context.Environment, context.Account));
        string shown = JsonSerializer.Serialize(context) + context + session;
        Assert.All(
            [session.AccessToken.Reveal(), SignIns.RefreshToken, SignIns.ClientSecret],
            secret => Assert.DoesNotContain(secret, shown, StringComparison.Ordinal));
        Assert.Equal(session.AccessToken.Reveal(), context.GetAccessToken().Reveal());
    }
}
