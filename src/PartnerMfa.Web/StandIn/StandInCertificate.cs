using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PartnerMfa.Errors;
using PartnerMfa.Files;
using PartnerMfa.Redaction;

namespace PartnerMfa.Web.StandIn;

/// <summary>
/// The certificate of the stand-in. It is valid for a short time and only for this machine's names, and cannot issue other certificates.
/// Its key is created anew each time and never leaves the memory of the process. Only clients that are configured to trust it do so.
/// </summary>
internal static class StandInCertificate
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const int DaysValid = 30;

    /// <summary>The default location: a folder that only this user can write to.</summary>
    public static string DefaultFile => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "PartnerMfa", "serve.pem");

    public static X509Certificate2 Create(DateTimeOffset now)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=PartnerMfa stand-in", key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], critical: false));
        using X509Certificate2 made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(DaysValid));
        // Windows serves TLS only with a key that was imported from a store.
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), password: null);
    }

    /// <summary>Writes the certificate without its key.</summary>
    /// <exception cref="PartnerMfaException"><c>OutputNotWritten</c>.</exception>
    public static void Write(X509Certificate2 certificate, string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            using AtomicFile file = new(path);
            file.Content.Write(System.Text.Encoding.ASCII.GetBytes(certificate.ExportCertificatePem() + "\n"));
            file.Complete();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Failures.OutputNotWritten($"the certificate cannot be put into '{Redactor.Path(path)}'");
        }
    }
}
