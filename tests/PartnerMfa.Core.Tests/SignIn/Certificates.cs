using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PartnerMfa.SignIn;

/// <summary>Certificates made for a test.</summary>
internal static class Certificates
{
    /// <summary>The certificate of the app, with its key. It is created once, because creating keys takes long.</summary>
    public static X509Certificate2 App { get; } = Create();

    /// <summary>Its public part.</summary>
    public static X509Certificate2 PublicPart() => X509CertificateLoader.LoadCertificate(App.RawData);

    private static X509Certificate2 Create()
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=partner-app", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        DateTimeOffset from = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return request.CreateSelfSigned(from, from.AddYears(10));
    }
}
