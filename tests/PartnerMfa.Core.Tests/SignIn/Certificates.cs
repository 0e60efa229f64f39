using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PartnerMfa.SignIn;

/// <summary>Certificates made for a test.</summary>
internal static class Certificates
{
    /// <summary>The certificate of the app, with its key; made once, because keys take long to make.</summary>
    public static X509Certificate2 App { get; } = Create();

    /// <summary>The part of it that everybody may have.</summary>
    public static X509Certificate2 PublicPart() => X509CertificateLoader.LoadCertificate(App.RawData);

    private static X509Certificate2 Create()
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=partner-app", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        DateTimeOffset from = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return request.CreateSelfSigned(from, from.AddYears(10));
    }
}
