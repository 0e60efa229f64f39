using System.Security.Cryptography.X509Certificates;

namespace PartnerMfa.Requests;

/// <summary>How to sign a report.</summary>
/// <param name="Certificate">The user's certificate with its private key.</param>
internal sealed record SigningRequest(X509Certificate2 Certificate)
{
    /// <summary>Null means RS256, or ES256 for an elliptic curve key.</summary>
    public PartnerMfaSigningAlgorithm? Algorithm { get; init; }
}

/// <summary>A signed report to verify.</summary>
/// <param name="Path">The full path of the report.</param>
internal sealed record VerificationRequest(string Path)
{
    /// <summary>The file of a detached signature; null means the name of the report followed by .jws.</summary>
    public string? SignaturePath { get; init; }

    /// <summary>The SHA-256 or SHA-1 thumbprint of the certificate that must have signed it; null accepts any.</summary>
    public string? SignerThumbprint { get; init; }
}
