using System.Security.Cryptography;
using System.Text;
using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Work;

namespace PartnerMfa.SignIn;

/// <summary>The requests of the one-time sign-in of the secure application model: authorization code with PKCE, asking for MFA.</summary>
public sealed class AuthorizationCodeSignInTests
{
    private const string TokenEndpoint = "https://login.microsoftonline.com/contoso.example/oauth2/v2.0/token";

    private static readonly AuthorizationCodeSignIn ByWebApp = new()
    {
        Presence = new Interactivity(),
        Environment = PartnerMfaEnvironments.Global,
        TenantId = "contoso.example",
        ApplicationId = TestTokens.ApplicationId,
        UserPrincipalName = "a+b&amr_values=pwd@contoso.example",
        Credential = new ClientSecretCredential(new Secret(SignIns.ClientSecret)),
        RedirectUri = new Uri("http://localhost:8401/back"),
    };

    private static readonly AuthorizationCodeSignIn ByPublicClient = ByWebApp with { Credential = null };

    private readonly AnsweringPerson _person = new("code=planted-code");

    private SentRequest Authorize => Assert.Single(_person.Asked).Authorize;

    [Fact]
    public async Task The_authorize_address_of_a_web_app_is_exactly_this()
    {
        await SignInAsync(ByWebApp);
        Dictionary<string, string> query = Authorize.Query.ToDictionary();

        Assert.Equal("https://login.microsoftonline.com/contoso.example/oauth2/v2.0/authorize", Authorize.Uri.Split('?')[0]);
        Assert.Equal(SignIns.Scopes(PartnerMfaEnvironments.Global), Taken(query, "scope").Split(' ').Order());
        Assert.Matches("^[0-9a-f]{32}$", Taken(query, "state"));
        Assert.Matches("^[A-Za-z0-9_-]{43}$", Taken(query, "code_challenge"));
        Assert.True(Guid.TryParse(Taken(query, "client-request-id"), out _));
        Assert.Equal((SignIns.MsalName, true), (Taken(query, "x-client-SKU"), query.Remove("x-client-Ver")));
        Assert.Equal(
            new SortedDictionary<string, string>
            {
                ["amr_values"] = "mfa",
                ["client_id"] = TestTokens.ApplicationId,
                ["code_challenge_method"] = "S256",
                ["login_hint"] = "a+b&amr_values=pwd@contoso.example",
                ["prompt"] = "select_account",
                ["redirect_uri"] = "http://localhost:8401/back",
                ["response_type"] = "code",
                ["x-anchormailbox"] = "upn:a+b&amr_values=pwd@contoso.example",
            },
            new SortedDictionary<string, string>(query));
    }

    [Fact]
    public async Task A_web_app_redeems_the_code_with_its_secret()
    {
        SentRequest sent = Assert.Single(await SignInAsync(ByWebApp));
        Dictionary<string, string> form = AssertRedemption(sent);

        Assert.Equal((SignIns.ClientSecret, true), (Taken(form, "client_secret"), form.Count == 0));
        Assert.DoesNotContain("planted", sent.Uri + string.Concat(sent.Headers.Values), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_web_app_redeems_the_code_with_its_certificate()
    {
        SentRequest sent = Assert.Single(await SignInAsync(ByWebApp with { Credential = new ClientCertificateCredential(Certificates.App) }));
        Dictionary<string, string> form = AssertRedemption(sent);
        ClientAssertions.AssertTaken(form, Certificates.App, TokenEndpoint);

        Assert.Empty(form);
    }

    [Fact]
    public async Task A_public_client_redeems_the_code_with_nothing_else()
    {
        Dictionary<string, string> form = AssertRedemption(Assert.Single(await SignInAsync(ByPublicClient)));

        Assert.Empty(form);
        Assert.Equal(
            ("mfa", "a+b&amr_values=pwd@contoso.example", "http://localhost:8401/back"),
            (Authorize.Query["amr_values"], Authorize.Query["login_hint"], Authorize.Query["redirect_uri"]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_challenge_is_the_hash_of_the_verifier(bool webApp)
    {
        SentRequest sent = Assert.Single(await SignInAsync(webApp ? ByWebApp : ByPublicClient));
        byte[] hash = SHA256.HashData(Encoding.ASCII.GetBytes(sent.Form["code_verifier"]));

        Assert.Equal(Convert.ToBase64String(hash).TrimEnd('=').Replace('+', '-').Replace('/', '_'), Authorize.Query["code_challenge"]);
    }

    [Fact]
    public async Task Each_sign_in_has_its_own_state_and_challenge()
    {
        await SignInAsync(ByWebApp);
        await SignInAsync(ByWebApp);

        Assert.Equal(2, _person.Asked.Select(asked => asked.Authorize.Query["state"]).Distinct().Count());
        Assert.Equal(2, _person.Asked.Select(asked => asked.Authorize.Query["code_challenge"]).Distinct().Count());
    }

    [Fact]
    public async Task Without_an_account_there_is_no_hint_and_the_default_redirect_is_used()
    {
        await SignInAsync(ByWebApp with { UserPrincipalName = null, RedirectUri = null }, redirect: "http://localhost:8400");

        Assert.DoesNotContain("login_hint", Authorize.Query.Keys);
        Assert.Equal("http://localhost:8400", Authorize.Query["redirect_uri"].TrimEnd('/'));
    }

    [Fact]
    public async Task Where_no_browser_can_open_nothing_is_sent()
    {
        PartnerMfaException refused = await SignIns.RefusedAsync(ByWebApp with { Presence = new Interactivity { WhyNobody = "a job." } });

        Assert.Equal("BrowserUnavailable", refused.ErrorId);
    }

    private static Dictionary<string, string> AssertRedemption(SentRequest sent)
    {
        Dictionary<string, string> form = sent.Form.ToDictionary();
        Assert.Equal(("POST", TokenEndpoint), (sent.Method, sent.Uri.Split('?')[0]));
        Assert.Equal(SignIns.Scopes(PartnerMfaEnvironments.Global), Taken(form, "scope").Split(' ').Order());
        Assert.Matches("^[A-Za-z0-9._~-]{43,128}$", Taken(form, "code_verifier"));
        Assert.Equal(
            (TestTokens.ApplicationId, "1", "authorization_code", "http://localhost:8401/back", "planted-code"),
            (Taken(form, "client_id"), Taken(form, "client_info"), Taken(form, "grant_type"), Taken(form, "redirect_uri"), Taken(form, "code")));
        return form;
    }

    private static string Taken(Dictionary<string, string> fields, string name) => fields.Remove(name, out string? value) ? value : "";

    private async Task<List<SentRequest>> SignInAsync(AuthorizationCodeSignIn request, string? redirect = null)
    {
        using ScriptedHandler handler = new ScriptedHandler().Then(SignIns.Granted().Create);
        ServiceBackend backend = new() { Handler = handler, Clock = new ManualClock(), WebUi = _person };
        Session session = await new SignInService(backend, CommandHints.PowerShell).SignInAsync(request);

        Assert.Equal(("AuthorizationCode", "0.Anew"), (session.Request.Method, session.RefreshToken?.Reveal()));
        if (redirect is not null) Assert.Equal(new Uri(redirect), _person.Asked[0].Redirect);
        return handler.Sent;
    }
}
