using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PartnerMfa.Testing.Faults;

/// <summary>An authority that only the tests trust, with certificates that are correct or wrong in one respect.</summary>
internal static class TestAuthority
{
    private const string ServerUse = "1.3.6.1.5.5.7.3.1";
    private const string ClientUse = "1.3.6.1.5.5.7.3.2";

    private static readonly DateTimeOffset Long = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset LongAfter = new(2120, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly X509Certificate2 Root = MakeRoot("CN=Trusted test authority");

    public static X509Certificate2 Good { get; } = Issue(Root, "127.0.0.1", Long, LongAfter);

    public static X509Certificate2 OtherName { get; } = Issue(Root, "192.0.2.1", Long, LongAfter);

    public static X509Certificate2 Expired { get; } = Issue(Root, "127.0.0.1", Long, Long.AddDays(1));

    public static X509Certificate2 NotYetValid { get; } = Issue(Root, "127.0.0.1", LongAfter.AddDays(-1), LongAfter);

    public static X509Certificate2 Untrusted { get; } = Issue(MakeRoot("CN=Unknown test authority"), "127.0.0.1", Long, LongAfter);

    public static X509Certificate2 ForClients { get; } = Issue(Root, "127.0.0.1", Long, LongAfter, ClientUse);

    /// <summary>Trusts this authority and no other.</summary>
    public static SslClientAuthenticationOptions Trust() => new()
    {
        CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { Root },
            RevocationMode = X509RevocationMode.NoCheck,
        },
    };

    private static X509Certificate2 MakeRoot(string name)
    {
        CertificateRequest request = new(name, ECDsa.Create(ECCurve.NamedCurves.nistP256), HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        return request.CreateSelfSigned(Long, LongAfter);
    }

    private static X509Certificate2 Issue(X509Certificate2 root, string address, DateTimeOffset from, DateTimeOffset until, string use = ServerUse)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=Test server", key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddIpAddress(IPAddress.Parse(address));
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(use)], false));
        using X509Certificate2 issued = request.Create(root, from, until, RandomNumberGenerator.GetBytes(8));
        using X509Certificate2 made = issued.CopyWithPrivateKey(key);
        // Windows serves TLS only with a key that was imported from a store.
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), password: null);
    }
}
