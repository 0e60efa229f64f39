using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace PartnerMfa.Setup.Tenants;

/// <summary>
/// Each resource of an application fails in turn, in each way: whatever depends on it is Unknown, and everything else stays the same.
/// </summary>
public sealed class ApplicationFaultTests
{
    // A web app without secrets, to which accounts must be assigned, so that every resource is read.
    private static readonly JsonObject Line = JsonNode.Parse(
        """
        {
          "application": "00001111-aaaa-2222-bbbb-3333cccc4444",
          "set": {
            "application.publicClient": {"redirectUris": []}, "application.web": {"redirectUris": ["https://contoso.com/auth"]}, "application.isFallbackPublicClient": false,
            "servicePrincipal.appRoleAssignmentRequired": true, "federated": [{"id": "f1"}],
            "assigned": [{"principalId": "aaaa0000-0000-0000-0000-000000000001", "principalType": "User"}]
          }
        }
        """)!.AsObject();

    private static readonly Dictionary<string, string[]> Resources = new()
    {
        ["/applications(appId='00001111-aaaa-2222-bbbb-3333cccc4444')?"] = ["ApplicationRegistered", "ApplicationRedirect", "ApplicationPublicClient", "ApplicationCredentials"],
        ["/servicePrincipals(appId='00001111-aaaa-2222-bbbb-3333cccc4444')?"] = ["ApplicationRegistered", "ApplicationPermission", "ApplicationAssignment"],
        ["/servicePrincipals(appId='fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd')?"] = ["ApplicationPermission"],
        ["/oauth2PermissionGrants"] = ["ApplicationPermission"],
        ["/appRoleAssignedTo"] = ["ApplicationAssignment"],
        ["/federatedIdentityCredentials"] = ["ApplicationCredentials"],
    };

    private static readonly Dictionary<string, (Func<HttpResponseMessage> Answer, string Reason)> Faults = new()
    {
        ["401"] = (() => Json(HttpStatusCode.Unauthorized, """{"error":{"code":"InvalidAuthenticationToken","message":"Access token validation failure."}}"""), "ResourceNotRead"),
        ["403"] = (() => Json(HttpStatusCode.Forbidden, """{"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges to complete the operation."}}"""), "PermissionMissing"),
        ["404 of a gateway"] = (() => new(HttpStatusCode.NotFound) { Content = new StringContent("<html>Not found</html>", Encoding.UTF8, "text/html") }, "ResourceNotFound"),
        ["404 of a cloud without it"] = (() => Json(HttpStatusCode.NotFound, """{"error":{"code":"UnknownError","message":"Resource not found for the segment 'x'."}}"""), "ResourceNotFound"),
        ["400 of a cloud without it"] = (() => Json(HttpStatusCode.BadRequest, """{"error":{"code":"BadRequest","message":"Resource not found for the segment 'x'."}}"""), "ResourceNotFound"),
        ["400"] = (() => Json(HttpStatusCode.BadRequest, """{"error":{"code":"BadRequest","message":"Could not find a property named 'spa'."}}"""), "ResourceNotRead"),
        ["429"] = (() => Json((HttpStatusCode)429, """{"error":{"code":"TooManyRequests","message":"Too many requests"}}"""), "ResourceNotRead"),
        ["500"] = (() => Json(HttpStatusCode.InternalServerError, """{"error":{"code":"UnknownError","message":""}}"""), "ResourceNotRead"),
        ["504"] = (() => new(HttpStatusCode.GatewayTimeout), "ResourceNotRead"),
        ["a timeout"] = (() => throw new TaskCanceledException("The request was canceled.", new TimeoutException()), "ResourceNotRead"),
        ["no connection"] = (() => throw new HttpRequestException("Connection refused"), "ResourceNotRead"),
        ["a page"] = (() => new(HttpStatusCode.OK) { Content = new StringContent("<html>Sign in</html>", Encoding.UTF8, "text/html") }, "ResourceNotRead"),
        ["nothing"] = (() => new(HttpStatusCode.OK) { Content = new ByteArrayContent([]) }, "ResourceNotRead"),
        ["no content"] = (() => new(HttpStatusCode.NoContent), "ResourceNotRead"),
        ["half a body"] = (() => Json(HttpStatusCode.OK, """{"value":[{"id":"""), "ResourceNotRead"),
        ["a redirect"] = (() => new(HttpStatusCode.Redirect) { Headers = { Location = new Uri("https://evil.example/") } }, "ResourceNotRead"),
    };

    public static TheoryData<string, string> Cases
    {
        get
        {
            TheoryData<string, string> cases = [];
            foreach (string resource in Resources.Keys)
                foreach (string fault in Faults.Keys) cases.Add(resource, fault);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_depends_on_a_resource_that_fails_is_Unknown_and_nothing_else_changes(string resource, string fault)
    {
        Failing? failing = null;
        IReadOnlyList<PartnerMfaResult> good = await TenantTests.AssessAsync(Line);
        IReadOnlyList<PartnerMfaResult> results = await TenantTests.AssessAsync(Line, wrap: inner => failing = new Failing(inner, resource, Faults[fault].Answer));

        Assert.True(failing!.Count > 0);
        Assert.Equal(("Yes", "Unknown"), (good[0].Result, Resources[resource] is ["ApplicationCredentials"] ? "Unknown" : results[0].Result));
        foreach ((PartnerMfaResult now, PartnerMfaResult before) in results.Zip(good).Skip(1))
            if (Resources[resource].Contains(now.Check)) Assert.Equal((now.Check, "Unknown", Faults[fault].Reason), (before.Check, now.Result, now.Reason));
            else Assert.Equal((now.Check, before.Result, before.Reason, before.Message), (before.Check, now.Result, now.Reason, now.Message));
    }

    [Theory]
    [InlineData("404 of a gateway")]
    [InlineData("404 of a cloud without it")]
    public async Task An_account_is_missing_only_if_Graph_itself_says_so(string fault)
    {
        IReadOnlyList<PartnerMfaResult> results = await TenantTests.AssessAsync(Line, wrap: inner => new Failing(inner, "/users/integration%40contoso.com?", Faults[fault].Answer));

        Assert.Equal(("Unknown", "ResourceNotFound"), results.Where(result => result.Check == "AccountExists").Select(result => (result.Result, result.Reason)).Single());
        Assert.Equal("Unknown", results[0].Result);
    }

    private static HttpResponseMessage Json(HttpStatusCode status, string json) => new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    private sealed class Failing(HttpMessageHandler inner, string part, Func<HttpResponseMessage> answer) : DelegatingHandler(inner)
    {
        public int Count { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (!request.RequestUri!.PathAndQuery.Contains(part, StringComparison.Ordinal)) return base.SendAsync(request, cancellationToken);
            Count++;
            HttpResponseMessage response = answer();
            response.RequestMessage = request;
            return Task.FromResult(response);
        }
    }
}
