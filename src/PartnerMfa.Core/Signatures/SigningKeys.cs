using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.Tokens;
using PartnerMfa.Errors;
using PartnerMfa.Requests;

namespace PartnerMfa.Signatures;

/// <summary>Takes the public keys for signatures out of what people have. Symmetric keys, and keys for something else, are left out.</summary>
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

    // Always a new one: a certificate's private key is not for here, and a key of the same id is not the same key.
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
