using System.Text.Json.Nodes;

namespace PartnerMfa.Sandbox.EntraId;

/// <summary>The metadata that the sign-in service publishes: OpenID Connect metadata and its key set.</summary>
internal static class MetadataEndpoint
{
    private const string Path = "/.well-known/openid-configuration";

    /// <summary>Returns the metadata of the v1.0 and v2.0 endpoints; null when the address is for something else.</summary>
    public static HttpResponseMessage? Answer(string path)
    {
        string[] parts = path.Split('/');
        if (parts.Length < 2) return null;
        if (path == $"/{parts[1]}{Path}") return Configuration(parts[1], SandboxTokens.IssuerV1, "discovery/keys");
        if (path == $"/{parts[1]}/v2.0{Path}") return Configuration(parts[1], SandboxTokens.IssuerV2, "discovery/v2.0/keys");
        return path == $"/{parts[1]}/discovery/keys" || path == $"/{parts[1]}/discovery/v2.0/keys" ? Keys() : null;
    }

    private static HttpResponseMessage Configuration(string tenant, string issuer, string keys) => SandboxJson.Ok(new JsonObject
    {
        ["issuer"] = issuer,
        ["authorization_endpoint"] = $"https://login.sandbox.example/{tenant}/oauth2/v2.0/authorize",
        ["token_endpoint"] = $"https://login.sandbox.example/{tenant}/oauth2/v2.0/token",
        ["device_authorization_endpoint"] = $"https://login.sandbox.example/{tenant}/oauth2/v2.0/devicecode",
        ["jwks_uri"] = $"https://login.sandbox.example/{tenant}/{keys}",
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
    });

    private static HttpResponseMessage Keys() => SandboxJson.Ok(new JsonObject
    {
        ["keys"] = new JsonArray(new JsonObject
        {
            ["kty"] = SandboxKey.Public.Kty,
            ["use"] = SandboxKey.Public.Use,
            ["alg"] = SandboxKey.Public.Alg,
            ["kid"] = SandboxKey.Public.Kid,
            ["n"] = SandboxKey.Public.N,
            ["e"] = SandboxKey.Public.E,
        }),
    });
}
