using System.Security.Cryptography;
using System.Text;
using PartnerMfa.Environments;
using PartnerMfa.Sandbox;

namespace PartnerMfa.SignIn;

/// <summary>The requests of a browser sign-in: authorization code with PKCE, asking for MFA.</summary>
public sealed class BrowserSignInTests : IDisposable
{
    private static readonly BrowserSignIn Request = new()
    {
        Presence = new Interactivity { WhyNobody = "the sandbox's person is always there." },
        Environment = PartnerMfaEnvironments.Sandbox,
        TenantId = "contoso.example",
        ApplicationId = TestTokens.ApplicationId,
        UserPrincipalName = "mfa@sandbox.example",
    };

    private readonly ManualClock _clock = new();
    private readonly RecordingHandler _handler;

    public BrowserSignInTests() => _handler = new RecordingHandler(new SandboxHandler(_clock));

    private SentRequest Authorize => _handler.Sent[0];

    private SentRequest Redemption => _handler.Sent[1];

    [Fact]
    public async Task The_authorize_address_is_exactly_this()
    {
        await SignInAsync(Request);
        Dictionary<string, string> query = Authorize.Query.ToDictionary();

        Assert.Equal("https://login.sandbox.example/contoso.example/oauth2/v2.0/authorize", Authorize.Uri.Split('?')[0]);
        Assert.Equal(SignIns.Scopes(Request.Environment), Taken(query, "scope").Split(' ').Order());
        Assert.NotEmpty(Taken(query, "state"));
        Assert.NotEmpty(Taken(query, "code_challenge"));
        Assert.True(Guid.TryParse(Taken(query, "client-request-id"), out _));
        Assert.Equal((SignIns.MsalName, true), (Taken(query, "x-client-SKU"), query.Remove("x-client-Ver")));
        Assert.Equal(
            new SortedDictionary<string, string>
            {
                ["amr_values"] = "mfa",
                ["client_id"] = TestTokens.ApplicationId,
                ["client_info"] = "1",
                ["code_challenge_method"] = "S256",
                ["haschrome"] = "1",
                ["login_hint"] = "mfa@sandbox.example",
                ["prompt"] = "select_account",
                ["redirect_uri"] = "http://localhost",
                ["response_type"] = "code",
                ["x-anchormailbox"] = "upn:mfa@sandbox.example",
            },
            new SortedDictionary<string, string>(query));
    }

    [Fact]
    public async Task The_code_is_redeemed_with_exactly_this_form()
    {
        await SignInAsync(Request);
        Dictionary<string, string> form = Redemption.Form.ToDictionary();

        Assert.Equal(("POST", "https://login.sandbox.example/contoso.example/oauth2/v2.0/token"), (Redemption.Method, Redemption.Uri.Split('?')[0]));
        Assert.Equal(SignIns.Scopes(Request.Environment), Taken(form, "scope").Split(' ').Order());
        Assert.NotEmpty(Taken(form, "code"));
        Assert.NotEmpty(Taken(form, "code_verifier"));
        Assert.Equal(
            new SortedDictionary<string, string>
            {
                ["client_id"] = TestTokens.ApplicationId,
                ["client_info"] = "1",
                ["grant_type"] = "authorization_code",
                ["redirect_uri"] = "http://localhost",
            },
            new SortedDictionary<string, string>(form));
    }

    [Fact]
    public async Task The_challenge_is_the_hash_of_the_verifier()
    {
        await SignInAsync(Request);
        byte[] hash = SHA256.HashData(Encoding.ASCII.GetBytes(Redemption.Form["code_verifier"]));

        Assert.Equal(Convert.ToBase64String(hash).TrimEnd('=').Replace('+', '-').Replace('/', '_'), Authorize.Query["code_challenge"]);
    }

    [Fact]
    public async Task Two_requests_are_all_there_are()
    {
        await SignInAsync(Request);

        Assert.Equal(2, _handler.Sent.Count);
        Assert.All(_handler.Sent, sent => Assert.DoesNotContain("Authorization", sent.Headers.Keys));
    }

    [Fact]
    public async Task Without_a_tenant_an_app_or_an_account_the_usual_ones_are_asked()
    {
        await SignInAsync(new BrowserSignIn { Presence = new Interactivity(), Environment = PartnerMfaEnvironments.Sandbox });

        Assert.StartsWith("https://login.sandbox.example/organizations/", Authorize.Uri, StringComparison.Ordinal);
        Assert.Equal("04b07795-8ddb-461a-bbee-02f9e1bf7b46", Authorize.Query["client_id"]);
        Assert.DoesNotContain("login_hint", Authorize.Query.Keys);
    }

    [Fact]
    public async Task The_session_contains_the_token_and_its_claims()
    {
        Session session = await SignInAsync(Request);

        Assert.Equal(("mfa@sandbox.example", true, Request), (session.Claims.Account, session.CanRenew, session.Request));
        Assert.Equal(["pwd", "mfa"], session.Claims.AuthenticationMethods);
    }

    public void Dispose() => _handler.Dispose();

    private Task<Session> SignInAsync(SignInRequest request) => SignIns.Simulated(_handler, _clock).SignInAsync(request);

    private static string Taken(Dictionary<string, string> fields, string name) => fields.Remove(name, out string? value) ? value : "";
}
