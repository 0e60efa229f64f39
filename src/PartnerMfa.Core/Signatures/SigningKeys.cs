using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using Microsoft.IdentityModel.Tokens;
using PartnerMfa.Errors;
using PartnerMfa.Files;
using PartnerMfa.Redaction;
using PartnerMfa.Requests;

namespace PartnerMfa.Signatures;

/// <summary>
/// Reads public signing keys from the formats that people have. Symmetric keys, and keys for other purposes, are ignored.
/// </summary>
internal static class SigningKeys
{
    private const int ShortestRsaKey = 2048;

    /// <exception cref="PartnerMfaException"><c>SigningKeyInvalid</c>.</exception>
    public static IReadOnlyList<SecurityKey> Given(SignatureKeys keys)
    {
        try
        {
            IReadOnlyList<SecurityKey> found = keys.Certificate is { } certificate ? [OfCertificate(certificate)] : InText(keys.Text!.Trim());
            return found.Count > 0
                ? found
                : throw Failures.SigningKeyInvalid($"none of what was given is a public key for signatures (RSA of {ShortestRsaKey} bits or more, or EC).");
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException or FormatException or NotSupportedException)
        {
            throw Failures.SigningKeyInvalid("what was given cannot be read.");
        }
    }

    public static IReadOnlyList<SecurityKey> In(JsonWebKeySet set) => [.. set.Keys.Where(IsForSignatures).Select(PublicPart)];

    private static IReadOnlyList<SecurityKey> InText(string text)
    {
        if (text.StartsWith("{", StringComparison.Ordinal))
        {
            JsonWebKeySet set = new(text);
            if (set.Keys.Count == 0) set.Keys.Add(new JsonWebKey(text));
            return In(set);
        }

        if (text.Contains(" PRIVATE KEY-----")) throw Failures.SigningKeyInvalid("this is a private key. Give the public one, and keep this to its owner.");
        return text.Contains("-----BEGIN CERTIFICATE-----") ? [OfCertificate(PemText.Certificate(text))] : [PemText.PublicKey(text)];
    }

    // Always creates a new key: a certificate's private key does not belong here, and a key with the same ID may be a different key.
    private static SecurityKey OfCertificate(X509Certificate2 certificate)
    {
        if (certificate.GetRSAPublicKey() is { } rsa) return new RsaSecurityKey(rsa.ExportParameters(false));
        if (certificate.GetECDsaPublicKey() is { } curve) return new ECDsaSecurityKey(curve);
        throw new NotSupportedException();
    }

    private static bool IsForSignatures(JsonWebKey key) =>
        key.Kty is JwsConstants.Rsa or JwsConstants.EllipticCurve
        && key.Use is null or "" or JwsConstants.ForSignatures
        && (key.KeyOps.Count == 0 || key.KeyOps.Contains(JwsConstants.Verify))
        && (key.Kty != JwsConstants.Rsa || key.KeySize >= ShortestRsaKey);

    private static JsonWebKey PublicPart(JsonWebKey key) => new()
    {
        Kty = key.Kty,
        Kid = key.Kid,
        Alg = key.Alg,
        N = key.N,
        E = key.E,
        Crv = key.Crv,
        X = key.X,
        Y = key.Y,
    };
}

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

/// <summary>A text file with public keys.</summary>
internal static class KeyFile
{
    /// <exception cref="PartnerMfaException"><c>SigningKeyInvalid</c>.</exception>
    public static string Read(string path)
    {
        try
        {
            return BoundedFile.ReadText(path) ?? throw Failures.SigningKeyInvalid($"the file '{Redactor.Path(path)}' is far too large.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Failures.SigningKeyInvalid($"the file '{Redactor.Path(path)}' cannot be read.");
        }
    }
}
