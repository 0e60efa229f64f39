using System.Net;
using System.Text.Json.Nodes;
using PartnerMfa.Sandbox.Accounts;
using PartnerMfa.Sandbox.EntraId;
using PartnerMfa.Sandbox.Support;

namespace PartnerMfa.Sandbox.Graph;

/// <summary>The simulated Microsoft Graph answers as the real one is documented to.</summary>
public sealed class GraphEndpointTests
{
    private const string Policies = "/v1.0/identity/conditionalAccess/policies";
    private const string User = "/v1.0/users/mfa@sandbox.example";

    private readonly SandboxRun _sandbox = new();
    private readonly GraphCalls _graph;

    public GraphEndpointTests() => _graph = new GraphCalls(_sandbox);

    public static TheoryData<string> Paths { get; } = [.. GoodTenant.Paths];

    public static TheoryData<string, string> Permissions { get; } = new(
        GraphResources.All.Select(resource => (GraphCalls.PathOf(resource, "mfa"), resource.Permission)));

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task The_tenant_where_all_is_well_says_exactly_this(string path)
    {
        JsonNode expected = GoodTenant.BodyOf(path, SandboxTokens.ObjectId(SandboxAccounts.Default));
        JsonNode given = await _graph.OfAsync("mfa", path);

        Assert.True(JsonNode.DeepEquals(expected, given), given.ToJsonString());
    }

    [Fact]
    public void Every_resource_is_asked_for_there() => Assert.Equal(
        GraphResources.All.Select(resource => GraphCalls.PathOf(resource, "mfa")).Order(),
        // A domain that is not federated has no configuration to show.
        GoodTenant.Paths.Select(path => path.Split('?')[0]).Append("/v1.0/domains/sandbox.example/federationConfiguration").Order());

    [Fact]
    public async Task An_account_is_found_by_its_id_too()
    {
        string id = SandboxTokens.ObjectId(SandboxAccounts.Default);

        Assert.Equal("mfa@sandbox.example", (string?)(await _graph.OfAsync("mfa", $"/v1.0/users/{id}"))["userPrincipalName"]);
        Assert.Equal("mfa@sandbox.example", (string?)(await _graph.OfAsync("mfa", "/v1.0/users/MFA%40sandbox.example"))["userPrincipalName"]);
    }

    [Fact]
    public async Task Only_the_selected_members_are_returned()
    {
        JsonObject user = await _graph.OfAsync(
            "mfa", User + "?$select=accountEnabled,userType,createdDateTime,lastPasswordChangeDateTime,signInSessionsValidFromDateTime");

        Assert.Equal(
            new Dictionary<string, string?>
            {
                ["@odata.context"] = "https://graph.sandbox.example/v1.0/$metadata#users(accountEnabled,userType,createdDateTime,lastPasswordChangeDateTime,signInSessionsValidFromDateTime)/$entity",
                ["accountEnabled"] = "true",
                ["userType"] = "Member",
                ["createdDateTime"] = "2025-05-04T12:00:00Z",
                ["lastPasswordChangeDateTime"] = "2026-03-10T12:00:00Z",
                ["signInSessionsValidFromDateTime"] = "2026-03-10T12:00:00Z",
            },
            user.ToDictionary(property => property.Key, property => property.Value?.ToString()));
    }

    [Fact]
    public async Task Selected_members_are_returned_for_each_item()
    {
        JsonObject page = await _graph.OfAsync("excluded-by-role", "/v1.0/users/excluded-by-role@sandbox.example/transitiveMemberOf?$select=id,displayName,roleTemplateId");

        Assert.Equal(
            ["@odata.type,id,displayName", "@odata.type,id,displayName,roleTemplateId"],
            page["value"]!.AsArray().Select(item => string.Join(',', item!.AsObject().Select(property => property.Key))));
    }

    [Theory]
    [InlineData("/v1.0/users/mfa@sandbox.example/authentication/methods")]
    [InlineData("/beta/users/mfa@sandbox.example/authentication/requirements")]
    public async Task Where_nothing_can_be_selected_all_comes(string path) => Assert.True(JsonNode.DeepEquals(
        await _graph.OfAsync("mfa", path), await _graph.OfAsync("mfa", path + "?$select=id")));

    [Fact]
    public async Task Long_lists_come_in_pages_that_keep_the_selected_properties()
    {
        List<JsonObject> pages = await PagesAsync(Policies + "?$select=id,displayName,state");

        Assert.Equal([25, 25, 25, 25, 20], pages.Select(page => page["value"]!.AsArray().Count));
        List<JsonObject> policies = [.. pages.SelectMany(page => page["value"]!.AsArray()).Select(policy => policy!.AsObject())];
        Assert.All(policies, policy => Assert.Equal(["id", "displayName", "state"], policy.Select(property => property.Key)));
        Assert.Equal(120, policies.Select(policy => (string?)policy["id"]).Distinct().Count());
        Assert.Equal(93, policies.FindIndex(policy => (string?)policy["displayName"] == "Require MFA for all users"));
    }

    [Fact]
    public async Task A_page_has_the_requested_length()
    {
        List<JsonObject> pages = await PagesAsync(Policies + "?$top=50");

        Assert.Equal([50, 50, 20], pages.Select(page => page["value"]!.AsArray().Count));
    }

    [Theory]
    [MemberData(nameof(Permissions))]
    public async Task Without_its_permission_a_resource_is_denied(string path, string permission)
    {
        string[] others = [.. GraphPermissions.All.Where(other => other != permission)];

        (int status, string? code) = await _graph.RefusedAsync(path, _graph.TokenOf("mfa", others));

        Assert.Equal(403, status);
        Assert.Contains(code, new[] { "Authorization_RequestDenied", "AccessDenied", "accessDenied", "Forbidden" });
    }

