
namespace PartnerMfa.Tokens;

/// <summary>An ID token proves nothing about API calls: it is recognized, and is never a Yes.</summary>
public sealed class IdTokenTests
{
    private const string IdToken =
        """{"aud":"23ec45a3-5127-4185-9eff-c8887839e6ab","appid":null,"appidacr":null,"scp":null,"ver":"2.0","nonce":"n","upn":null,"unique_name":null,"preferred_username":"a@contoso.example"}""";

    [Theory]
    [InlineData(IdToken)]
    [InlineData("""{"aud":"23ec45a3-5127-4185-9eff-c8887839e6ab","appid":null,"scp":null,"amr":["mfa"]}""")]
    [InlineData("""{"aud":"23ec45a3-5127-4185-9eff-c8887839e6ab","appid":null,"scp":null,"upn":null,"unique_name":null,"nonce":"n"}""")]
    [InlineData("""{"aud":"fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd","appid":null,"scp":null,"amr":["pwd","mfa"],"nonce":"n"}""")]
    [InlineData("""{"aud":"fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd","appid":null,"scp":null,"amr":["pwd","mfa"],"nonce":"n","upn":null,"unique_name":null}""")]
    public void An_ID_token_is_named_and_proves_nothing(string changes)
    {
        PartnerMfaResult result = TokenTests.Run(TestTokens.Changed(changes));

        Assert.Equal(
            ("Unknown", "WrongAudience", "This is an ID token: it tells an app who signed in, and no API accepts it."),
            (result.Result, result.Reason, result.Message));
    }

    [Fact]
    public void The_remedy_for_an_ID_token_is_the_right_scope() => Assert.Equal(
        $"Get a token for the scope https://api.partnercenter.microsoft.com/user_impersonation: Connect-PartnerMfa -TenantId {TestTokens.TenantId} -UserPrincipalName a@contoso.example",
        TokenTests.Run(TestTokens.Changed(IdToken)).Remedy);

    [Fact]
    public void The_remedy_for_an_ID_token_of_Partner_Center_itself_is_the_same() => Assert.StartsWith(
        "Get a token for the scope",
        TokenTests.Run(TestTokens.Changed("""{"aud":"fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd","appid":null,"scp":null,"nonce":"n"}""")).Remedy,
        StringComparison.Ordinal);
}
