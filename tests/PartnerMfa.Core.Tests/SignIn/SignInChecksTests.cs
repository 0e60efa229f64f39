namespace PartnerMfa.SignIn;

/// <summary>Invalid input is found before anything is sent: the handler expects no request.</summary>
public sealed class SignInChecksTests
{
    [Theory]
    [InlineData("")]
    [InlineData("my app")]
    [InlineData("23ec45a3512741859effc8887839e6ab")]
    [InlineData("{23ec45a3-5127-4185-9eff-c8887839e6ab}")]
    [InlineData("23ec45a3-5127-4185-9eff-c8887839e6ab ")]
    public async Task An_application_id_must_be_a_GUID(string id)
    {
        PartnerMfaException refused = await SignIns.RefusedAsync(SignIns.ByRefreshToken with { ApplicationId = id });

        Assert.Equal(("ApplicationIdInvalid", id.Length == 32 ? "(secret)" : id), (refused.ErrorId, refused.TargetName));
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("contoso/../other")]
    [InlineData("contoso.example/oauth2")]
    [InlineData("contoso.example?x=1")]
    [InlineData("contoso.example#")]
    [InlineData("https://contoso.example")]
    [InlineData("10.0.0.1")]
    [InlineData("a@contoso.example")]
    [InlineData(" df845f1a-7b35-40a2-ba78-6481de91f8ae")]
    [InlineData("contoso.example\n")]
    [InlineData("contoso")]
    public async Task A_tenant_must_be_a_GUID_or_a_domain(string tenant)
    {
        PartnerMfaException refused = await SignIns.RefusedAsync(SignIns.ByRefreshToken with { TenantId = tenant });

        Assert.Equal(("TenantInvalid", tenant.Replace('\n', '\ufffd')), (refused.ErrorId, refused.TargetName));
    }

    [Theory]
    [InlineData("df845f1a-7b35-40a2-ba78-6481de91f8ae")]
    [InlineData("contoso.onmicrosoft.com")]
    [InlineData("organizations")]
    public void A_GUID_or_a_domain_is_a_tenant(string tenant) => SignInChecks.Check(SignIns.ByRefreshToken with { TenantId = tenant });

    [Theory]
    [InlineData("", "There is no refresh token: the text is empty.")]
    [InlineData("  \r\n", "There is no refresh token: the text is empty.")]
    public async Task A_refresh_token_must_not_be_empty(string text, string message)
    {
        PartnerMfaException refused = await SignIns.RefusedAsync(SignIns.ByRefreshToken with { RefreshToken = new Secret(text) });

        Assert.Equal(("RefreshTokenInvalid", message), (refused.ErrorId, refused.Message));
    }

    [Fact]
    public async Task An_access_token_is_refused_as_a_refresh_token()
    {
        PartnerMfaException refused = await SignIns.RefusedAsync(SignIns.ByRefreshToken with { RefreshToken = TestTokens.With() });

        Assert.Equal(
            ("RefreshTokenInvalid", "This is an access token (or an ID token), not a refresh token."), (refused.ErrorId, refused.Message));
    }

    [Fact]
    public async Task A_client_secret_needs_its_application()
    {
        PartnerMfaException refused = await SignIns.RefusedAsync(SignIns.ByWebApp with { ApplicationId = null });

        Assert.Equal("ApplicationIdInvalid", refused.ErrorId);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task A_client_secret_must_not_be_empty(string secret)
    {
        PartnerMfaException refused = await SignIns.RefusedAsync(SignIns.ByWebApp with { Credential = new ClientSecretCredential(new Secret(secret)) });

        Assert.Equal("ClientSecretInvalid", refused.ErrorId);
    }
}
