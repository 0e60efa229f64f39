using System.Security.Cryptography.X509Certificates;

namespace PartnerMfa.SignIn;

/// <summary>The credential of a confidential client.</summary>
internal abstract record ClientCredential
{
    /// <summary>The secrets that must never appear in an error.</summary>
    public virtual IEnumerable<Secret> Secrets => [];
}

/// <summary>A client secret (its value, not its ID).</summary>
internal sealed record ClientSecretCredential(Secret Value) : ClientCredential
{
    public override IEnumerable<Secret> Secrets => [Value];
}

/// <summary>A certificate with its private key, which signs a client assertion (RFC 7523).</summary>
internal sealed record ClientCertificateCredential(X509Certificate2 Certificate) : ClientCredential;

/// <summary>
/// The token of another identity provider that authenticates the app (workload identity federation; RFC 7523, section 2.2). A token in a
/// file is read again for each sign-in, because the provider renews it there.
/// </summary>
/// <param name="Token">The token at the time the sign-in was requested.</param>
/// <param name="Read">Returns the current token.</param>
internal sealed record FederatedTokenCredential(Secret Token, Func<Secret> Read) : ClientCredential
{
    public override IEnumerable<Secret> Secrets => [Token];
}

/// <summary>The ways in which a user can name the credential of an app, before it is looked up. At most one of them is given.</summary>
internal sealed record CredentialChoice
{
    public Secret? ClientSecret { get; init; }

    public System.Security.Cryptography.X509Certificates.X509Certificate2? Certificate { get; init; }

    /// <summary>The thumbprint of a certificate in a store.</summary>
    public string? CertificateThumbprint { get; init; }

    /// <summary>The full path of a certificate file.</summary>
    public string? CertificatePath { get; init; }

    /// <summary>The password of the certificate file; null when it has none.</summary>
    public Secret? CertificatePassword { get; init; }

    /// <summary>A token of another identity provider.</summary>
    public Secret? FederatedToken { get; init; }

    /// <summary>The full path of a file that contains such a token.</summary>
    public string? FederatedTokenPath { get; init; }

    public int Count => new object?[] { ClientSecret, Certificate, CertificateThumbprint, CertificatePath, FederatedToken, FederatedTokenPath }.Count(given => given is not null);
}
