using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Work;

namespace PartnerMfa.SignIn;

/// <summary>A claims challenge from the caller is passed along with every kind of sign-in that supports it.</summary>
public sealed class ClaimsChallengeTests
{
    private const string Challenge = """{"access_token":{"acrs":{"essential":true,"value":"c1"}}}""";

    private readonly AnsweringPerson _person = new("code=planted-code");

    [Fact]
    public async Task A_browser_is_sent_with_it_and_MFA_is_still_asked_for()
    {
        await SignInAsync(new BrowserSignIn
        {
            Environment = PartnerMfaEnvironments.Global,
            Presence = new Interactivity(),
            ApplicationId = TestTokens.ApplicationId,
            ClaimsChallenge = Challenge,
        });

        AssertAsked();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_one_sign_in_of_an_app_is_sent_with_it(bool webApp)
    {
        SentRequest redemption = (await SignInAsync(new AuthorizationCodeSignIn
        {
            Environment = PartnerMfaEnvironments.Global,
            Presence = new Interactivity(),
            ApplicationId = TestTokens.ApplicationId,
            Credential = webApp ? new ClientSecretCredential(new Secret(SignIns.ClientSecret)) : null,
            RedirectUri = new Uri("http://localhost:8401"),
            ClaimsChallenge = Challenge,
        }))[0];

        AssertAsked();
        Assert.Equal(Challenge, redemption.Form["claims"]);
    }

    [Fact]
    public async Task A_device_code_is_asked_for_with_it_and_MFA_is_still_asked_for() => Assert.All(
        await SignInAsync(DeviceCodes.Request with { ClaimsChallenge = Challenge }, DeviceCodes.Given(), SignIns.Granted()),
        sent => Assert.Equal(
            """{"access_token":{"acrs":{"essential":true,"value":"c1"},"amr":{"values":["mfa"]}}}""", sent.Form["claims"]));

    [Fact]
    public async Task A_refresh_token_is_redeemed_with_it() =>
        Assert.Equal(Challenge, (await SignInAsync(SignIns.ByRefreshToken with { ClaimsChallenge = Challenge }))[0].Form["claims"]);

    [Fact]
    public async Task An_app_asks_for_its_own_token_with_it() =>
        Assert.Equal(Challenge, (await SignInAsync(ServicePrincipalSignInTests.Request with { ClaimsChallenge = Challenge }))[0].Form["claims"]);

    [Fact]
    public async Task Without_one_no_claims_are_sent()
    {
        SentRequest[] sent = [(await SignInAsync(SignIns.ByRefreshToken))[0], (await SignInAsync(ServicePrincipalSignInTests.Request))[0]];

        Assert.All(sent, request => Assert.DoesNotContain("claims", request.Form.Keys));
    }

    private void AssertAsked()
    {
        SentRequest authorize = Assert.Single(_person.Asked).Authorize;
        Assert.Equal((Challenge, "mfa"), (authorize.Query["claims"], authorize.Query["amr_values"]));
    }

    private Task<List<SentRequest>> SignInAsync(SignInRequest request) => SignInAsync(
        request, request is ServicePrincipalSignIn ? SignIns.GrantedToApp(SignIns.AppToken) : SignIns.Granted());

    private async Task<List<SentRequest>> SignInAsync(SignInRequest request, params Reply[] replies)
    {
        using ScriptedHandler handler = new();
        foreach (Reply reply in replies) handler.Then(reply.Create);
        ServiceBackend backend = new() { Handler = handler, Clock = new PollClock(), WebUi = _person };
        await new SignInService(backend, CommandHints.PowerShell).SignInAsync(request);
        return handler.Sent;
    }
}
