using System.Text.Json.Nodes;
using PartnerMfa.Sandbox.Accounts;
using PartnerMfa.Sandbox.Support;

namespace PartnerMfa.Sandbox.Graph;

/// <summary>The special property of each tenant can be seen through Microsoft Graph.</summary>
public sealed class GraphTenantTests
{
    private const string Policy = "/v1.0/identity/conditionalAccess/policies";
    private const string AdminAgents = "AdminAgents";
    private const string Exclusions = "CA-Exclude-Service-Accounts";

    private static readonly string ThisAccount = "(the id of the account)";

    private readonly GraphCalls _graph = new(new SandboxRun());

    // The account, the address relative to its own or the tenant's, the position in the response, and the JSON at that position.
    public static TheoryData<string, string, string, string> Facts { get; } = new()
    {
        { "mfa", "user", "accountEnabled,userType", """[true,"Member"]""" },
        { "mfa", "/v1.0/policies/identitySecurityDefaultsEnforcementPolicy", "isEnabled", "[false]" },
        { "disabled", "user", "accountEnabled", "[false]" },
        { "guest", "user", "userType", """["Guest"]""" },
        { "everyday", "user", "givenName,surname,mail,onPremisesSyncEnabled", """["Alex","Wilber","everyday@sandbox.example",true]""" },
        { "per-user-disabled", "perUser", "perUserMfaState", """["disabled"]""" },
        { "per-user-enabled", "perUser", "perUserMfaState", """["enabled"]""" },
        { "per-user-enforced", "perUser", "perUserMfaState", """["enforced"]""" },
        { "security-defaults", "/v1.0/policies/identitySecurityDefaultsEnforcementPolicy", "isEnabled", "[true]" },
        { "trusted-ips", "/beta/policies/mfaServicePolicy", "trustedIps.ipAddressRanges", """[["192.0.2.0/24"]]""" },
        { "risk-only", Policy, "value.1.conditions.signInRiskLevels", """[["high","medium"]]""" },
        { "strength-not-met", Policy, "value.0.grantControls.authenticationStrength.allowedCombinations", """[["windowsHelloForBusiness","fido2","x509CertificateMultiFactor"]]""" },
        { "trusted-location", Policy, "value.1.conditions.locations.excludeLocations", """[["AllTrusted"]]""" },
        { "trusted-location", "/v1.0/identity/conditionalAccess/namedLocations", "value.0.isTrusted,value.0.ipRanges.0.cidrAddress", """[true,"192.0.2.17/32"]""" },
        { "sign-in-without-mfa", "signIns", "value.1.isInteractive,value.1.authenticationRequirement,value.1.appliedConditionalAccessPolicies", """[true,"singleFactorAuthentication",[]]""" },
        { "federated", "/v1.0/domains/sandbox.example", "authenticationType", """["Federated"]""" },
        { "federated", "/v1.0/domains/sandbox.example/federationConfiguration", "value.0.federatedIdpMfaBehavior", """["rejectMfaByFederatedIdp"]""" },
        { "excluded", Policy, "value.1.displayName,value.1.state,value.1.conditions.users.excludeUsers", $"""["Require MFA for all users","enabled",["{ThisAccount}"]]""" },
        { "excluded-by-group", Policy, "value.1.conditions.users.excludeGroups", $"""[["{GraphIds.Of(Exclusions)}"]]""" },
        { "excluded-by-nested-group", Policy, "value.1.conditions.users.excludeGroups", $"""[["{GraphIds.Of(Exclusions)}"]]""" },
        { "excluded-by-role", Policy, "value.1.conditions.users.excludeRoles", """[["88d8e3e3-8f55-4a1e-953a-9b9898b8876b"]]""" },
        { "report-only", Policy, "value.1.state", """["enabledForReportingButNotEnforced"]""" },
        { "custom-control", Policy, "value.0.grantControls.builtInControls,value.0.grantControls.customAuthenticationFactors", """[[],["ContosoMfa"]]""" },
        { "other-app", Policy, "value.0.conditions.applications.includeApplications,value.1.conditions.applications.includeApplications", """[["797f4846-ba00-4fd7-ba43-dac1f8f63013"],["Office365"]]""" },
        { "strength", Policy, "value.0.grantControls.builtInControls,value.0.grantControls.authenticationStrength.requirementsSatisfied", """[[],"mfa"]""" },
        { "blocked", Policy, "value.1.conditions.users.includeUsers,value.1.grantControls.builtInControls", $"""[["{ThisAccount}"],["block"]]""" },
        { "device", Policy, "value.0.grantControls.operator,value.0.grantControls.builtInControls", """["AND",["mfa","compliantDevice"]]""" },
        { "sign-in-frequency", Policy, "value.1.sessionControls.signInFrequency", """[{"value":4,"type":"hours","authenticationType":"primaryAndSecondaryAuthentication","frequencyInterval":"timeBased","isEnabled":true}]""" },
        { "just-changed", Policy, "value.1.modifiedDateTime", """["2026-06-08T11:56:00Z"]""" },
    };

