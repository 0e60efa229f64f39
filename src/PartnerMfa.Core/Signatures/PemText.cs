#if NET
using System.Security.Cryptography;
#endif
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using Microsoft.IdentityModel.Tokens;
#if !NET
using PartnerMfa.Errors;
#endif

namespace PartnerMfa.Signatures;

/// <summary>Keys and certificates in their text form (RFC 7468).</summary>
internal static class PemText
{
    public static X509Certificate2 Certificate(string text)
    {
        byte[] bytes = Convert.FromBase64String(Regex.Match(text, "-----BEGIN CERTIFICATE-----([^-]*)-----END").Groups[1].Value);
#if NET9_0_OR_GREATER
        return X509CertificateLoader.LoadCertificate(bytes);
#else
        return new X509Certificate2(bytes);
#endif
    }

#if NET
    public static SecurityKey PublicKey(string text)
    {
        try
        {
            using RSA rsa = RSA.Create();
            rsa.ImportFromPem(text);
            return new RsaSecurityKey(rsa.ExportParameters(false));
        }
        catch (CryptographicException)
        {
            ECDsa curve = ECDsa.Create();
            curve.ImportFromPem(text);
            return new ECDsaSecurityKey(curve);
        }
    }
#else
    public static SecurityKey PublicKey(string text) => throw Failures.SigningKeyInvalid(
        text.Contains("-----BEGIN PUBLIC KEY-----")
            ? "Windows PowerShell cannot read a public key in PEM. Give a certificate or a JSON Web Key, or use PowerShell 7."
            : "what was given cannot be read.");
#endif
}
