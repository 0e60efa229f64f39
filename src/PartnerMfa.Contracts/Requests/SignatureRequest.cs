using System.Security.Cryptography.X509Certificates;

namespace PartnerMfa.Requests;

/// <summary>How a report is to be signed.</summary>
/// <param name="Certificate">The user's certificate with its private key.</param>
internal sealed record SigningRequest(X509Certificate2 Certificate)
{
    /// <summary>Null means RS256, or ES256 with a key of that kind.</summary>
    public PartnerMfaSigningAlgorithm? Algorithm { get; init; }
}

/// <summary>A signed report to verify.</summary>
/// <param name="Path">The report, by its full path.</param>
internal sealed record VerificationRequest(string Path)
{
    /// <summary>The file of a signature that stands apart; null means the file of the same name with .jws after it.</summary>
    public string? SignaturePath { get; init; }

    /// <summary>The SHA-256 or SHA-1 thumbprint of the certificate that must have signed it; null accepts any.</summary>
    public string? SignerThumbprint { get; init; }
}
