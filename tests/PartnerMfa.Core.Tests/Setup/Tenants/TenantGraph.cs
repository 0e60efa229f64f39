using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using PartnerMfa.Setup.ConditionalAccess;

namespace PartnerMfa.Setup.Tenants;

/// <summary>Microsoft Graph for one tenant of the table: a good tenant with the changes of its line.</summary>
internal sealed class TenantGraph : HttpMessageHandler
{
    private const string Good =
        """
        {
          "user": {"id": "aaaa0000-0000-0000-0000-000000000001", "userPrincipalName": "integration@contoso.com", "displayName": "Partner Center integration", "accountEnabled": true, "userType": "Member", "createdDateTime": "2025-01-01T00:00:00Z"},
          "memberOf": [{"@odata.type": "#microsoft.graph.group", "id": "bbbb0000-0000-0000-0000-000000000001", "displayName": "AdminAgents"}],
          "methods": [{"@odata.type": "#microsoft.graph.passwordAuthenticationMethod", "id": "28c10230-6103-485e-b985-444c60001490"}, {"@odata.type": "#microsoft.graph.microsoftAuthenticatorAuthenticationMethod", "id": "1"}],
          "requirements": {"perUserMfaState": "disabled"},
          "mfaServicePolicy": {"rememberMfaOnTrustedDevice": {"isEnabled": false, "allowedNumberOfDays": 90}, "trustedIps": {"skipMfaForFederatedUsers": false}, "allowAppPasswords": false},
          "licenses": [{"skuPartNumber": "AAD_PREMIUM", "servicePlans": [{"servicePlanName": "AAD_PREMIUM", "provisioningStatus": "Success"}]}],
          "securityDefaults": {"isEnabled": false},
          "domain": {"id": "contoso.com", "authenticationType": "Managed"},
          "application": {"id": "cccc0000-0000-0000-0000-000000000001", "appId": "00001111-aaaa-2222-bbbb-3333cccc4444", "displayName": "Integration", "signInAudience": "AzureADMyOrg", "disabledByMicrosoftStatus": null, "isFallbackPublicClient": true, "web": {"redirectUris": []}, "publicClient": {"redirectUris": ["http://localhost"]}, "spa": {"redirectUris": []}, "requiredResourceAccess": [{"resourceAppId": "fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd", "resourceAccess": [{"id": "1cebfa2a-fb4d-419e-b5f9-839b4383e05a", "type": "Scope"}]}], "passwordCredentials": [], "keyCredentials": [], "tags": []},
          "servicePrincipal": {"id": "dddd0000-0000-0000-0000-000000000001", "appId": "00001111-aaaa-2222-bbbb-3333cccc4444", "accountEnabled": true, "appRoleAssignmentRequired": false, "appOwnerOrganizationId": "eeee0000-0000-0000-0000-000000000001", "disabledByMicrosoftStatus": null},
          "partnerCenter": {"id": "dddd0000-0000-0000-0000-000000000002", "appId": "fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd", "accountEnabled": true, "appRoleAssignmentRequired": false, "appOwnerOrganizationId": "f8cdef31-a31e-4b4a-93e4-5f571e91255a", "disabledByMicrosoftStatus": null},
          "grants": [{"id": "g1", "clientId": "dddd0000-0000-0000-0000-000000000001", "consentType": "AllPrincipals", "principalId": null, "resourceId": "dddd0000-0000-0000-0000-000000000002", "scope": "user_impersonation"}],
          "assigned": [],
          "federated": [],
          "x509": {"id": "X509Certificate", "state": "disabled", "includeTargets": [], "excludeTargets": []}
        }
        """;

    private readonly JsonObject _tenant = JsonNode.Parse(Good)!.AsObject();
    private readonly Dictionary<string, int> _failures;

    /// <param name="line">The line of the table.</param>
    /// <param name="change">Changes Graph's responses; null leaves them as the line says.</param>
    public TenantGraph(JsonObject line, Action<JsonObject>? change = null)
    {
        foreach ((string path, JsonNode? value) in line["set"]?.AsObject() ?? [])
        {
            string[] names = path.Split('.');
            JsonObject parent = names.Length == 1 ? _tenant : _tenant[names[0]]!.AsObject();
            parent[names[^1]] = value?.DeepClone();
        }

        _tenant["policies"] = new JsonArray([.. (line["policies"]?.AsArray() ?? new JsonArray(new JsonObject())).Select(changes => Policy(changes!.AsObject()))]);
        change?.Invoke(_tenant);
        _failures = line["fail"]?.AsObject().ToDictionary(one => one.Key, one => (int)one.Value!) ?? [];
    }

