using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PartnerMfa.Proof;

/// <summary>Certificates for signing reports. They are created once, because creating keys takes long.</summary>
internal static class Signers
{
    private static readonly DateTimeOffset From = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static X509Certificate2 Rsa { get; } = WithRsa("CN=Contoso reports");

    public static X509Certificate2 OtherRsa { get; } = WithRsa("CN=Contoso reports");

    public static X509Certificate2 Weak { get; } = WithRsa("CN=Weak", bits: 1024);

    public static X509Certificate2 Curve { get; } = WithCurve("CN=Contoso curve", ECCurve.NamedCurves.nistP256);

    public static X509Certificate2 LargeCurve { get; } = WithCurve("CN=Contoso curve", ECCurve.NamedCurves.nistP384);

    public static X509Certificate2 Ended { get; } = WithRsa("CN=Ended", years: 0);

    public static X509Certificate2 EncryptionOnly { get; } = WithRsa("CN=Encryption", usage: X509KeyUsageFlags.KeyEncipherment);

    public static X509Certificate2 OfAuthority { get; } = Issued();

    /// <summary>Issued by the same authority, for a web site.</summary>
    public static X509Certificate2 OfWebSite { get; } = Issued("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");

    /// <summary>Issued by the same authority, for documents among other things.</summary>
    public static X509Certificate2 ForDocuments { get; } = Issued("1.3.6.1.5.5.7.3.2", "1.3.6.1.5.5.7.3.36");

    private static X509Certificate2 WithRsa(string name, int bits = 2048, int years = 5, X509KeyUsageFlags? usage = null)
    {
        RSA key = RSA.Create(bits);
        CertificateRequest request = new(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        if (usage is { } flags) request.CertificateExtensions.Add(new X509KeyUsageExtension(flags, critical: true));
        return request.CreateSelfSigned(From, years == 0 ? From.AddDays(1) : From.AddYears(years));
    }

    private static X509Certificate2 WithCurve(string name, ECCurve curve)
    {
        ECDsa key = ECDsa.Create(curve);
        return new CertificateRequest(name, key, HashAlgorithmName.SHA256).CreateSelfSigned(From, From.AddYears(5));
    }

    private static X509Certificate2 Issued(params string[] purposes)
    {
        using RSA authorityKey = RSA.Create(2048);
        CertificateRequest authorityRequest = new("CN=Contoso root", authorityKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        authorityRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using X509Certificate2 authority = authorityRequest.CreateSelfSigned(From, From.AddYears(10));
        RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=Contoso issued", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        if (purposes.Length > 0) request.CertificateExtensions.Add(Purposes(purposes));
        return request
            .Create(authority, From, From.AddYears(5), [1, 2, 3, 4]).CopyWithPrivateKey(key);
    }

    private static X509EnhancedKeyUsageExtension Purposes(string[] purposes)
    {
        OidCollection all = [];
        foreach (string purpose in purposes) all.Add(new Oid(purpose));
        return new X509EnhancedKeyUsageExtension(all, critical: false);
    }
}
