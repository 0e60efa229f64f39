
namespace PartnerMfa.Sandbox.Setup;

/// <summary>The requests to Graph: no more than the checks need, with the least permissions.</summary>
public sealed class SetupRequestTests
{
    private const string Host = "https://graph.sandbox.example";

    [Fact]
    public async Task All_checks_ask_these_and_no_more()
    {
        SetupRun run = new();
        await run.TestAsync("mfa");
        string id = run.Asked.First(sent => sent.Uri.Contains("transitiveMemberOf", StringComparison.Ordinal)).Uri.Split('/')[5];

        Assert.True(Guid.TryParse(id, out _));
        Assert.Equal(
            [
                Host + "/v1.0/users/mfa%40sandbox.example?$select=id,displayName,userPrincipalName,accountEnabled,userType,onPremisesSyncEnabled,creationType,givenName,surname,jobTitle,createdDateTime,lastPasswordChangeDateTime,signInSessionsValidFromDateTime",
                $"{Host}/v1.0/users/{id}/transitiveMemberOf?$select=id,displayName,roleTemplateId&$top=999",
                $"{Host}/v1.0/users/{id}/authentication/methods",
                $"{Host}/v1.0/reports/authenticationMethods/userRegistrationDetails/{id}",
                $"{Host}/beta/users/{id}/authentication/requirements",
                $"{Host}/beta/policies/mfaServicePolicy",
                $"{Host}/v1.0/users/{id}/licenseDetails?$select=skuPartNumber,servicePlans",
                Host + "/v1.0/policies/identitySecurityDefaultsEnforcementPolicy?$select=isEnabled",
                Host + "/v1.0/domains/sandbox.example?$select=id,authenticationType",
                Host + "/v1.0/identity/conditionalAccess/policies",
                Host + "/v1.0/identity/conditionalAccess/namedLocations",
                .. Enumerable.Repeat(Host + "/v1.0/identity/conditionalAccess/evaluate", 9),
            ],
            run.Asked.Select(sent => sent.Uri));
        Assert.All(run.Asked, sent =>
        {
            bool isQuestion = sent.Uri.EndsWith("/evaluate", StringComparison.Ordinal);
            Assert.Equal((isQuestion ? "POST" : "GET", isQuestion, "application/json"), (sent.Method, sent.Body.Length > 0, sent.Headers["Accept"]));
            Assert.StartsWith("Bearer ey", sent.Headers["Authorization"], StringComparison.Ordinal);
            Assert.True(Guid.TryParse(sent.Headers["client-request-id"], out _));
            Assert.Equal("include-unknown-enum-members", sent.Headers["Prefer"]);
        });
    }

    [Fact]
    public async Task A_federated_domain_is_asked_for_its_provider_and_pages_are_followed()
    {
        SetupRun federated = new(), many = new();
        await federated.TestAsync("federated", PartnerMfaSetupCheck.FederatedDomain);
        await many.TestAsync("many-policies", PartnerMfaSetupCheck.ConditionalAccess);

        Assert.Equal(Host + "/v1.0/domains/sandbox.example/federationConfiguration?$select=id,federatedIdpMfaBehavior", federated.Asked.Last().Uri);
        Assert.True(many.Asked.Count(sent => sent.Uri.Contains("/conditionalAccess/policies", StringComparison.Ordinal)) > 3);
    }

    [Theory]
    [InlineData("AccountExists", "User.Read.All")]
    [InlineData("AdminAgentRole", "GroupMember.Read.All RoleManagement.Read.Directory User.Read.All")]
    [InlineData("MfaMethods", "Domain.Read.All UserAuthenticationMethod.Read.All")]
    [InlineData("SecurityDefaults", "GroupMember.Read.All Policy.Read.All RoleManagement.Read.Directory User.Read.All UserAuthenticationMethod.Read.All")]
    [InlineData("PerUserMfa", "Policy.Read.All")]
    [InlineData("ConditionalAccess", "GroupMember.Read.All Policy.Read.All RoleManagement.Read.Directory User.Read.All")]
    [InlineData("FederatedDomain", "Domain.Read.All")]
    [InlineData("License", "Policy.Read.All User.Read.All")]
    [InlineData("RecentChange", "GroupMember.Read.All Policy.Read.All RoleManagement.Read.Directory User.Read.All")]
    public async Task A_single_check_requests_only_the_permissions_it_needs(string check, string permissions)
    {
        SetupRun run = new();
        IReadOnlyList<PartnerMfaResult> results = await run.TestAsync("mfa", Enum.Parse<PartnerMfaSetupCheck>(check));
        string scope = run.Requests.Sent.Single(sent => sent.Uri.Contains("/oauth2/v2.0/token", StringComparison.Ordinal)).Form["scope"];

        Assert.Equal(
            permissions.Split(' ').Select(name => $"{Host}/{name}").Order(),
            scope.Split(' ').Where(word => word.StartsWith(Host, StringComparison.Ordinal)).Order());
        Assert.DoesNotContain(results[1].Reason, new[] { "PermissionMissing", "ResourceNotRead", "ResourceNotFound" });
    }

    [Fact]
    public async Task The_Graph_token_goes_only_to_Graph()
    {
        SetupRun run = new();
        await run.TestAsync("many-policies");

        Assert.All(
            run.Requests.Sent.Where(sent => sent.Headers.ContainsKey("Authorization")),
            sent => Assert.StartsWith(Host + "/", sent.Uri, StringComparison.Ordinal));
    }
}
