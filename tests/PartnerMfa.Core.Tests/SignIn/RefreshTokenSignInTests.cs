using PartnerMfa.Environments;

namespace PartnerMfa.SignIn;

/// <summary>The requests of a sign-in with a refresh token, for a public client and for a web app.</summary>
public sealed class RefreshTokenSignInTests
{
    [Fact]
    public async Task A_public_client_sends_exactly_this()
    {
        SentRequest sent = Assert.Single(await SignInAsync(SignIns.ByRefreshToken));

        Assert.Equal(("POST", "https://login.microsoftonline.com/contoso.example/oauth2/v2.0/token"), (sent.Method, sent.Uri));
        AssertForm(
            new()
            {
                ["client_id"] = TestTokens.ApplicationId,
                ["client_info"] = "1",
                ["grant_type"] = "refresh_token",
                ["refresh_token"] = SignIns.RefreshToken,
            },
            sent);
    }

    [Fact]
    public async Task A_web_app_sends_its_secret_too()
    {
        SentRequest sent = Assert.Single(await SignInAsync(SignIns.ByWebApp));

        Assert.Equal(("POST", "https://login.microsoftonline.com/contoso.example/oauth2/v2.0/token"), (sent.Method, sent.Uri));
        AssertForm(
            new()
            {
                ["client_id"] = TestTokens.ApplicationId,
                ["client_info"] = "1",
                ["client_secret"] = SignIns.ClientSecret,
                ["grant_type"] = "refresh_token",
                ["refresh_token"] = SignIns.RefreshToken,
            },
            sent);
    }

    [Fact]
    public async Task Secrets_are_sent_only_in_the_body()
    {
        SentRequest sent = Assert.Single(await SignInAsync(SignIns.ByWebApp));
        string outside = sent.Uri + string.Concat(sent.Headers.Select(header => header.Value));

        Assert.DoesNotContain(SignIns.RefreshToken, outside, StringComparison.Ordinal);
        Assert.DoesNotContain(SignIns.ClientSecret, outside, StringComparison.Ordinal);
        Assert.DoesNotContain("Authorization", sent.Headers.Keys);
    }

    [Fact]
    public async Task Blanks_around_a_refresh_token_are_not_sent()
    {
        SentRequest sent = Assert.Single(await SignInAsync(SignIns.ByRefreshToken with { RefreshToken = new Secret($"  {SignIns.RefreshToken}\r\n") }));

        Assert.Equal(SignIns.RefreshToken, sent.Form["refresh_token"]);
    }

    [Theory]
    [InlineData("Global", "https://login.microsoftonline.com", "https://api.partnercenter.microsoft.com")]
    [InlineData("USGovernment", "https://login.microsoftonline.us", "https://api.partnercenter.microsoft.com")]
    [InlineData("China", "https://login.partner.microsoftonline.cn", "https://partner.partnercenterapi.microsoftonline.cn")]
    public async Task Each_environment_signs_in_at_its_own_host_for_its_own_resource(string name, string host, string resource)
    {
        PartnerMfaEnvironment environment = PartnerMfaEnvironments.Find(name);
        SentRequest sent = Assert.Single(await SignInAsync(SignIns.ByRefreshToken with { Environment = environment, TenantId = null }));

        Assert.Equal($"{host}/organizations/oauth2/v2.0/token", sent.Uri);
        Assert.Contains($"{resource}/user_impersonation", sent.Form["scope"].Split(' '));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_session_contains_the_new_token(bool webApp)
    {
        using ScriptedHandler handler = new ScriptedHandler().Then(SignIns.Granted().Create);
        Session session = await SignIns.Service(handler).SignInAsync(webApp ? SignIns.ByWebApp : SignIns.ByRefreshToken);

        Assert.Equal((TestTokens.With().Reveal(), TestTokens.Account, true), (session.AccessToken.Reveal(), session.Claims.Account, session.CanRenew));
    }

    private static void AssertForm(SortedDictionary<string, string> expected, SentRequest sent)
    {
        Dictionary<string, string> form = sent.Form.ToDictionary();
        Assert.True(form.Remove("scope", out string? scope));
        Assert.Equal(SignIns.Scopes(PartnerMfaEnvironments.Global), scope.Split(' ').Order());
        Assert.Equal(expected, new SortedDictionary<string, string>(form));
    }

    private static async Task<List<SentRequest>> SignInAsync(SignInRequest request)
    {
        using ScriptedHandler handler = new ScriptedHandler().Then(SignIns.Granted().Create);
        await SignIns.Service(handler).SignInAsync(request);
        return handler.Sent;
    }
}
