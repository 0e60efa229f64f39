using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using PartnerMfa.Redaction;
using PartnerMfa.Tokens;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Signatures;

/// <summary>Verifies a signature with given keys, using Microsoft's own library. Audience and lifetime are left to the verdict.</summary>
internal static class SignatureCheck
{
    // The library's own limit is only a quarter of ours.
    private static readonly JsonWebTokenHandler Handler = new() { MaximumTokenSizeInBytes = 2 * 1024 * 1024 };

    // Keys belong to the session that supplied them and are not kept any longer.
    private static readonly CryptoProviderFactory Providers = new() { CacheSignatureProviders = false };

    /// <summary>Why no key can verify the signature; null when one can.</summary>
    public static SignatureFinding? Exclusion(TokenParts token, TokenHeader header)
    {
        if (header.Algorithm is null) return SignatureFinding.Invalid("its header does not say how it is signed");
        if (string.Equals(header.Algorithm, JwsConstants.None, StringComparison.OrdinalIgnoreCase) || token.Signature.IsEmpty)
            return SignatureFinding.Invalid("it is not signed at all");
        if (RemovedSignature.IsIn(token.Signature)) return SignatureFinding.Unsupported("a sanitizer replaced it, so that the token can be shared");
        if (header.HasCritical) return SignatureFinding.Unsupported("its header has extensions that must be understood, and are not");
        if (header.HasNonce)
            return SignatureFinding.Unsupported("its header has a nonce, as in tokens for Microsoft's own services such as Graph, which only those services can verify");
        return JwsConstants.PublicKeyAlgorithms.Contains(header.Algorithm)
            ? null
            : SignatureFinding.Unsupported($"its algorithm '{Redactor.Shown(header.Algorithm)}' cannot be verified with a public key");
    }

    /// <summary>
    /// Returns the keys that may have signed the token: the key with its ID or, when the token or key has no ID, all of them.
    /// </summary>
    public static IReadOnlyList<SecurityKey> Candidates(IReadOnlyList<SecurityKey> keys, TokenHeader header) => header.KeyId is null
        ? keys
        : [.. keys.Where(key => string.IsNullOrEmpty(key.KeyId) || string.Equals(key.KeyId, header.KeyId, StringComparison.Ordinal))];

    /// <summary>Returns the first key that made the signature; null when none did (RFC 7515, section 5.2).</summary>
    public static SecurityKey? KeyOf(TokenParts token, TokenHeader header, IReadOnlyList<SecurityKey> candidates)
    {
        byte[] room = new byte[Base64UrlText.RoomFor(token.Signature.Length)];
        if (!Base64UrlText.TryDecode(token.Signature, room, out ReadOnlySpan<byte> bytes)) return null;
        byte[] signature = bytes.ToArray();
        byte[] signed = Encoding.ASCII.GetBytes(token.Text.Substring(0, token.PayloadEnd));
        return candidates.FirstOrDefault(key => IsMeantFor(key, header) && Fits(signed, signature, header.Algorithm!, key));
    }

    /// <summary>Runs the library's validation, with the only key and issuer that are allowed.</summary>
    public static async Task<bool> ValidateAsync(TokenParts token, TokenHeader header, SecurityKey key, string issuer)
    {
        TokenValidationParameters parameters = new()
        {
            ValidIssuer = issuer,
            ValidAlgorithms = [header.Algorithm],
            IssuerSigningKeyResolver = (_, _, _, _) => [key],
            CryptoProviderFactory = Providers,
            RequireExpirationTime = false,
            ValidateAudience = false,
            ValidateLifetime = false,
            LogValidationExceptions = false,
        };
        return (await Handler.ValidateTokenAsync(token.Text, parameters).ConfigureAwait(false)).IsValid;
    }

    private static bool Fits(byte[] signed, byte[] signature, string algorithm, SecurityKey key)
    {
        if (!Providers.IsSupportedAlgorithm(algorithm, key)) return false;
        using SignatureProvider provider = Providers.CreateForVerifying(key, algorithm);
        try
        {
            return provider.Verify(signed, signature);
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            // No valid signature has this length.
            return false;
        }
    }

    // RFC 7517, section 4.4: a key may be restricted to one algorithm.
    private static bool IsMeantFor(SecurityKey key, TokenHeader header) =>
        key is not JsonWebKey { Alg: { Length: > 0 } algorithm } || string.Equals(algorithm, header.Algorithm, StringComparison.Ordinal);
}
