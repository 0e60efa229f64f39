using PartnerMfa.Sandbox.SigningKey;

namespace PartnerMfa.Sandbox.EntraId;

/// <summary>What the sign-in service publishes of itself: OpenID Connect metadata and its key set.</summary>
internal static class MetadataEndpoint
{
    public static HttpResponseMessage Configuration(string tenant) => SandboxJson.Ok(new Dictionary<string, object?>
    {
        ["issuer"] = SandboxTokens.IssuerV2,
        ["authorization_endpoint"] = $"https://login.sandbox.example/{tenant}/oauth2/v2.0/authorize",
        ["token_endpoint"] = $"https://login.sandbox.example/{tenant}/oauth2/v2.0/token",
        ["device_authorization_endpoint"] = $"https://login.sandbox.example/{tenant}/oauth2/v2.0/devicecode",
        ["jwks_uri"] = $"https://login.sandbox.example/{tenant}/discovery/v2.0/keys",
        ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
    });

    public static HttpResponseMessage Keys() => SandboxJson.Ok(new Dictionary<string, object?>
    {
        ["keys"] = new[]
        {
            new Dictionary<string, string>
            {
                ["kty"] = SandboxKey.Public.Kty,
                ["use"] = SandboxKey.Public.Use,
                ["alg"] = SandboxKey.Public.Alg,
                ["kid"] = SandboxKey.Public.Kid,
                ["n"] = SandboxKey.Public.N,
                ["e"] = SandboxKey.Public.E,
            },
        },
    });
}
