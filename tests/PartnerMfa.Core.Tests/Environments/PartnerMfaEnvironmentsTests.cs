namespace PartnerMfa.Environments;

public sealed class PartnerMfaEnvironmentsTests
{
    [Theory]
    [InlineData("Global", "https://login.microsoftonline.com/", "https://api.partnercenter.microsoft.com", "https://graph.microsoft.com/")]
    [InlineData("USGovernment", "https://login.microsoftonline.us/", "https://api.partnercenter.microsoft.com", "https://graph.microsoft.us/")]
    [InlineData("China", "https://login.partner.microsoftonline.cn/", "https://partner.partnercenterapi.microsoftonline.cn", "https://microsoftgraph.chinacloudapi.cn/")]
    [InlineData("Sandbox", "https://login.sandbox.example/", "https://api.partnercenter.sandbox.example", "https://graph.sandbox.example/")]
    public void An_environment_has_its_own_addresses(string name, string authority, string resource, string graph)
    {
        PartnerMfaEnvironment environment = PartnerMfaEnvironments.Find(name);

        Assert.Equal(
            (name, authority, resource + "/", graph, resource, resource + "/user_impersonation", name == "Sandbox"),
            (environment.Name, environment.AuthorityHost.AbsoluteUri, environment.PartnerCenterEndpoint.AbsoluteUri,
                environment.GraphEndpoint.AbsoluteUri, environment.Resource, environment.Scope, environment.IsSandbox));
    }

    [Theory]
    [InlineData("AzureCloud", "Global")]
    [InlineData("GlobalCloud", "Global")]
    [InlineData("AzurePublic", "Global")]
    [InlineData("AzureUSGovernment", "USGovernment")]
    [InlineData("USGov", "USGovernment")]
    [InlineData("AzureChinaCloud", "China")]
    [InlineData("ChinaCloud", "China")]
    [InlineData("azurecloud", "Global")]
    [InlineData("CHINA", "China")]
    [InlineData(" sandbox ", "Sandbox")]
    public void The_names_of_older_tools_are_known_in_any_case(string name, string environment) =>
        Assert.Equal(environment, PartnerMfaEnvironments.Find(name).Name);

