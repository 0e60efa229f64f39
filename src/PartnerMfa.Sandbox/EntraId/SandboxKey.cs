using Microsoft.IdentityModel.Tokens;

namespace PartnerMfa.Sandbox.EntraId;

/// <summary>
/// The key of the simulated sign-in service. It is fixed and public, so that a token from one process can be verified in another. It proves
/// nothing outside the sandbox.
/// </summary>
internal static class SandboxKey
{
    private static readonly Lazy<JsonWebKey> Key = new(Load);

    public static SigningCredentials Credentials => new(Key.Value, SecurityAlgorithms.RsaSha256);

    /// <summary>The complete key, including the private part.</summary>
    public static JsonWebKey Private => Key.Value;

    /// <summary>The key as the key set endpoint publishes it (RFC 7517).</summary>
    public static JsonWebKey Public => new()
    {
        Kty = Key.Value.Kty,
        Use = Key.Value.Use,
        Alg = Key.Value.Alg,
        Kid = Key.Value.Kid,
        N = Key.Value.N,
        E = Key.Value.E,
    };

    private static JsonWebKey Load()
    {
        using Stream resource = typeof(SandboxKey).Assembly.GetManifestResourceStream("sandbox-signing-key.json")!;
        using StreamReader reader = new(resource);
        return new JsonWebKey(reader.ReadToEnd());
    }
}
