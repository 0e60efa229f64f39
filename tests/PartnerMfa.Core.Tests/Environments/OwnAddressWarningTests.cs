namespace PartnerMfa.Environments;

/// <summary>Users who send tokens to an address that they chose are warned.</summary>
public sealed class OwnAddressWarningTests
{
    [Theory]
    [InlineData("Global")]
    [InlineData("USGovernment")]
    [InlineData("China")]
    [InlineData("Sandbox")]
    public void Known_environments_need_none(string name) => Assert.Null(PartnerMfaEnvironments.Find(name).OwnAddressWarning);

    [Theory]
    [InlineData("https://login.microsoftonline.com", "https://api.partnercenter.microsoft.com", null)]
    [InlineData("https://login.microsoftonline.com", "https://API.partnercenter.microsoft.com", null)]
    [InlineData("https://login.contoso.example", "https://api.partnercenter.microsoft.com", "login.contoso.example")]
    [InlineData("https://login.contoso.example", "https://login.contoso.example", "login.contoso.example")]
    [InlineData("https://login.contoso.example", "http://localhost:5000", "login.contoso.example, localhost:5000")]
    [InlineData("https://login.microsoftonline.com", "https://api.partnercenter.microsoft.com:8443", "api.partnercenter.microsoft.com:8443")]
    [InlineData("https://login.microsoftonline.com", "https://api.partnercenter.microsoft.com.contoso.example", "api.partnercenter.microsoft.com.contoso.example")]
    // Letters that look like others, and a dot that is none, are shown in the ASCII form.
    [InlineData("https://login.microsoftonl\u0456ne.com", "https://api.partnercenter.microsoft.com", "login.xn--microsoftonlne-hbm.com")]
    [InlineData("https://login.microsoftonline.com.", "https://api.partnercenter.microsoft.com", "login.microsoftonline.com.")]
    [InlineData("https://\u24dbogin.microsoftonline.com:8443", "https://api.partnercenter.microsoft.com", "login.microsoftonline.com:8443")]
    public void An_own_one_names_the_hosts_that_are_not_Microsofts(string authorityHost, string api, string? hosts)
    {
        PartnerMfaEnvironment own = PartnerMfaEnvironments.Custom(
            "Own", new EnvironmentAddresses(new Uri(authorityHost), new Uri(api), PartnerMfaEnvironments.Global.GraphEndpoint));

        Assert.Equal(hosts is null ? null : $"Tokens and secrets go to addresses that you chose: {hosts}.", own.OwnAddressWarning);
    }
}
