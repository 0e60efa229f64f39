using PartnerMfa.Environments;
using PartnerMfa.Errors;

namespace PartnerMfa.Stores;

public sealed class StoreReferenceTests
{
    [Theory]
    [InlineData("token.txt", "File", "token.txt", null, null)]
    [InlineData(@"C:\jobs\token.txt", "File", @"C:\jobs\token.txt", null, null)]
    [InlineData("https://contoso.vault.azure.net/secrets/refresh-token", "KeyVault", "refresh-token", "https://contoso.vault.azure.net", "https://vault.azure.net")]
    [InlineData("https://CONTOSO.vault.azure.net/secrets/refresh-token/", "KeyVault", "refresh-token", "https://contoso.vault.azure.net", "https://vault.azure.net")]
    [InlineData("http://127.0.0.1:8080/secrets/refresh-token", "KeyVault", "refresh-token", "http://127.0.0.1:8080", "https://vault.azure.net")]
    [InlineData("secret:refresh-token", "SecretManagement", "refresh-token", null, null)]
    [InlineData("Secret:My vault/refresh-token", "SecretManagement", "refresh-token", "My vault", null)]
    [InlineData("automation:PartnerRefreshToken", "AutomationVariable", "PartnerRefreshToken", null, null)]
    public void Each_kind_of_store_has_a_form(string text, string kind, string name, string? vault, string? resource)
    {
        StoreReference reference = StoreReference.Parse(text, PartnerMfaEnvironments.Global);

        Assert.Equal((kind, name, vault, resource), (reference.Kind.ToString(), reference.Name, reference.Vault, reference.VaultResource));
    }

    [Theory]
    [InlineData("")]
    [InlineData("secret:")]
    [InlineData("secret:/name")]
    [InlineData("automation: ")]
    [InlineData("https://contoso.vault.azure.net")]
    [InlineData("https://contoso.vault.azure.net/keys/refresh-token")]
    [InlineData("https://contoso.vault.azure.net/secrets/refresh_token")]
    [InlineData("https://contoso.vault.azure.net/secrets/a/b")]
    [InlineData("https://contoso.vault.azure.net:8443/secrets/refresh-token")]
    [InlineData("https://user@contoso.vault.azure.net/secrets/refresh-token")]
    [InlineData("https://contoso.vault.azure.net/secrets/refresh-token?x=1")]
    [InlineData("http://contoso.vault.azure.net/secrets/refresh-token")]
    [InlineData("https://vault.azure.net/secrets/refresh-token")]
    [InlineData("https://contoso.vault.azure.net.evil.example/secrets/refresh-token")]
    [InlineData("https://evilvault.azure.net/secrets/refresh-token")]
    [InlineData("https://contoso.vault.azure.cn/secrets/refresh-token")]
    [InlineData("ftp://127.0.0.1/secrets/refresh-token")]
    public void Anything_else_is_refused_before_a_token_goes_anywhere(string text)
    {
        Assert.Equal(ErrorId.RefreshTokenStoreInvalid, Assert.Throws<PartnerMfaException>(() => StoreReference.Parse(text, PartnerMfaEnvironments.Global)).Id);
    }
}
