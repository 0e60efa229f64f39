using System.Text.Json;
using System.Text.Json.Nodes;

namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>Policies in Graph's format: one that requires MFA from everyone, with changes.</summary>
internal sealed class PolicyText
{
    private readonly JsonObject _policy = (JsonObject)JsonNode.Parse(
        """
        {
          "@odata.etag": "\"1\"",
          "id": "11110000-0000-0000-0000-000000000001",
          "displayName": "Require MFA",
          "createdDateTime": "2025-03-01T08:00:00Z",
          "modifiedDateTime": null,
          "state": "enabled",
          "partialEnablementStrategy": null,
          "conditions": {
            "userRiskLevels": [], "signInRiskLevels": [], "clientAppTypes": ["all"],
            "servicePrincipalRiskLevels": [], "insiderRiskLevels": null,
            "platforms": null, "locations": null, "devices": null, "clientApplications": null, "authenticationFlows": null,
            "applications": {
              "includeApplications": ["All"], "excludeApplications": [], "includeUserActions": [],
              "includeAuthenticationContextClassReferences": [], "applicationFilter": null
            },
            "users": {
              "includeUsers": ["All"], "excludeUsers": [], "includeGroups": [], "excludeGroups": [], "includeRoles": [], "excludeRoles": [],
              "includeGuestsOrExternalUsers": null, "excludeGuestsOrExternalUsers": null
            }
          },
          "grantControls": {
            "operator": "OR", "builtInControls": ["mfa"], "customAuthenticationFactors": [], "termsOfUse": [],
            "authenticationStrength@odata.context": "https://graph.microsoft.com/v1.0/$metadata", "authenticationStrength": null
          },
          "sessionControls": null
        }
        """)!;

    /// <param name="path">Names of members, separated by dots.</param>
    /// <param name="json">The value, with single quotation marks instead of double ones.</param>
    public PolicyText With(string path, string json) => With(path, JsonNode.Parse(json.Replace('\'', '"')));

    public PolicyText With(string path, JsonNode? value)
    {
        string[] names = path.Split('.');
        JsonObject parent = _policy;
        foreach (string name in names[..^1]) parent = (JsonObject)(parent[name] ??= new JsonObject());
        parent[names[^1]] = value?.DeepClone();
        return this;
    }

    public PolicyText Named(string name) => With("displayName", $"'{name}'");

    public PolicyText Without(string path)
    {
        string[] names = path.Split('.');
        ((JsonObject)names[..^1].Aggregate((JsonNode)_policy, (node, name) => node[name]!)).Remove(names[^1]);
        return this;
    }

    public JsonElement Json => JsonSerializer.SerializeToElement(_policy);
}
