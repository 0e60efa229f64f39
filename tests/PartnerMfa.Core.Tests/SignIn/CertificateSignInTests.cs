using PartnerMfa.Environments;

namespace PartnerMfa.SignIn;

/// <summary>The requests of a web app that authenticates with a certificate.</summary>
public sealed class CertificateSignInTests
{
    private const string TokenEndpoint = "https://login.microsoftonline.com/contoso.example/oauth2/v2.0/token";

    [Fact]
    public async Task A_refresh_token_is_redeemed_with_a_signed_assertion()
    {
        Dictionary<string, string> form = await FormAsync(SignIns.ByRefreshToken with { Credential = new ClientCertificateCredential(Certificates.App) });

        Assert.True(form.Remove("scope", out string? scope));
        Assert.Equal(SignIns.Scopes(PartnerMfaEnvironments.Global), scope.Split(' ').Order());
        AssertForm(
            new()
            {
                ["client_id"] = TestTokens.ApplicationId,
                ["client_info"] = "1",
                ["grant_type"] = "refresh_token",
                ["refresh_token"] = SignIns.RefreshToken,
            },
            form);
    }

    [Fact]
    public async Task An_app_asks_for_its_own_token_with_a_signed_assertion()
    {
        Dictionary<string, string> form = await FormAsync(
            ServicePrincipalSignInTests.Request with { Credential = new ClientCertificateCredential(Certificates.App) });

        AssertForm(
            new()
            {
                ["client_id"] = TestTokens.ApplicationId,
                ["client_info"] = "2",
                ["grant_type"] = "client_credentials",
                ["scope"] = "https://api.partnercenter.microsoft.com/.default",
            },
            form);
    }

    [Fact]
    public async Task Each_assertion_is_a_new_one()
    {
        RefreshTokenSignIn request = SignIns.ByRefreshToken with { Credential = new ClientCertificateCredential(Certificates.App) };
        string[] assertions = [(await FormAsync(request))["client_assertion"], (await FormAsync(request))["client_assertion"]];

        Assert.NotEqual(assertions[0], assertions[1]);
    }

    [Fact]
    public async Task A_signature_that_is_not_accepted_is_explained()
    {
        PartnerMfaException refused = await SignIns.RefusedAsync(
            SignIns.ByRefreshToken with { Credential = new ClientCertificateCredential(Certificates.App) },
            SignIns.Refused("invalid_client", "AADSTS700027: The certificate with identifier used to sign the client assertion is not registered."));

        Assert.Equal(
            ("CertificateRejected", "Upload the certificate to the app registration, and use the same one here."), (refused.ErrorId, refused.Remedy));
    }

    private static async Task<Dictionary<string, string>> FormAsync(SignInRequest request)
    {
        using ScriptedHandler handler = new ScriptedHandler()
            .Then((request is ServicePrincipalSignIn ? SignIns.GrantedToApp(SignIns.AppToken) : SignIns.Granted()).Create);
        await SignIns.Service(handler).SignInAsync(request);
        SentRequest sent = Assert.Single(handler.Sent);
        Assert.Equal(("POST", TokenEndpoint), (sent.Method, sent.Uri));
        return sent.Form.ToDictionary();
    }

    private static void AssertForm(SortedDictionary<string, string> expected, Dictionary<string, string> form)
    {
        ClientAssertions.AssertTaken(form, Certificates.App, TokenEndpoint);
        Assert.Equal(expected, new SortedDictionary<string, string>(form));
    }
}
