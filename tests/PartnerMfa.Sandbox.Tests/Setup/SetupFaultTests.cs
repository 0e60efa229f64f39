using System.Net;
using System.Text;

namespace PartnerMfa.Sandbox.Setup;

/// <summary>
/// Each resource of Graph fails in turn, in each way: the checks that do not need it stay the same, and nothing gets better.
/// </summary>
public sealed class SetupFaultTests
{
    // Data that only this resource has, and the checks that depend on it.
    private static readonly Dictionary<string, string[]> Resources = new()
    {
        ["/transitiveMemberOf"] = ["SeparateAccount", "AdminAgentRole", "ConditionalAccess", "SignInAllowed", "UnattendedSignIn", "SessionLifetime", "RecentChange"],
        ["/authentication/methods"] = ["MfaMethods"],
        ["/authentication/requirements"] = ["PerUserMfa"],
        ["/userRegistrationDetails"] = [],
        ["/mfaServicePolicy"] = ["SessionLifetime"],
        ["/licenseDetails"] = ["License"],
        ["/identitySecurityDefaultsEnforcementPolicy"] = ["SecurityDefaults"],
        ["/conditionalAccess/policies"] = ["ConditionalAccess", "SignInAllowed", "UnattendedSignIn", "SessionLifetime", "License", "RecentChange", "SecurityDefaults", "PerUserMfa"],
        ["/domains/"] = ["FederatedDomain", "MfaMethods"],
        ["/users/mfa%40sandbox.example?"] = ["AccountExists", "AccountEnabled", "AccountType", "SeparateAccount", "RecentChange", "ConditionalAccess"],
    };

    private static readonly Dictionary<string, (Func<HttpResponseMessage> Answer, string Reason)> Faults = new()
    {
        ["403"] = (() => Json(HttpStatusCode.Forbidden, """{"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges to complete the operation."}}"""), "PermissionMissing"),
        ["500"] = (() => Json(HttpStatusCode.InternalServerError, """{"error":{"code":"UnknownError","message":""}}"""), "ResourceNotRead"),
        ["429"] = (() => Json((HttpStatusCode)429, """{"error":{"code":"TooManyRequests","message":"Too many requests"}}"""), "ResourceNotRead"),
        ["no connection"] = (() => throw new HttpRequestException("Connection refused"), "ResourceNotRead"),
        ["a page"] = (() => new(HttpStatusCode.OK) { Content = new StringContent("<html>Sign in</html>", Encoding.UTF8, "text/html") }, "ResourceNotRead"),
        ["half a body"] = (() => Json(HttpStatusCode.OK, """{"value":[{"id":"""), "ResourceNotRead"),
        ["a redirect"] = (() => new(HttpStatusCode.Redirect) { Headers = { Location = new Uri("https://evil.example/") } }, "ResourceNotRead"),
        ["another page elsewhere"] = (() => Json(HttpStatusCode.OK, """{"value":[],"@odata.nextLink":"https://evil.example/next"}"""), "ResourceNotRead"),
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
    public async Task One_resource_that_fails_leaves_the_other_checks_as_they_are(string resource, string fault)
    {
        FailingResource? failing = null;
        SetupRun run = new(inner => failing = new FailingResource(inner, resource, Faults[fault].Answer));
        IReadOnlyList<PartnerMfaResult> results = await run.TestAsync("mfa");
        IReadOnlyList<PartnerMfaResult> good = await new SetupRun().TestAsync("mfa");

        Assert.True(failing!.Count > 0);
        foreach ((PartnerMfaResult now, PartnerMfaResult before) in results.Zip(good).Skip(1))
        {
            if (Resources[resource].Contains(now.Check)) Assert.True(now.Result == before.Result || now.Result is "Unknown" or "No", $"{now.Check}: {now}");
            else Assert.Equal((now.Check, before.Result, before.Reason, before.Message), (before.Check, now.Result, now.Reason, now.Message));
        }

        Assert.All(run.Requests.Sent, sent => Assert.DoesNotContain("evil", sent.Uri, StringComparison.Ordinal));
    }

    // A resource that is a single object has no pages, so a page without the requested object says nothing. Two resources decide nothing
    // here.
    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_check_that_needs_it_is_Unknown_for_that_reason(string resource, string fault)
    {
        bool isObject = resource is "/authentication/requirements" or "/identitySecurityDefaultsEnforcementPolicy" or "/domains/" or "/users/mfa%40sandbox.example?";
        if (resource is "/userRegistrationDetails" or "/mfaServicePolicy" || (isObject && fault == "another page elsewhere")) return;
        SetupRun run = new(inner => new FailingResource(inner, resource, Faults[fault].Answer));
        string check = Resources[resource].First(name => name is not "SeparateAccount");
        IReadOnlyList<PartnerMfaResult> results = await run.TestAsync("mfa", Enum.Parse<PartnerMfaSetupCheck>(check));
        PartnerMfaResult result = results.Single(one => one.Check == check);

        Assert.Equal(("Unknown", Faults[fault].Reason), (result.Result, result.Reason));
        Assert.Contains(results, one => one.Reason == result.Reason && one.Remedy is not null);
    }

    [Theory]
    [InlineData("enforced-by-policy", "Yes")]
    [InlineData("per-user-enforced", "Unknown")]
    public async Task Service_settings_that_cannot_be_read_matter_only_where_per_user_MFA_decides(string account, string result)
    {
        SetupRun run = new(inner => new FailingResource(inner, "/mfaServicePolicy", () =>
            Json(HttpStatusCode.NotFound, """{"error":{"code":"UnknownError","message":"Resource not found for the segment 'mfaServicePolicy'."}}""")));

        Assert.Equal(result, (await run.TestAsync(account == "per-user-enforced" ? account : "mfa"))[0].Result);
    }

    [Fact]
    public async Task Once_Graph_is_given_up_on_the_other_resources_are_tried_twice_at_most()
    {
        FailingResource? failing = null;
        SetupRun run = new(inner => failing = new FailingResource(inner, "/v1.0/", Faults["500"].Answer));
        await run.TestAsync("mfa");

        // Five attempts for the first of them, two for each of the other seven.
        Assert.Equal(5 + (2 * 7), failing!.Count);
    }

    [Fact]
    public async Task A_beta_resource_that_vanished_is_Unknown_and_does_not_affect_a_certain_Yes()
    {
        SetupRun run = new(inner => new FailingResource(inner, "/beta/", () =>
            Json(HttpStatusCode.NotFound, """{"error":{"code":"UnknownError","message":"Resource not found for the segment 'requirements'."}}""")));
        IReadOnlyList<PartnerMfaResult> results = await run.TestAsync("mfa");

        Assert.Equal(("Yes", "ConditionalAccess"), (results[0].Result, string.Join(" ", results[0].DecidedBy!)));
        Assert.Equal("NotNeeded", results.Single(result => result.Check == "PerUserMfa").Reason);
    }

    private static HttpResponseMessage Json(HttpStatusCode status, string json) => new(status)
    {
        Content = new StringContent(json, Encoding.UTF8, "application/json"),
    };
}
