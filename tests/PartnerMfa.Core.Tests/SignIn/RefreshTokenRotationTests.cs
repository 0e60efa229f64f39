using System.Text.Json.Nodes;
using PartnerMfa.Environments;
using PartnerMfa.Work;

namespace PartnerMfa.SignIn;

/// <summary>Each use of a refresh token yields a new one, and the session returns the newest.</summary>
public sealed class RefreshTokenRotationTests
{
    private static readonly Secret Ended = TestTokens.With(("exp", 1780910000L));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_session_contains_the_new_refresh_token(bool webApp)
    {
        Session session = await SignInAsync(webApp ? SignIns.ByWebApp : SignIns.ByRefreshToken, SignIns.Granted(refreshToken: "0.Asuccessor"));

        Assert.Equal("0.Asuccessor", session.RefreshToken?.Reveal());
        Assert.Equal("0.Asuccessor", Context(session).GetRefreshToken()?.Reveal());
    }

    [Fact]
    public async Task Without_a_successor_there_is_nothing_new_to_store()
    {
        Session session = await SignInAsync(SignIns.ByRefreshToken, Without("refresh_token"));

        Assert.Null(session.RefreshToken);
        Assert.Null(Context(session).GetRefreshToken());
    }

    [Fact]
    public async Task Without_a_successor_the_redeemed_token_can_be_used_again()
    {
        using ScriptedHandler handler = new ScriptedHandler().Then(Without("refresh_token", Ended).Create).Then(SignIns.Granted().Create);
        SignInService service = SignIns.Service(handler);
        Session session = await service.SignInAsync(SignIns.ByRefreshToken);
        Session renewed = await service.RenewAsync(session, new Interactivity(), new RecordingObserver(), TestContext.Current.CancellationToken);

        Assert.Equal((SignIns.RefreshToken, "0.Anew"), (handler.Sent[1].Form["refresh_token"], renewed.RefreshToken?.Reveal()));
    }

    [Fact]
    public async Task After_a_renewal_it_is_the_newest_one()
    {
        using ScriptedHandler handler = new ScriptedHandler()
            .Then(SignIns.Granted(Ended, expiresIn: 1, refreshToken: "0.Asecond").Create)
            .Then(SignIns.Granted(refreshToken: "0.Athird").Create);
        SignInService service = SignIns.Service(handler);
        Session session = await service.SignInAsync(SignIns.ByRefreshToken);
        Session renewed = await service.RenewAsync(session, new Interactivity(), new RecordingObserver(), TestContext.Current.CancellationToken);

        Assert.Equal(("0.Asecond", "0.Athird"), (session.RefreshToken?.Reveal(), renewed.RefreshToken?.Reveal()));
        Assert.Equal("0.Athird", Context(renewed).GetRefreshToken()?.Reveal());
    }

    [Fact]
    public async Task A_sign_in_without_MFA_succeeds_and_its_verdict_is_No()
    {
        PartnerMfaContext context = Context(await SignInAsync(SignIns.ByRefreshToken, SignIns.Granted(TestTokens.With(("amr", new[] { "pwd" })))));

        Assert.Equal(("No", "MfaClaimMissing", "RefreshToken"), (context.Result, context.Reason, context.SignInMethod));
        Assert.NotNull(context.Remedy);
    }

    [Theory]
    [InlineData(70008, "RefreshTokenExpired")]
    [InlineData(700082, "RefreshTokenExpired")]
    [InlineData(70043, "RefreshTokenExpired")]
    [InlineData(50173, "RefreshTokenExpired")]
    [InlineData(9002313, "RefreshTokenInvalid")]
    public async Task An_expired_token_is_distinguished_from_a_damaged_one(int code, string id)
    {
        PartnerMfaException refused = await SignIns.RefusedAsync(
            SignIns.ByRefreshToken, SignIns.Refused("invalid_grant", $"AADSTS{code}: Its words.", "bad_token"));

        Assert.Equal((id, $"AADSTS{code}"), (refused.ErrorId, refused.AadstsCode));
    }

    [Fact]
    public async Task Two_sign_ins_do_not_mix_their_successors()
    {
        using ScriptedHandler handler = new ScriptedHandler()
            .Then(SignIns.Granted(refreshToken: "0.Aone").Create).Then(SignIns.Granted(refreshToken: "0.Atwo").Create);
        SignInService service = SignIns.Service(handler);
        Session one = await service.SignInAsync(SignIns.ByRefreshToken);
        Session two = await service.SignInAsync(SignIns.ByRefreshToken);

        Assert.Equal(("0.Aone", "0.Atwo"), (one.RefreshToken?.Reveal(), two.RefreshToken?.Reveal()));
        Assert.Equal(("0.Aone", "0.Atwo"), (one.NewestRefreshToken?.Invoke()?.Reveal(), two.NewestRefreshToken?.Invoke()?.Reveal()));
    }

    [Fact]
    public async Task A_browser_sign_in_returns_no_refresh_token()
    {
        using RecordingHandler handler = new(new Sandbox.SandboxHandler(new ManualClock()));
        Session session = await SignIns.Simulated(handler, new ManualClock()).SignInAsync(
            new BrowserSignIn { Environment = PartnerMfaEnvironments.Sandbox, Presence = new Interactivity() });

        Assert.Null(session.RefreshToken);
    }

    private static PartnerMfaContext Context(Session session) => SessionContext.Of(session, new ManualClock(), CommandHints.PowerShell);

    private static Reply Without(string field, Secret? accessToken = null)
    {
        Reply granted = SignIns.Granted(accessToken);
        JsonObject body = JsonNode.Parse(granted.Body)!.AsObject();
        body.Remove(field);
        return granted with { Body = body.ToJsonString() };
    }

    private static async Task<Session> SignInAsync(SignInRequest request, Reply reply)
    {
        using ScriptedHandler handler = new ScriptedHandler().Then(reply.Create);
        return await SignIns.Service(handler).SignInAsync(request);
    }
}