    public static TheoryData<string, string[]> Memberships { get; } = new()
    {
        { "mfa", [AdminAgents] },
        { "no-role", ["HelpdeskAgents"] },
        { "excluded-by-group", [AdminAgents, Exclusions] },
        { "excluded-by-nested-group", [AdminAgents, "Integration-Jobs", Exclusions] },
        { "excluded-by-role", [AdminAgents, "Directory Readers"] },
    };

    public static TheoryData<string, string[]> Methods { get; } = new()
    {
        { "mfa", ["password", "microsoftAuthenticator", "softwareOath"] },
        { "register", ["password"] },
        { "federated", ["password"] },
        { "everyday", ["password", "microsoftAuthenticator", "phone"] },
    };

    [Theory]
    [MemberData(nameof(Facts))]
    public async Task Each_tenant_shows_its_special_property(string account, string address, string places, string expected)
    {
        string path = address switch
        {
            "user" => $"/v1.0/users/{account}@sandbox.example?$select={places}",
            "signIns" => $"/beta/auditLogs/signIns?$filter=userId%20eq%20'{EntraId.SandboxTokens.ObjectId(SandboxAccounts.Find(account)!)}'",
            "perUser" => $"/beta/users/{account}@sandbox.example/authentication/requirements",
            _ => address,
        };
        JsonObject body = await _graph.OfAsync(account, path);
        JsonArray given = [.. places.Split(',').Select(place => Find(body, place)?.DeepClone())];

        string wanted = expected.Replace(ThisAccount, EntraId.SandboxTokens.ObjectId(SandboxAccounts.Find(account)!), StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(wanted), given), given.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Memberships))]
    public async Task An_account_is_in_these_groups_and_roles(string account, string[] names)
    {
        JsonObject body = await _graph.OfAsync(account, $"/v1.0/users/{account}@sandbox.example/transitiveMemberOf");

        Assert.Equal(names, body["value"]!.AsArray().Select(item => (string?)item!["displayName"]));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task An_account_has_these_methods_registered(string account, string[] kinds)
    {
        JsonObject body = await _graph.OfAsync(account, $"/v1.0/users/{account}@sandbox.example/authentication/methods");

        Assert.Equal(
            kinds.Select(kind => $"#microsoft.graph.{kind}AuthenticationMethod"), body["value"]!.AsArray().Select(item => (string?)item!["@odata.type"]));
    }

    [Fact]
    public async Task Without_permissions_only_users_and_domains_can_be_read()
    {
        List<string> read = [];
        foreach (GraphResource resource in GraphResources.All)
        {
            (int status, _) = await _graph.RefusedAsync(GraphCalls.PathOf(resource, "no-permission"), _graph.TokenOf("no-permission"));
            if (status != 403) read.Add(resource.Permission);
        }

        Assert.Equal([GraphPermissions.DomainRead, GraphPermissions.UserRead], read.Distinct().Order());
    }

    [Fact]
    public async Task Microsofts_own_scores_follow_the_tenant()
    {
        JsonObject good = await RequirementAsync("mfa");
        JsonObject bad = await RequirementAsync("excluded");

        Assert.Equal(("compliant", 20, 3), ((string?)good["complianceStatus"], (int?)good["score"], (int?)good["mfaEnabledAdminsCount"]));
        Assert.Equal(("noncomplaint", 0, 2), ((string?)bad["complianceStatus"], (int?)bad["score"], (int?)bad["mfaEnabledAdminsCount"]));
    }

    [Theory]
    [InlineData("throttled", 429, "TooManyRequests", 200)]
    [InlineData("flaky", 503, "ServiceUnavailable", 200)]
    [InlineData("down", 503, "ServiceUnavailable", 503)]
    public async Task Each_resource_is_interrupted_on_its_own(string account, int first, string code, int then)
    {
        string token = _graph.TokenOf(account);
        foreach (string path in new[] { Policy, $"/v1.0/users/{account}@sandbox.example" })
        {
            using HttpResponseMessage interrupted = await _graph.SendAsync(path, token);

            Assert.Equal(TimeSpan.FromSeconds(1), interrupted.Headers.RetryAfter?.Delta);
            Assert.Equal((first, code), ((int)interrupted.StatusCode, (string?)(await GraphCalls.BodyAsync(interrupted))["error"]!["code"]));
            Assert.Equal(then, (await _graph.RefusedAsync(path, token)).Status);
        }
    }

    [Fact]
    public void Every_tenant_belongs_to_an_account_and_has_its_own_description()
    {
        GraphTenant[] all = [.. typeof(GraphTenants).GetProperties().Select(property => property.GetValue(null)).OfType<GraphTenant>()];

        Assert.True(all.Length >= 22, $"There are {all.Length}.");
        Assert.Equal(all.Length, all.Select(tenant => tenant.Shows).Distinct().Count());
        Assert.Empty(all.Except(SandboxAccounts.All.Select(account => account.Tenant)));
    }

    private async Task<JsonObject> RequirementAsync(string account) =>
        (await _graph.OfAsync(account, "/beta/security/partner/securityScore/requirements"))["value"]![0]!.AsObject();

    private static JsonNode? Find(JsonNode? node, string place) =>
        place.Split('.').Aggregate(node, (at, step) => int.TryParse(step, out int index) ? at![index] : at![step]);
}
