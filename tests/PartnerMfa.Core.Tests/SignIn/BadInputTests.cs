using System.Security.Cryptography.X509Certificates;
using PartnerMfa.Environments;

namespace PartnerMfa.SignIn;

/// <summary>Invalid input for every kind of sign-in is a clear error before anything is sent: the handler expects no request.</summary>
public sealed class BadInputTests
{
    private static readonly ClientSecretCredential Secret = new(new Secret(SignIns.ClientSecret));

    public static TheoryData<string> Forms => ["Browser", "DeviceCode", "AuthorizationCode", "RefreshToken", "ServicePrincipal", "ManagedIdentity", "AccessToken"];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_malformed_tenant_is_refused_in_every_form(string form)
    {
        PartnerMfaException refused = await SignIns.RefusedAsync(Form(form) with { TenantId = "contoso/../other" });

        Assert.Equal(("TenantInvalid", "contoso/../other"), (refused.ErrorId, refused.TargetName));
        Assert.Equal("'contoso/../other' is neither a tenant ID (a GUID) nor a tenant's domain name.", refused.Message);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task An_application_id_that_is_not_a_GUID_is_refused_in_every_form(string form)
    {
        PartnerMfaException refused = await SignIns.RefusedAsync(Form(form) with { ApplicationId = "my app" });

        Assert.Equal(("ApplicationIdInvalid", "my app"), (refused.ErrorId, refused.TargetName));
    }

    [Theory]
    [InlineData("", "There is no token: the text is empty.")]
    [InlineData("  ", "There is no token: the text is empty.")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJhdWQiOiJ4In0", "The token is cut off: it has 2 of its three parts.")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJhd.", "The text has the three parts of a token, but they cannot be read: it is damaged, or part of it is missing.")]
    [InlineData(SignIns.RefreshToken, "This is a refresh token, not an access token: nothing can be read from it.")]
    public async Task Text_that_is_not_an_access_token_is_refused(string text, string message)
    {
        PartnerMfaException refused = await SignIns.RefusedAsync(
            new AccessTokenSignIn { Environment = PartnerMfaEnvironments.Global, AccessToken = new Secret(text) });

        Assert.Equal(("TokenMalformed", message), (refused.ErrorId, refused.Message));
        Assert.DoesNotContain("planted", refused + refused.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.AXkA planted", "The refresh token has blanks or line breaks in it: it was not copied whole.")]
    [InlineData("0.AXkA\nplanted", "The refresh token has blanks or line breaks in it: it was not copied whole.")]
    [InlineData("", "There is no refresh token: the text is empty.")]
    public async Task Text_that_is_not_a_refresh_token_is_refused(string text, string message)
    {
        PartnerMfaException refused = await SignIns.RefusedAsync(SignIns.ByWebApp with { RefreshToken = new Secret(text) });

        Assert.Equal(("RefreshTokenInvalid", message), (refused.ErrorId, refused.Message));
        Assert.DoesNotContain("planted", refused + refused.Remedy, StringComparison.Ordinal);
    }

    public static TheoryData<string> FormsWithCredential => ["AuthorizationCode", "RefreshToken", "ServicePrincipal"];

    [Theory]
    [MemberData(nameof(FormsWithCredential))]
    public async Task A_secrets_id_in_place_of_its_value_is_refused(string form)
    {
        PartnerMfaException refused = await SignIns.RefusedAsync(
            Form(form, new ClientSecretCredential(new Secret(" 11112222-aaaa-bbbb-cccc-3333dddd4444 "))));

        Assert.Equal(
            ("ClientSecretInvalid", "The client secret looks like a secret's ID (a GUID), not like its value."), (refused.ErrorId, refused.Message));
        Assert.DoesNotContain("11112222", refused + refused.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(FormsWithCredential))]
    public async Task A_certificate_without_its_private_key_is_refused(string form)
    {
        using X509Certificate2 publicPart = Certificates.PublicPart();
        PartnerMfaException refused = await SignIns.RefusedAsync(Form(form, new ClientCertificateCredential(publicPart)));

        Assert.Equal(
            ("CertificateRejected", "The certificate CN=partner-app cannot be used: it has no private key.", "CN=partner-app"),
            (refused.ErrorId, refused.Message, refused.TargetName));
    }

    [Theory]
    [MemberData(nameof(FormsWithCredential))]
    public async Task A_credential_needs_its_application(string form) =>
        Assert.Equal("ApplicationIdInvalid", (await SignIns.RefusedAsync(Form(form) with { ApplicationId = null })).ErrorId);

    [Fact]
    public async Task Bad_input_does_not_remove_stored_tokens()
    {
        using ScriptedHandler handler = new ScriptedHandler().Then(DeviceCodes.Given().Create).Then(SignIns.Granted().Create);
        SignInService service = SignIns.Service(handler, new PollClock());
        await service.SignInAsync(DeviceCodes.Request with { UserPrincipalName = null });
        await Assert.ThrowsAsync<PartnerMfaException>(() => service.SignInAsync(DeviceCodes.Request with { TenantId = "two words" }));
        Session again = await service.SignInAsync(DeviceCodes.Request with { UserPrincipalName = null });

        Assert.Equal((TestTokens.Account, 2), (again.Claims.Account, handler.Sent.Count));
    }

    private static SignInRequest Form(string method, ClientCredential? credential = null)
    {
        SignInRequest[] forms =
        [
            new BrowserSignIn { Environment = PartnerMfaEnvironments.Global, Presence = new Interactivity() },
            new DeviceCodeSignIn { Environment = PartnerMfaEnvironments.Global },
            new AuthorizationCodeSignIn { Environment = PartnerMfaEnvironments.Global, Presence = new Interactivity(), Credential = credential ?? Secret },
            SignIns.ByRefreshToken with { Credential = credential ?? Secret },
            ServicePrincipalSignInTests.Request with { Credential = credential ?? Secret },
            new ManagedIdentitySignIn { Environment = PartnerMfaEnvironments.Global },
            new AccessTokenSignIn { Environment = PartnerMfaEnvironments.Global, AccessToken = TestTokens.With() },
        ];
        return Assert.Single(forms, form => form.Method == method) with { ApplicationId = TestTokens.ApplicationId, TenantId = "contoso.example" };
    }
}
