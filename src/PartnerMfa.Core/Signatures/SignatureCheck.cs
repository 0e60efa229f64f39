using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using PartnerMfa.Tokens;

namespace PartnerMfa.Signatures;

/// <summary>Verifies a signature with keys at hand, by Microsoft's own validation. The issuer, the audience and the times are others' business.</summary>
internal static class SignatureCheck
{
    // The library's own limit is a quarter of what is read here.
    private static readonly JsonWebTokenHandler Handler = new() { MaximumTokenSizeInBytes = 2 * 1024 * 1024 };

    /// <summary>What keeps the signature from being verified by anybody's keys; null when nothing does.</summary>
    public static SignatureFinding? Obstacle(TokenParts token, TokenHeader header)
    {
        if (header.Algorithm is null) return SignatureFinding.Invalid("its header does not say how it is signed");
        if (string.Equals(header.Algorithm, JwsWire.None, StringComparison.OrdinalIgnoreCase) || token.Signature.IsEmpty)
            return SignatureFinding.Invalid("it is not signed at all");
        if (header.HasCritical) return SignatureFinding.Unsupported("its header has extensions that must be understood, and are not");
        if (header.HasNonce)
            return SignatureFinding.Unsupported("its header has a nonce, as in tokens for Microsoft's own services such as Graph, which those alone can verify");
        return JwsWire.PublicKeyAlgorithms.Contains(header.Algorithm)
            ? null
            : SignatureFinding.Unsupported($"its algorithm '{Printable.Of(header.Algorithm)}' is none that a public key verifies");
    }

    /// <summary>The keys that the token may be signed with: that of its id, or, of a token or key without an id, all.</summary>
    public static IReadOnlyList<SecurityKey> Candidates(IReadOnlyList<SecurityKey> keys, TokenHeader header) => header.KeyId is null
        ? keys
        : [.. keys.Where(key => string.IsNullOrEmpty(key.KeyId) || string.Equals(key.KeyId, header.KeyId, StringComparison.Ordinal))];

    public static async Task<SignatureFinding> VerifyAsync(TokenParts token, TokenHeader header, IReadOnlyList<SecurityKey> candidates)
    {
        TokenValidationParameters parameters = new()
        {
            ValidAlgorithms = [header.Algorithm],
            IssuerSigningKeyResolver = (_, _, _, _) => candidates.Where(key => IsMeantFor(key, header)),
            CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false },
            RequireExpirationTime = false,
            ValidateAudience = false,
            ValidateIssuer = false,
            ValidateLifetime = false,
            LogValidationExceptions = false,
        };
        TokenValidationResult result = await Handler.ValidateTokenAsync(token.Text, parameters).ConfigureAwait(false);
        return result.IsValid ? SignatureFinding.Valid : SignatureFinding.Invalid("it does not fit the token and the key");
    }

    // RFC 7517, section 4.4: a key can be meant for one algorithm alone.
    private static bool IsMeantFor(SecurityKey key, TokenHeader header) =>
        key is not JsonWebKey { Alg: { Length: > 0 } algorithm } || string.Equals(algorithm, header.Algorithm, StringComparison.Ordinal);
}