    [Theory]
    [MemberData(nameof(Permissions))]
    public async Task One_permission_is_enough_for_users_and_for_apps(string path, string permission)
    {
        string ofApp = new SandboxTokens(_sandbox.Clock).GraphAppToken(SandboxAccounts.Default, TokenRequests.ClientId, [permission]);
        foreach (string token in new[] { _graph.TokenOf("mfa", permission), ofApp })
        {
            (int status, _) = await _graph.RefusedAsync(path, token);
            Assert.Equal(path.EndsWith("federationConfiguration", StringComparison.Ordinal) ? 404 : 200, status);
        }
    }

    [Theory]
    [InlineData(GraphPermissions.GroupMemberRead, "AdminAgents", null, null)]
    [InlineData(GraphPermissions.RoleManagementRead, null, "Directory Readers", "88d8e3e3-8f55-4a1e-953a-9b9898b8876b")]
    public async Task The_names_of_groups_and_roles_require_a_permission_but_their_IDs_do_not(
        string permission, string? group, string? role, string? template)
    {
        JsonObject page = await _graph.OfAsync(
            "excluded-by-role", "/v1.0/users/excluded-by-role@sandbox.example/transitiveMemberOf", GraphPermissions.UserRead, permission);
        JsonArray found = page["value"]!.AsArray();

        Assert.Equal(["#microsoft.graph.group", "#microsoft.graph.directoryRole"], found.Select(item => (string?)item!["@odata.type"]));
        Assert.Equal([group, role], found.Select(item => (string?)item!["displayName"]));
        Assert.Equal(template, (string?)found[1]!["roleTemplateId"]);
        Assert.All(found, item => Assert.True(Guid.TryParse((string?)item!["id"], out _)));
    }

    [Theory]
    [InlineData("/v1.0/users/nobody@sandbox.example", 404, "Request_ResourceNotFound")]
    [InlineData("/v1.0/users/password@sandbox.example", 404, "Request_ResourceNotFound")]
    [InlineData("/v1.0/users/nobody@sandbox.example/transitiveMemberOf", 404, "Request_ResourceNotFound")]
    [InlineData("/v1.0/domains/contoso.example", 404, "Request_ResourceNotFound")]
    [InlineData("/v1.0/domains/sandbox.example/federationConfiguration", 404, "Request_ResourceNotFound")]
    [InlineData("/v1.0/users/mfa@sandbox.example/authentication/requirements", 400, "BadRequest")]
    [InlineData("/beta/nothing", 400, "BadRequest")]
    public async Task Unknown_paths_are_refused(string path, int status, string code) =>
        Assert.Equal((status, code), await _graph.RefusedAsync(path, _graph.TokenOf("mfa")));

    [Theory]
    [InlineData("none", "Access token is empty.")]
    [InlineData("unsigned", "Access token validation failure. Invalid signature.")]
    [InlineData("Partner Center", "Access token validation failure. Invalid audience.")]
    [InlineData("expired", "Lifetime validation failed, the token is expired.")]
    public async Task A_token_that_is_not_for_it_is_refused(string kind, string message)
    {
        string token = kind switch
        {
            "none" => "",
            "unsigned" => _graph.TokenOf("mfa").Split('.')[0] + "." + _graph.TokenOf("mfa").Split('.')[1] + ".c2lnbmF0dXJl",
            "Partner Center" => new SandboxTokens(_sandbox.Clock).AccessToken(SandboxAccounts.Default, TokenRequests.ClientId),
            _ => _graph.TokenOf("mfa"),
        };
        if (kind == "expired") _sandbox.Clock.Advance(SandboxTokens.Lifetime);

        using HttpResponseMessage response = await _graph.SendAsync(User, token);
        JsonNode error = (await GraphCalls.BodyAsync(response))["error"]!;

        Assert.Equal(
            (HttpStatusCode.Unauthorized, "InvalidAuthenticationToken", message),
            (response.StatusCode, (string?)error["code"], (string?)error["message"]));
    }

    [Fact]
    public async Task An_error_has_the_ids_that_the_headers_have()
    {
        const string mine = "7e1f4f0c-91c6-4f58-8a0e-3d2a1b0c9d8e";

        using HttpResponseMessage response = await _graph.SendAsync("/beta/nothing", _graph.TokenOf("mfa"), mine);
        JsonNode error = (await GraphCalls.BodyAsync(response))["error"]!;
        string requestId = Assert.Single(response.Headers.GetValues("request-id"));

        Assert.Equal(mine, Assert.Single(response.Headers.GetValues("client-request-id")));
        Assert.True(JsonNode.DeepEquals(
            new JsonObject
            {
                ["code"] = "BadRequest",
                ["message"] = "Resource not found for the segment 'nothing'.",
                ["innerError"] = new JsonObject { ["date"] = "2026-06-08T12:00:00", ["request-id"] = requestId, ["client-request-id"] = mine },
            },
            error));
    }

    private async Task<List<JsonObject>> PagesAsync(string path)
    {
        List<JsonObject> pages = [];
        for (string? next = path; next is not null; next = (string?)pages[^1]["@odata.nextLink"])
        {
            Assert.True(pages.Count < 10, "The pages have no end.");
            pages.Add(await _graph.OfAsync("many-policies", next));
        }

        return pages;
    }
}