    [Theory]
    [InlineData("Bleu", "the French national cloud Bleu")]
    [InlineData(" bleucloud ", "the French national cloud Bleu")]
    [InlineData("France", "the French national cloud Bleu")]
    [InlineData("Delos", "the German national cloud Delos")]
    [InlineData("DELOSCLOUD", "the German national cloud Delos")]
    [InlineData("GovSG", "the Singaporean government cloud GovSG")]
    [InlineData("GovSGCloud", "the Singaporean government cloud GovSG")]
    [InlineData("singapore", "the Singaporean government cloud GovSG")]
    public void A_cloud_without_Partner_Center_is_refused_with_its_name(string name, string cloud)
    {
        PartnerMfaException refused = Assert.Throws<PartnerMfaException>(() => PartnerMfaEnvironments.Find(name));

        Assert.Equal(
            ("EnvironmentUnsupported", $"The environment '{name.Trim()}' is {cloud}, and no Partner Center is known there.", name.Trim()),
            (refused.ErrorId, refused.Message, refused.TargetName));
        Assert.StartsWith("Partner Center is known in Global, USGovernment and China.", refused.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Germany")]
    [InlineData("AzureGermanCloud")]
    [InlineData("germancloud")]
    public void The_German_cloud_is_refused_with_the_reason(string name)
    {
        PartnerMfaException refused = Assert.Throws<PartnerMfaException>(() => PartnerMfaEnvironments.Find(name));

        Assert.Equal(("EnvironmentClosed", name), (refused.ErrorId, refused.TargetName));
        Assert.Contains("Microsoft closed its German cloud", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Global", refused.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mars")]
    [InlineData("")]
    [InlineData("Global;China")]
    public void An_unknown_name_is_refused_with_the_names_there_are(string name)
    {
        PartnerMfaException refused = Assert.Throws<PartnerMfaException>(() => PartnerMfaEnvironments.Find(name));

        Assert.Equal(
            ("EnvironmentUnknown", $"There is no environment named '{name}'.", "Use one of: Global, USGovernment, China, Sandbox.", name),
            (refused.ErrorId, refused.Message, refused.Remedy, refused.TargetName));
    }

    [Fact]
    public void Every_environment_is_found_by_its_own_name() =>
        Assert.All(PartnerMfaEnvironments.All, environment => Assert.Same(environment, PartnerMfaEnvironments.Find(environment.Name)));

    [Theory]
    [InlineData("https://login.microsoftonline.com", "https://graph.microsoft.com", "https://graph.microsoft.com", "https://graph.microsoft.com/", "Microsoft Graph", "Partner Center")]
    [InlineData("https://login.microsoftonline.com", "https://LOGIN.microsoftonline.us:8443/v1", "https://graph.microsoft.com", "https://login.microsoftonline.us:8443/v1", "the sign-in service", "Partner Center")]
    [InlineData("https://graph.microsoft.us", "https://api.partnercenter.microsoft.com", "https://graph.microsoft.com", "https://graph.microsoft.us/", "Microsoft Graph", "the sign-in service")]
    [InlineData("https://login.microsoftonline.com", "https://api.partnercenter.microsoft.com", "https://api.partnercenter.microsoft.com", "https://api.partnercenter.microsoft.com/", "Partner Center", "Microsoft Graph")]
    public void An_address_of_another_of_Microsofts_services_is_refused(string authority, string api, string graph, string address, string owner, string wanted)
    {
        PartnerMfaException refused = Assert.Throws<PartnerMfaException>(
            () => PartnerMfaEnvironments.Custom("Own", new EnvironmentAddresses(new Uri(authority), new Uri(api), new Uri(graph))));

        Assert.Equal(
            ("EnvironmentInvalid", $"The address {address.TrimEnd('/')} is that of {owner}, and was given for {wanted}.", $"Give the address of {wanted}, or leave it out."),
            (refused.ErrorId, refused.Message, refused.Remedy));
    }

    [Fact]
    public void An_address_that_is_not_whole_is_refused()
    {
        EnvironmentAddresses addresses = new(PartnerMfaEnvironments.Global.AuthorityHost, new Uri("api.contoso.com", UriKind.Relative), PartnerMfaEnvironments.Global.GraphEndpoint);

        PartnerMfaException refused = Assert.Throws<PartnerMfaException>(() => PartnerMfaEnvironments.Custom("Own", addresses));

        Assert.Equal(("EnvironmentInvalid", "'api.contoso.com' is not a complete address."), (refused.ErrorId, refused.Message));
    }

    [Fact]
    public void A_custom_environment_is_never_the_sandbox()
    {
        PartnerMfaEnvironment sandbox = PartnerMfaEnvironments.Sandbox;
        PartnerMfaEnvironment custom = new("Sandbox", new(sandbox.AuthorityHost, new Uri("https://partner.example/api/"), sandbox.GraphEndpoint));

        Assert.Equal((false, "https://partner.example"), (custom.IsSandbox, custom.Resource));
    }

    [Theory]
    [InlineData("https://login.microsoftonline.us", "vault.usgovcloudapi.net", "https://entra.microsoft.us")]
    [InlineData("https://login.partner.microsoftonline.cn", "vault.azure.cn", "https://entra.microsoftonline.cn")]
    [InlineData("https://sign-in.contoso.com", "vault.azure.net", null)]
    [InlineData("https://login.sandbox.example", "vault.azure.net", null)]
    public void A_custom_environment_belongs_to_the_cloud_of_its_sign_in_service(string authority, string vaults, string? adminCenter)
    {
        CloudFacts cloud = PartnerMfaEnvironments.Custom("Mine", new EnvironmentAddresses(new Uri(authority), new Uri("http://localhost:8080"), new Uri("http://localhost:8081"))).Cloud;

        Assert.Equal((vaults, adminCenter), (cloud.VaultDomain, cloud.AdminCenter));
    }
}
