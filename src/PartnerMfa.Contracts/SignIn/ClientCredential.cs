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

/// <summary>
/// The token of another identity provider that stands for the app (workload identity federation; RFC 7523, section 2.2). Where a file
/// holds it, it is read for each sign-in: the provider renews it there.
/// </summary>
/// <param name="Token">The token as it was when the sign-in was asked for.</param>
/// <param name="Read">Returns the current token.</param>
internal sealed record FederatedTokenCredential(Secret Token, Func<Secret> Read) : ClientCredential
{
    public override IEnumerable<Secret> Secrets => [Token];
}
