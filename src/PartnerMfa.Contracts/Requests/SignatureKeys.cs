using System.Security.Cryptography.X509Certificates;

namespace PartnerMfa.Requests;

/// <summary>The public keys that a signature is verified with.</summary>
internal sealed record SignatureKeys
{
    /// <summary>Those that the token's tenant publishes, fetched from the environment's sign-in service.</summary>
    public static SignatureKeys Published { get; } = new();

    /// <summary>A JSON Web Key, a key set, or a public key or certificate in PEM; null when something else is given.</summary>
    public string? Text { get; init; }

    public X509Certificate2? Certificate { get; init; }

    public bool ArePublished => Text is null && Certificate is null;
}
