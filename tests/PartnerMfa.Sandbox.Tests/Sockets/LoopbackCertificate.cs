using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PartnerMfa.Sandbox.Sockets;

/// <summary>A certificate for the loopback address that nothing trusts unless it is told to.</summary>
internal static class LoopbackCertificate
{
    private static readonly Lazy<X509Certificate2> Made = new(Make);

    public static X509Certificate2 Instance => Made.Value;

    /// <summary>Trusts this one certificate and no other.</summary>
    public static SslClientAuthenticationOptions Trust() => new()
    {
        CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { Instance },
            RevocationMode = X509RevocationMode.NoCheck,
        },
    };

    private static X509Certificate2 Make()
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=PartnerMfa loopback test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        SubjectAlternativeNameBuilder names = new();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        // Valid at any date.
        using X509Certificate2 made = request.CreateSelfSigned(
            new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2120, 1, 1, 0, 0, 0, TimeSpan.Zero));
        // Windows serves TLS only with a key that was imported from a store.
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), password: null);
    }
}