    /// <summary>The resources that were requested.</summary>
    public List<string> Asked { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string path = request.RequestUri!.AbsolutePath;
        Asked.Add(request.RequestUri.PathAndQuery);
        Assert.Equal(("graph.microsoft.com", "Bearer"), (request.RequestUri.Authority, request.Headers.Authorization?.Scheme));
        int status = _failures.Where(one => path.Contains(one.Key, StringComparison.Ordinal)).Select(one => one.Value).FirstOrDefault(200);
        string body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        JsonNode? found = status == 200 ? Answer(body) ?? Find(path, request.RequestUri.Query) : null;
        bool isObject = path.StartsWith("/v1.0/users/", StringComparison.Ordinal) || path.EndsWith("')", StringComparison.Ordinal);
        HttpResponseMessage response = new(found is null && status == 200 ? HttpStatusCode.NotFound : (HttpStatusCode)status)
        {
            Content = new StringContent(
                found?.ToJsonString() ?? (isObject && status is 200 or 404
                    ? """{"error":{"code":"Request_ResourceNotFound","message":"Resource 'x' does not exist or one of its queried reference-property objects are not present."}}"""
                    : """{"error":{"code":"Request_Failed","message":"Resource not found for the segment 'x'."}}"""), Encoding.UTF8, "application/json"),
            RequestMessage = request,
        };
        return response;
    }

    // What If can answer one of the questions differently: the first one that contains the given words.
    private JsonNode? Answer(string question) => question.Length == 0 ? null
        : _tenant["whatIfFor"]?.AsArray().FirstOrDefault(one => question.Contains((string)one!["question"]!, StringComparison.Ordinal))?["answer"]?.DeepClone();

    private JsonNode? Find(string path, string query) => path switch
    {
        "/v1.0/policies/identitySecurityDefaultsEnforcementPolicy" => One("securityDefaults"),
        "/v1.0/identity/conditionalAccess/policies" => All("policies"),
        "/v1.0/identity/conditionalAccess/evaluate" => One("whatIf"),
        "/v1.0/identity/conditionalAccess/namedLocations" => All("namedLocations"),
        "/beta/auditLogs/signIns" => All("signIns"),
        "/beta/policies/mfaServicePolicy" => One("mfaServicePolicy"),
        "/v1.0/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/x509Certificate" => One("x509"),
        "/v1.0/policies/authenticationStrengthPolicies" => new JsonObject
        {
            ["value"] = new JsonArray([.. (_tenant["strengths"]?.AsObject() ?? []).Select(one => WithId(one.Value!.DeepClone().AsObject(), one.Key))]),
        },
        $"/v1.0/servicePrincipals(appId='{PartnerMfaEnvironment.PartnerCenterApplicationId}')" => One("partnerCenter"),
        _ when path.StartsWith("/v1.0/servicePrincipals(", StringComparison.Ordinal) => One("servicePrincipal"),
        _ when path.EndsWith("/federatedIdentityCredentials", StringComparison.Ordinal) => All("federated"),
        _ when path.StartsWith("/v1.0/applications(", StringComparison.Ordinal) => One("application"),
        _ when path.EndsWith("/oauth2PermissionGrants", StringComparison.Ordinal) => Page("grants", path, query),
        _ when path.EndsWith("/appRoleAssignedTo", StringComparison.Ordinal) => Page("assigned", path, query),
        _ when path.EndsWith("/transitiveMemberOf", StringComparison.Ordinal) => All("memberOf"),
        _ when path.EndsWith("/authentication/methods", StringComparison.Ordinal) => All("methods"),
        _ when path.EndsWith("/authentication/requirements", StringComparison.Ordinal) => One("requirements"),
        _ when path.EndsWith("/licenseDetails", StringComparison.Ordinal) => All("licenses"),
        _ when path.EndsWith("/federationConfiguration", StringComparison.Ordinal) => All("federation"),
        _ when path.Contains("/userRegistrationDetails/", StringComparison.Ordinal) => One("registration"),
        _ when path.Contains("/authenticationStrengthPolicies/", StringComparison.Ordinal) => _tenant["strengths"]?[path.Split('/')[^1]]?.DeepClone(),
        _ when path.StartsWith("/v1.0/domains/", StringComparison.Ordinal) => One("domain"),
        _ when path.StartsWith("/v1.0/users/", StringComparison.Ordinal) => One("user"),
        _ => throw new UnexpectedRequestException($"Nothing is known of {path}."),
    };

    private static JsonNode WithId(JsonObject strength, string id)
    {
        strength["id"] ??= id;
        return strength;
    }

    private JsonNode? One(string name) => _tenant[name]?.DeepClone();

    // One item per page.
    private JsonObject? Page(string name, string path, string query)
    {
        if (_tenant[name]?.AsArray() is not { } items) return null;
        int at = query.Contains("$skiptoken=", StringComparison.Ordinal) ? int.Parse(query.Split('=')[^1], CultureInfo.InvariantCulture) : 0;
        JsonObject page = new() { ["value"] = new JsonArray([.. items.Skip(at).Take(1).Select(item => item!.DeepClone())]) };
        if (items.Count > at + 1) page["@odata.nextLink"] = $"https://graph.microsoft.com{path}?$skiptoken={at + 1}";
        return page;
    }

    private JsonObject? All(string name)
    {
        if (_tenant[name] is not { } items) return null;
        JsonObject page = new() { ["value"] = items.DeepClone() };
        if (_tenant["links"]?[name] is { } link) page["@odata.nextLink"] = link.DeepClone();
        return page;
    }

    /// <summary>The policy that requires MFA from everyone, with changes.</summary>
    public static JsonNode Policy(JsonObject changes)
    {
        PolicyText text = new();
        foreach ((string path, JsonNode? value) in changes) text.With(path, value);
        return JsonNode.Parse(text.Json.GetRawText())!;
    }
}
