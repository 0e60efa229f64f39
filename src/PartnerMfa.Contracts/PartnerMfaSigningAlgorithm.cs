namespace PartnerMfa;

/// <summary>The algorithms for signing a report (RFC 7518, section 3.1).</summary>
public enum PartnerMfaSigningAlgorithm
{
    /// <summary>RSA with PKCS #1 v1.5 padding and SHA-256.</summary>
    RS256,

    /// <summary>RSA with PSS padding and SHA-256.</summary>
    PS256,

    /// <summary>ECDSA on the curve P-256 with SHA-256.</summary>
    ES256,
}
