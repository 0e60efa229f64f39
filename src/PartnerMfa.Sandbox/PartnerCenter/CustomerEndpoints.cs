using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using PartnerMfa.Sandbox.EntraId;

namespace PartnerMfa.Sandbox.PartnerCenter;

/// <summary>
/// The customers as Partner Center, their own tenants and Microsoft Graph show them. Granted consents last as long as the process.
/// </summary>
/// <remarks>
/// Sources: https://learn.microsoft.com/partner-center/developer/get-a-list-of-customers and
/// https://learn.microsoft.com/partner-center/developer/control-panel-vendor-apis
/// </remarks>
internal sealed class CustomerEndpoints(ProfileEndpoint profile, ServiceDoor door, TimeProvider clock)
{
    public const string OrganizationPath = "/v1.0/organization";
    public const string DelegatedCustomersPath = "/v1.0/tenantRelationships/delegatedAdminCustomers";
    private const string CustomersPath = "/v1/customers";
    private const string ConsentsName = "/applicationconsents";
    private const int PageSize = 5;

    private readonly SandboxTokens _tokens = new(clock);
    private readonly ConcurrentDictionary<string, bool> _consents = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, int> _asked = new(StringComparer.OrdinalIgnoreCase);

    public static bool IsAt(HttpRequestMessage request)
    {
        string path = request.RequestUri!.AbsolutePath;
        return path == OrganizationPath || path == DelegatedCustomersPath
            || path == CustomersPath && request.RequestUri.Query.Contains("size=")
            || path.StartsWith(CustomersPath + "/", StringComparison.Ordinal) && path.Contains(ConsentsName);
    }

