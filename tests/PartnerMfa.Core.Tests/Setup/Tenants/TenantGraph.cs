using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using PartnerMfa.Setup.ConditionalAccess;

namespace PartnerMfa.Setup.Tenants;

/// <summary>Microsoft Graph as one tenant of the table answers it: a good tenant with the changes of its line.</summary>
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
          "x509": {"id": "X509Certificate", "state": "disabled", "includeTargets": [], "excludeTargets": []}
        }
        """;

    private readonly JsonObject _tenant = JsonNode.Parse(Good)!.AsObject();
    private readonly Dictionary<string, int> _failures;

    public TenantGraph(JsonObject line)
    {
        foreach ((string path, JsonNode? value) in line["set"]?.AsObject() ?? [])
        {
            string[] names = path.Split('.');
            JsonObject parent = names.Length == 1 ? _tenant : _tenant[names[0]]!.AsObject();
            parent[names[^1]] = value?.DeepClone();
        }

        _tenant["policies"] = new JsonArray([.. (line["policies"]?.AsArray() ?? new JsonArray(new JsonObject())).Select(changes => Policy(changes!.AsObject()))]);
        _failures = line["fail"]?.AsObject().ToDictionary(one => one.Key, one => (int)one.Value!) ?? [];
    }

    /// <summary>The resources that were asked for.</summary>
    public List<string> Asked { get; } = [];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string path = request.RequestUri!.AbsolutePath;
        Asked.Add(request.RequestUri.PathAndQuery);
        Assert.Equal(("graph.microsoft.com", "Bearer"), (request.RequestUri.Authority, request.Headers.Authorization?.Scheme));
        int status = _failures.Where(one => path.Contains(one.Key, StringComparison.Ordinal)).Select(one => one.Value).FirstOrDefault(200);
        JsonNode? found = status == 200 ? Find(path) : null;
        HttpResponseMessage response = new(found is null && status == 200 ? HttpStatusCode.NotFound : (HttpStatusCode)status)
        {
            Content = new StringContent(
                found?.ToJsonString() ?? """{"error":{"code":"Request_Failed","message":"Resource not found for the segment 'x'."}}""", Encoding.UTF8, "application/json"),
            RequestMessage = request,
        };
        return Task.FromResult(response);
    }

    private JsonNode? Find(string path) => path switch
    {
        "/v1.0/policies/identitySecurityDefaultsEnforcementPolicy" => One("securityDefaults"),
        "/v1.0/identity/conditionalAccess/policies" => All("policies"),
        "/v1.0/identity/conditionalAccess/evaluate" => One("whatIf"),
        "/beta/auditLogs/signIns" => All("signIns"),
        "/beta/policies/mfaServicePolicy" => One("mfaServicePolicy"),
        "/v1.0/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/x509Certificate" => One("x509"),
        "/v1.0/policies/authenticationStrengthPolicies" => new JsonObject
        {
            ["value"] = new JsonArray([.. (_tenant["strengths"]?.AsObject() ?? []).Select(one => WithId(one.Value!.DeepClone().AsObject(), one.Key))]),
        },
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

    private JsonObject? All(string name)
    {
        if (_tenant[name] is not { } items) return null;
        JsonObject page = new() { ["value"] = items.DeepClone() };
        if (_tenant["links"]?[name] is { } link) page["@odata.nextLink"] = link.DeepClone();
        return page;
    }

    /// <summary>The policy that requires MFA of everyone, with changes.</summary>
    public static JsonNode Policy(JsonObject changes)
    {
        PolicyText text = new();
        foreach ((string path, JsonNode? value) in changes) text.With(path, value);
        return JsonNode.Parse(text.Json.GetRawText())!;
    }
}
