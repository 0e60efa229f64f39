using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PartnerMfa.Proof;

/// <summary>
/// The algorithms that prove something: each uses a certificate's key pair. <c>none</c> and HMAC with a publicly known key are not among
/// them (RFC 8725, sections 2.1 and 3.1).
/// </summary>
internal static class JwsAlgorithms
{
    private const int LeastRsaBits = 2048;
    private const int CurveBits = 256;
    private const string CurveName = "1.2.840.10045.3.1.7";

    /// <returns>Returns the algorithm for this key; null when the key cannot be used with the given algorithm, or with any.</returns>
    public static PartnerMfaSigningAlgorithm? Choose(X509Certificate2 certificate, PartnerMfaSigningAlgorithm? wanted)
    {
        using RSA? rsa = certificate.GetRSAPublicKey();
        if (rsa is not null) return rsa.KeySize < LeastRsaBits || wanted == PartnerMfaSigningAlgorithm.ES256 ? null : wanted ?? PartnerMfaSigningAlgorithm.RS256;
        using ECDsa? curve = certificate.GetECDsaPublicKey();
        return curve is not null && IsP256(curve) && wanted is null or PartnerMfaSigningAlgorithm.ES256 ? PartnerMfaSigningAlgorithm.ES256 : null;
    }

    public static PartnerMfaSigningAlgorithm? Find(string name) => name switch
    {
        nameof(PartnerMfaSigningAlgorithm.RS256) => PartnerMfaSigningAlgorithm.RS256,
        nameof(PartnerMfaSigningAlgorithm.PS256) => PartnerMfaSigningAlgorithm.PS256,
        nameof(PartnerMfaSigningAlgorithm.ES256) => PartnerMfaSigningAlgorithm.ES256,
        _ => null,
    };

    /// <param name="certificate">A certificate with its private key.</param>
    /// <param name="algorithm">An algorithm that matches the key.</param>
    /// <param name="hash">The SHA-256 of the signing input.</param>
    /// <exception cref="CryptographicException">The key cannot be used.</exception>
    public static byte[] Sign(X509Certificate2 certificate, PartnerMfaSigningAlgorithm algorithm, byte[] hash)
    {
        if (algorithm == PartnerMfaSigningAlgorithm.ES256)
        {
            using ECDsa curve = certificate.GetECDsaPrivateKey() ?? throw new CryptographicException();
            return curve.SignHash(hash);
        }

        using RSA rsa = certificate.GetRSAPrivateKey() ?? throw new CryptographicException();
        return rsa.SignHash(hash, HashAlgorithmName.SHA256, PaddingOf(algorithm));
    }

    public static bool Verify(X509Certificate2 certificate, PartnerMfaSigningAlgorithm algorithm, byte[] hash, byte[] signature)
    {
        try
        {
            if (algorithm == PartnerMfaSigningAlgorithm.ES256)
            {
                using ECDsa? curve = certificate.GetECDsaPublicKey();
                return curve?.VerifyHash(hash, signature) == true;
            }

            using RSA? rsa = certificate.GetRSAPublicKey();
            return rsa?.VerifyHash(hash, signature, HashAlgorithmName.SHA256, PaddingOf(algorithm)) == true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static RSASignaturePadding PaddingOf(PartnerMfaSigningAlgorithm algorithm) =>
        algorithm == PartnerMfaSigningAlgorithm.PS256 ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;

    // Other curves have the same size, such as secp256k1.
    private static bool IsP256(ECDsa key)
    {
        if (key.KeySize != CurveBits) return false;
        Oid curve = key.ExportParameters(includePrivateParameters: false).Curve.Oid;
        return curve.Value == CurveName || curve.FriendlyName is "nistP256" or "ECDSA_P256";
    }
}
