using System.Security.Cryptography.X509Certificates;

namespace PartnerMfa;

internal static class X509CertificateLoader
{
    public static X509Certificate2 LoadCertificate(byte[] bytes) => new(bytes);
}
