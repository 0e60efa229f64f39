using System.Security.Cryptography.X509Certificates;

namespace PartnerMfa.SignIn;

/// <summary>What proves a confidential client.</summary>
internal abstract record ClientCredential
{
    /// <summary>What must never stand in an error.</summary>
    public virtual IEnumerable<Secret> Secrets => [];
}

/// <summary>A client secret: its value, not its id.</summary>
internal sealed record ClientSecretCredential(Secret Value) : ClientCredential
{
    public override IEnumerable<Secret> Secrets => [Value];
}

/// <summary>A certificate with its private key; a client assertion is signed with it (RFC 7523).</summary>
internal sealed record ClientCertificateCredential(X509Certificate2 Certificate) : ClientCredential;