    public async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request) => request.RequestUri!.AbsolutePath switch
    {
        OrganizationPath => Organization(request),
        DelegatedCustomersPath => Json(HttpStatusCode.OK, new JsonObject { ["value"] = Array(SandboxCustomers.All.Where(customer => customer.HasGdap).Select(Delegated)) }),
        CustomersPath => await profile.AnswerListAsync(request, () => Page(request).Content).ConfigureAwait(false),
        _ => await ConsentAsync(request).ConfigureAwait(false),
    };

    /// <summary>
    /// Returns the response of the token endpoint in a customer's tenant; null when the tenant does not belong to a customer.
    /// </summary>
    public HttpResponseMessage? Token(string tenant, FormFields form, Func<Accounts.SandboxRefusal, HttpResponseMessage> refuse)
    {
        if (SandboxCustomers.Find(tenant) is not { } customer) return null;
        if (SandboxRefreshToken.Read(form["refresh_token"] ?? "") is not { } token) return refuse(new("invalid_grant", 9002313, "Invalid request. Request is malformed or invalid."));
        if (token.RefusalAt(clock.GetUtcNow()) is { } ended) return refuse(ended);
        if (customer.IsThrottled && _asked.AddOrUpdate(customer.TenantId, 1, (_, count) => count + 1) == 1) return TooMany();
        if (customer.Refusal is { } refusal && !(customer.NeedsConsent && _consents.ContainsKey(customer.TenantId))) return refuse(refusal);
        Accounts.SandboxAccount account = token.Account.Renewed ?? token.Account;
        return SandboxJson.Ok(new JsonObject
        {
            ["token_type"] = "Bearer",
            ["scope"] = "https://graph.sandbox.example/.default",
            ["expires_in"] = (long)SandboxTokens.Lifetime.TotalSeconds,
            ["access_token"] = _tokens.CustomerToken(account, customer.TenantId, form["client_id"] ?? ""),
            ["refresh_token"] = (token with { IssuedOn = token.IssuedOn is null ? null : clock.GetUtcNow() }).ToString(),
            ["id_token"] = _tokens.IdToken(account, form["client_id"] ?? "", nonce: null),
            ["client_info"] = Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Encode($$"""{"uid":"{{SandboxTokens.ObjectId(account)}}","utid":"{{Accounts.SandboxAccounts.TenantId}}"}"""),
        });
    }

    private static HttpResponseMessage Organization(HttpRequestMessage request)
    {
        string? tenant = request.Headers.Authorization?.Parameter is { } token && new JsonWebTokenHandler().CanReadToken(token)
            ? new JsonWebToken(token).TryGetPayloadValue("tid", out string tid) ? tid : null
            : null;
        if (tenant is null || SandboxCustomers.Find(tenant) is not { } customer)
            return Json(HttpStatusCode.Unauthorized, Error("InvalidAuthenticationToken", "Access token validation failure."));
        return customer.IsWithoutRole
            ? Json(HttpStatusCode.Forbidden, Error("Authorization_RequestDenied", "Insufficient privileges to complete the operation."))
            : Json(HttpStatusCode.OK, new JsonObject { ["value"] = Array([new JsonObject { ["id"] = customer.TenantId, ["displayName"] = customer.Name, ["verifiedDomains"] = Array([new JsonObject { ["name"] = customer.Domain }]) }]) });
    }

    // The link to the second page has no version, and its token is sent in a header.
    private static HttpResponseMessage Page(HttpRequestMessage request)
    {
        int from = request.Headers.TryGetValues("MS-ContinuationToken", out IEnumerable<string>? values) && int.TryParse(values.First(), out int given) ? given : 0;
        SandboxCustomer[] page = [.. SandboxCustomers.All.Skip(from).Take(PageSize)];
        JsonObject body = new()
        {
            ["totalCount"] = SandboxCustomers.All.Count,
            ["items"] = Array(page.Select(customer => new JsonObject
            {
                ["id"] = customer.TenantId,
                ["companyProfile"] = new JsonObject { ["tenantId"] = customer.TenantId, ["domain"] = customer.Domain, ["companyName"] = customer.Name },
                ["relationshipToPartner"] = "reseller",
            })),
            ["links"] = new JsonObject(),
            ["attributes"] = new JsonObject { ["objectType"] = "Collection" },
        };
        if (from + page.Length < SandboxCustomers.All.Count)
        {
            body["links"] = new JsonObject
            {
                ["next"] = new JsonObject
                {
                    ["uri"] = $"/customers?size={PageSize}",
                    ["method"] = "GET",
                    ["headers"] = Array([new JsonObject { ["key"] = "MS-ContinuationToken", ["value"] = (from + page.Length).ToString(System.Globalization.CultureInfo.InvariantCulture) }]),
                },
            };
        }

        return SandboxAnswers.Json(HttpStatusCode.OK, body);
    }

    private async Task<HttpResponseMessage> ConsentAsync(HttpRequestMessage request)
    {
        string id = request.RequestUri!.AbsolutePath.Split('/')[3];
        string body = request.Content is null ? "" : await request.Content.ReadAsStringAsync().ConfigureAwait(false);
        return await door.AnswerAsync(request, _ =>
        {
            if (SandboxCustomers.Find(id) is not { } customer || !customer.HasGdap) return SandboxAnswers.Refusal(HttpStatusCode.NotFound, "600004", "The customer was not found, or has no relationship.");
            if (request.Method == HttpMethod.Delete)
            {
                _consents.TryRemove(customer.TenantId, out bool _);
                return SandboxAnswers.Json(HttpStatusCode.OK, new JsonObject());
            }

            if (!_consents.TryAdd(customer.TenantId, true)) return SandboxAnswers.Refusal(HttpStatusCode.Conflict, "600061", "Permission entry already exists.");
            return SandboxAnswers.Json(HttpStatusCode.Created, JsonNode.Parse(body)!);
        }).ConfigureAwait(false);
    }

    private static HttpResponseMessage TooMany()
    {
        HttpResponseMessage response = Json((HttpStatusCode)429, new JsonObject { ["error"] = "temporarily_unavailable", ["error_description"] = "AADSTS90055: The server is busy." });
        response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(2));
        return response;
    }

    private static JsonObject Delegated(SandboxCustomer customer) => new() { ["id"] = customer.TenantId, ["tenantId"] = customer.TenantId, ["displayName"] = customer.Name };

    private static JsonObject Error(string code, string message) => new() { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } };

    private static JsonArray Array(IEnumerable<JsonObject> items) => new([.. items.Select(item => (JsonNode)item)]);

    private static HttpResponseMessage Json(HttpStatusCode status, JsonObject body)
    {
        HttpResponseMessage response = SandboxJson.Create(status, body);
        response.Headers.Add("request-id", Guid.NewGuid().ToString("D"));
        return response;
    }
}
