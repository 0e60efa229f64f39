using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PartnerMfa.Sandbox.Graph;

/// <summary>The app registrations of the sandbox. A client ID that was not registered here counts as a correctly registered app.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/application, …/serviceprincipal and …/oauth2permissiongrant</remarks>
internal sealed class GraphApplications
{
    private const string V1 = "/v1.0";
    private const string PartnerCenter = PartnerMfaEnvironment.PartnerCenterApplicationId;

    // Client IDs with this prefix are not in any tenant.
    private const string Nobody = "00000000-";

    private static readonly Regex ByClientId = new(@"^/v1\.0/(applications|servicePrincipals)\(appId='([^']*)'\)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private readonly ConcurrentDictionary<string, JsonObject> _applications = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, bool> _removed = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, JsonObject> _grants = new(StringComparer.OrdinalIgnoreCase);
    private readonly object _changing = new();
    private int _count;

    public static bool IsAt(string path) => path.StartsWith(V1 + "/applications", StringComparison.OrdinalIgnoreCase)
        || path.StartsWith(V1 + "/servicePrincipals", StringComparison.OrdinalIgnoreCase)
        || path.StartsWith(V1 + "/oauth2PermissionGrants", StringComparison.OrdinalIgnoreCase);

    /// <param name="method">The method of the request.</param>
    /// <param name="address">The address of the request.</param>
    /// <param name="body">The body of the request; null when it has none.</param>
    /// <param name="grants">Whether the token has a permission.</param>
    /// <param name="reply">Writes the response.</param>
    public HttpResponseMessage Answer(string method, Uri address, JsonObject? body, Func<string, bool> grants, GraphReply reply)
    {
        string path = Uri.UnescapeDataString(address.AbsolutePath);
        bool isConsent = path.Split('/').Contains("oauth2PermissionGrants", StringComparer.OrdinalIgnoreCase);
        string[] permissions = (method, isConsent) switch
        {
            ("GET", true) => [GraphPermissions.DirectoryRead, GraphPermissions.GrantReadWrite],
            ("GET", false) => [GraphPermissions.ApplicationRead, GraphPermissions.ApplicationReadWrite],
            (_, true) => [GraphPermissions.GrantReadWrite],
            _ => [GraphPermissions.ApplicationReadWrite],
        };
        if (!permissions.Any(grants)) return reply.Denied(GraphDenial.Directory);
        lock (_changing) return method == "GET" ? Read(path, address, reply) : Change(method, path, body ?? [], reply);
    }

    private HttpResponseMessage Read(string path, Uri address, GraphReply reply)
    {
        if (ByClientId.Match(path) is { Success: true } named)
        {
            string id = named.Groups[2].Value;
            JsonObject? found = named.Groups[1].Value.Equals("applications", StringComparison.OrdinalIgnoreCase) ? Application(id) : Principal(id);
            return found is null ? reply.NotFound(id) : reply.Ok(found.DeepClone().AsObject());
        }

        string[] segments = path.Split('/');
        if (segments.Length == 3) return reply.Ok(Page(_applications.Values.Where(one => address.Query.Contains(Uri.EscapeDataString((string)one["displayName"]!)))));
        string last = segments[segments.Length - 1];
        if (last.Equals("appRoleAssignedTo", StringComparison.OrdinalIgnoreCase) || last.Equals("federatedIdentityCredentials", StringComparison.OrdinalIgnoreCase)) return reply.Ok(Page([]));
        return last.Equals("oauth2PermissionGrants", StringComparison.OrdinalIgnoreCase) ? reply.Ok(Page(GrantsOf(segments[3]))) : reply.NoSuchSegment(last);
    }

    private HttpResponseMessage Change(string method, string path, JsonObject body, GraphReply reply)
    {
        string[] segments = path.Split('/');
        string kind = segments[2].ToLowerInvariant();
        switch (method, kind, segments.Length)
        {
            case ("POST", "applications", 3):
                JsonObject made = WithDefaults(body.DeepClone().AsObject());
                made["id"] = GraphIds.Of($"application object {++_count}");
                made["appId"] = GraphIds.Of($"application {_count}");
                return reply.Created(_applications[(string)made["appId"]!] = made);
            case ("POST", "serviceprincipals", 3):
                return (string?)body["appId"] is { } id && Principal(id, isCreating: true) is { } principal ? reply.Created(principal) : reply.NotFound("appId");
            case ("POST", "oauth2permissiongrants", 3):
                JsonObject grant = body.DeepClone().AsObject();
                grant["id"] = GraphIds.Of($"grant {(string?)grant["clientId"]}");
                return reply.Created(_grants[(string)grant["id"]!] = grant);
            case ("PATCH", "oauth2permissiongrants", 4) when _grants.TryGetValue(segments[3], out JsonObject? known):
                return Merge(known, body, reply);
        }

        JsonObject? application = _applications.Values.FirstOrDefault(one => (string?)one["id"] == segments[3]);
        if (kind != "applications" || application is null) return reply.NotFound(segments[3]);
        if (method == "PATCH") return Merge(application, body, reply);
        if (method == "DELETE")
        {
            _removed[(string)application["appId"]!] = true;
            _applications.TryRemove((string)application["appId"]!, out _);
            return GraphReply.NoContent();
        }

        if (method != "POST" || segments[segments.Length - 1] != "addPassword") return reply.NoSuchSegment(segments[segments.Length - 1]);
        JsonObject secret = body["passwordCredential"]!.DeepClone().AsObject();
        secret["startDateTime"] ??= GraphJson.Time(reply.Now);
        secret["keyId"] = GraphIds.Of($"key {application["appId"]}");
        JsonArray secrets = application["passwordCredentials"] as JsonArray ?? [];
        secrets.Add((JsonNode)secret.DeepClone());
        application["passwordCredentials"] = JsonNode.Parse(secrets.ToJsonString());
        // The service returns the secret only once, here.
        secret["secretText"] = $"Sbx8Q~{Guid.NewGuid():N}not-a-real-secret";
        return reply.Ok(secret);
    }

    private static HttpResponseMessage Merge(JsonObject into, JsonObject body, GraphReply reply)
    {
        foreach (KeyValuePair<string, JsonNode?> member in body) into[member.Key] = member.Value?.DeepClone();
        CompleteKeys(into, reply.Now);
        return GraphReply.NoContent();
    }

    private JsonObject? Application(string clientId)
    {
        if (_applications.TryGetValue(clientId, out JsonObject? registered)) return registered;
        return IsNobodys(clientId) || clientId == PartnerCenter ? null : new JsonObject
        {
            ["id"] = GraphIds.Of("application object " + clientId),
            ["appId"] = clientId,
            ["displayName"] = "Sandbox integration",
            ["signInAudience"] = "AzureADMyOrg",
            ["isFallbackPublicClient"] = true,
            ["tags"] = new JsonArray(),
            ["web"] = new JsonObject { ["redirectUris"] = new JsonArray() },
            ["publicClient"] = new JsonObject { ["redirectUris"] = GraphJson.Texts(["http://localhost"]) },
            ["spa"] = new JsonObject { ["redirectUris"] = new JsonArray() },
            ["passwordCredentials"] = new JsonArray(),
            ["keyCredentials"] = new JsonArray(),
            ["requiredResourceAccess"] = GraphJson.Objects(
            [
                new()
                {
                    ["resourceAppId"] = PartnerCenter,
                    ["resourceAccess"] = GraphJson.Objects([new() { ["id"] = PartnerMfaEnvironment.PartnerCenterPermissionId, ["type"] = "Scope" }]),
                },
            ]),
        };
    }

    // An app that was registered here gets its service principal when one is created.
    private JsonObject? Principal(string clientId, bool isCreating = false)
    {
        if (_applications.TryGetValue(clientId, out JsonObject? registered))
        {
            if (isCreating) registered["hasPrincipal"] = true;
            else if (registered["hasPrincipal"] is null) return null;
        }
        else if (IsNobodys(clientId))
        {
            return null;
        }

        return new JsonObject { ["id"] = PrincipalId(clientId), ["appId"] = clientId, ["accountEnabled"] = true, ["appRoleAssignmentRequired"] = false, ["disabledByMicrosoftStatus"] = null };
    }

    private IEnumerable<JsonObject> GrantsOf(string principal)
    {
        bool isRegistered = _applications.Keys.Any(id => PrincipalId(id) == principal);
        return isRegistered
            ? _grants.Values.Where(grant => (string?)grant["clientId"] == principal)
            : [new() { ["id"] = GraphIds.Of("grant " + principal), ["clientId"] = principal, ["consentType"] = "AllPrincipals", ["principalId"] = null, ["resourceId"] = PrincipalId(PartnerCenter), ["scope"] = "user_impersonation" }];
    }

    // The values that Graph fills in for an application that does not set them.
    private static JsonObject WithDefaults(JsonObject application)
    {
        foreach (string platform in new[] { "web", "publicClient", "spa" }) application[platform] ??= new JsonObject { ["redirectUris"] = new JsonArray() };
        foreach (string list in new[] { "passwordCredentials", "keyCredentials", "requiredResourceAccess", "tags" }) application[list] ??= new JsonArray();
        application["signInAudience"] ??= "AzureADandPersonalMicrosoftAccount";
        if (!application.ContainsKey("isFallbackPublicClient")) application["isFallbackPublicClient"] = null;
        return application;
    }

    // Graph takes the times from the certificate. Tests send data that is not a certificate, which counts as valid for a year.
    private static void CompleteKeys(JsonObject application, DateTimeOffset now)
    {
        foreach (JsonObject key in (application["keyCredentials"] as JsonArray ?? []).OfType<JsonObject>().Where(key => key["key"] is not null))
        {
            (DateTimeOffset start, DateTimeOffset end) = TimesOf(Convert.FromBase64String((string)key["key"]!)) ?? (now, now.AddYears(1));
            key["startDateTime"] ??= GraphJson.Time(start);
            key["endDateTime"] ??= GraphJson.Time(end);
            key["key"] = null;
        }
    }

    private static (DateTimeOffset Start, DateTimeOffset End)? TimesOf(byte[] certificate)
    {
        try
        {
            using X509Certificate2 read = new(certificate);
            return (read.NotBefore.ToUniversalTime(), read.NotAfter.ToUniversalTime());
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private bool IsNobodys(string clientId) => _removed.ContainsKey(clientId) || !Guid.TryParse(clientId, out _) || clientId.StartsWith(Nobody, StringComparison.Ordinal);

    private static string PrincipalId(string clientId) => GraphIds.Of("service principal " + clientId.ToLowerInvariant());

    private static JsonObject Page(IEnumerable<JsonObject> items) => new() { ["value"] = GraphJson.Objects(items.Select(item => item.DeepClone().AsObject())) };
}
