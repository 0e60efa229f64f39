using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PartnerMfa.Proof;

/// <summary>Decides offline whether a signer is known. Nothing is fetched, so revocation is not checked.</summary>
internal static class CertificateTrust
{
    public const string Named = nameof(Named);
    public const string Trusted = nameof(Trusted);
    public const string SelfSigned = nameof(SelfSigned);
    public const string UnknownAuthority = nameof(UnknownAuthority);
    public const string NotValidThen = nameof(NotValidThen);
    public const string NotForSigning = nameof(NotForSigning);

    // The accepted purposes: any, document signing (Microsoft's and RFC 9336), e-mail and code signing. A certificate for a web site is not
    // accepted, because anyone who runs a site has a trusted one, and it does not vouch for a report.
    private static readonly HashSet<string> Purposes = new(StringComparer.Ordinal)
        { "2.5.29.37.0", "1.3.6.1.4.1.311.10.3.12", "1.3.6.1.5.5.7.3.36", "1.3.6.1.5.5.7.3.4", "1.3.6.1.5.5.7.3.3" };

    /// <param name="header">The header with the signer's certificates.</param>
    /// <param name="isNamed">Whether the user named this certificate as the one that must have signed.</param>
    public static string Of(JwsHeader header, bool isNamed)
    {
        X509Certificate2 signer = header.Signer;
        DateTime then = header.SignedOn.UtcDateTime;
        if (then < signer.NotBefore.ToUniversalTime() || then > signer.NotAfter.ToUniversalTime()) return NotValidThen;
        if (!MaySign(signer)) return NotForSigning;
        if (isNamed) return Named;
        if (!IsForDocuments(signer)) return NotForSigning;
        if (LeadsToTrust(header, then)) return Trusted;
        return signer.Subject == signer.Issuer ? SelfSigned : UnknownAuthority;
    }

    /// <summary>Prevents a chain from using the network.</summary>
    public static void GoNowhere(X509ChainPolicy policy)
    {
        policy.RevocationMode = X509RevocationMode.NoCheck;
#if NET
        policy.DisableCertificateDownloads = true;
#else
        policy.UrlRetrievalTimeout = TimeSpan.FromMilliseconds(1);
#endif
    }

    // A certificate that anyone can create vouches for nothing, whatever purpose it states.
    private static bool IsForDocuments(X509Certificate2 signer) => signer.Subject == signer.Issuer
        || signer.Extensions.OfType<X509EnhancedKeyUsageExtension>().All(usage => usage.EnhancedKeyUsages.Cast<Oid>().Any(purpose => Purposes.Contains(purpose.Value!)));

    private static bool LeadsToTrust(JwsHeader header, DateTime then)
    {
        using X509Chain chain = new();
        GoNowhere(chain.ChainPolicy);
        chain.ChainPolicy.VerificationTime = then;
        foreach (X509Certificate2 between in header.Certificates.Skip(1)) chain.ChainPolicy.ExtraStore.Add(between);
        return chain.Build(header.Signer);
    }

    // A certificate without the extension may be used for anything (RFC 5280, section 4.2.1.3).
    private static bool MaySign(X509Certificate2 certificate) => certificate.Extensions.OfType<X509KeyUsageExtension>().All(usage =>
        (usage.KeyUsages & (X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation)) != 0);
}
