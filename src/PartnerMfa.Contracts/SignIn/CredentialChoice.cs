namespace PartnerMfa.SignIn;

/// <summary>The ways in which a user can say what proves an app, before it is looked up. At most one is given.</summary>
internal sealed record CredentialChoice
{
    public Secret? ClientSecret { get; init; }

    public System.Security.Cryptography.X509Certificates.X509Certificate2? Certificate { get; init; }

    /// <summary>The thumbprint of a certificate in a store.</summary>
    public string? CertificateThumbprint { get; init; }

    /// <summary>The whole path of a certificate file.</summary>
    public string? CertificatePath { get; init; }

    /// <summary>The password of the certificate file; null when it has none.</summary>
    public Secret? CertificatePassword { get; init; }

    /// <summary>A token of another identity provider.</summary>
    public Secret? FederatedToken { get; init; }

    /// <summary>The whole path of a file that holds such a token.</summary>
    public string? FederatedTokenPath { get; init; }

    public int Count => new object?[] { ClientSecret, Certificate, CertificateThumbprint, CertificatePath, FederatedToken, FederatedTokenPath }.Count(given => given is not null);
}
