using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace PartnerMfa.Benchmarks;

/// <summary>
/// Responses of Partner Center and Microsoft Graph of a size that few tenants have. They come from memory, because only reading them is
/// measured.
/// </summary>
internal sealed class SampleResources : HttpMessageHandler
{
    public const int Rows = 10_000;
    public const int Policies = 5_000;

    /// <summary>The answers: one for each application, and one for the users whom no call links to an application.</summary>
    public const int Answers = Applications + 1;

    private const int PoliciesAPage = 500;
    private const int Days = 7;
    private const int Applications = 40;

    private static readonly DateTime Today = DateTime.UtcNow.Date;

    public byte[] Calls { get; } = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
    {
        totalCount = Rows,
        items = Enumerable.Range(0, Rows).Select(number => new
        {
            requestId = Guid.NewGuid(),
            correlationId = Guid.NewGuid(),
            operationName = "Get /v{version}/customers/{customer_id}/subscriptions",
            requestDateTime = Today.AddSeconds(-number * 30).ToString("yyyy-MM-ddTHH:mm:ss.ff", CultureInfo.InvariantCulture),
            ipAddress = "192.0.2.1",
            objectId = $"5a9db0c5-0000-4000-8000-{number % 25:000000000000}",
            tenantId = Testing.TestTokens.TenantId,
            upn = $"job{number % 25}@contoso.example",
            applicationId = Application(number % Applications),
            mfaCompliant = number % 10 != 0,
        }),
    }));

    public byte[] Counts { get; } = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(
        from day in Enumerable.Range(0, Days)
        from application in Enumerable.Range(0, Applications)
        select new
        {
            loginDate = Today.AddDays(-day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            mfaCompliantRequestCount = 90,
            totalRequestCount = 100,
            applicationId = Application(application),
            applicationName = $"Job {application}",
        }));

    public byte[] Principals { get; } = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
    {
        totalCount = 25,
        items = Enumerable.Range(0, 25).Select(number => new
        {
            objectId = $"5a9db0c5-0000-4000-8000-{number:000000000000}",
            tenantId = Testing.TestTokens.TenantId,
            upn = $"job{number}@contoso.example",
            lastNonMfaCompliantRequestDateTime = Today.ToString("s", CultureInfo.InvariantCulture),
        }),
    }));

    /// <summary>Sign-ins of the same applications and users, one per row.</summary>
    public byte[] SignIns { get; } = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
    {
        value = Enumerable.Range(0, Rows).Select(number => new
        {
            id = Guid.NewGuid(),
            createdDateTime = Today.AddSeconds(-number * 30).AddMinutes(-40).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            userPrincipalName = $"job{number % 25}@contoso.example",
            userId = $"5a9db0c5-0000-4000-8000-{number % 25:000000000000}",
            appId = Application(number % Applications),
            resourceId = "fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd",
            isInteractive = false,
            authenticationRequirement = "singleFactorAuthentication",
            authenticationProtocol = "none",
            status = new { errorCode = 0 },
        }),
    }));

    public IReadOnlyList<byte[]> PolicyPages { get; } = [.. Enumerable.Range(0, Policies / PoliciesAPage).Select(page => Encoding.UTF8.GetBytes(PolicyPage(page)))];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Uri address = request.RequestUri!;
        byte[] body = address.AbsolutePath switch
        {
            "/v1/partnerRequests" => Calls,
            "/v1/applicationmfaadoptionstatus" => Counts,
            "/v1/nonMfaCompliantPartnerPrincipals" => Principals,
            "/beta/auditLogs/signIns" => SignIns,
            _ => PolicyPages[int.Parse("0" + address.Query.TrimStart('?', '$', 's', 'k', 'i', 'p', '='), CultureInfo.InvariantCulture)],
        };
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(body) });
    }

    private static string Application(int number) => $"14f38d7d-c4fc-448a-b2df-{number:000000000000}";

    private static string PolicyPage(int page)
    {
        Dictionary<string, object> body = new()
        {
            ["@odata.context"] = "https://graph.microsoft.com/v1.0/$metadata#identity/conditionalAccess/policies",
            ["value"] = Enumerable.Range(page * PoliciesAPage, PoliciesAPage).Select(Policy),
        };
        if (page + 1 < Policies / PoliciesAPage) body["@odata.nextLink"] = $"https://graph.microsoft.com/v1.0/identity/conditionalAccess/policies?$skip={page + 1}";
        return JsonSerializer.Serialize(body);
    }

    private static object Policy(int number) => new
    {
        id = Guid.NewGuid(),
        displayName = $"Require MFA {number}",
        createdDateTime = "2026-01-01T00:00:00Z",
        modifiedDateTime = "2026-02-01T00:00:00Z",
        state = "enabled",
        conditions = new
        {
            clientAppTypes = new[] { "all" },
            applications = new { includeApplications = new[] { "All" }, excludeApplications = Array.Empty<string>(), includeUserActions = Array.Empty<string>() },
            users = new
            {
                includeUsers = new[] { "All" },
                excludeUsers = Enumerable.Range(0, 5).Select(_ => Guid.NewGuid()),
                includeGroups = Array.Empty<string>(),
                excludeGroups = Enumerable.Range(0, 3).Select(_ => Guid.NewGuid()),
            },
        },
        grantControls = new { @operator = "OR", builtInControls = new[] { "mfa" }, customAuthenticationFactors = Array.Empty<string>() },
    };
}
