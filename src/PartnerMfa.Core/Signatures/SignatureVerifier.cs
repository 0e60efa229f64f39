using Microsoft.IdentityModel.Tokens;
using PartnerMfa.Evidence;
using PartnerMfa.Requests;
using PartnerMfa.Tokens;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Signatures;

/// <summary>Checks whether a token was signed by its tenant, with the keys that the tenant publishes or with given ones.</summary>
internal sealed class SignatureVerifier(TenantKeys published)
{
    /// <returns>Null when the request names no keys, so that the signature is not checked.</returns>
    /// <exception cref="PartnerMfaException">
    /// <c>SigningKeysUnavailable</c>, <c>SigningKeyInvalid</c>, <c>TokenMalformed</c> or <c>TokenEncrypted</c>.
    /// </exception>
    public async Task<SignatureFinding?> RunAsync(TokenRequest request, CancellationToken cancellationToken)
    {
        if (request.SignatureKeys is not { } keys) return null;
        TokenParts token = Tokens.TokenReader.PartsOf(request.Token.Reveal());
        AccessTokenClaims claims = Tokens.TokenReader.Read(token);
        TokenHeader header = TokenHeader.Of(token);
        if (SignatureCheck.Exclusion(token, header) is { } obstacle) return obstacle;
        if (TokenIssuer.Of(claims, request.Environment) is not { } issuer)
            return SignatureFinding.Invalid("it does not name the tenant that issued it");
        if (!string.Equals(claims.Issuer, issuer.Name, StringComparison.Ordinal))
            return SignatureFinding.Invalid($"its issuer is not that of its tenant in the environment {request.Environment.Name}");

        IReadOnlyList<SecurityKey> candidates = keys.ArePublished
            ? await PublishedAsync(issuer, header, cancellationToken).ConfigureAwait(false)
            : SignatureCheck.Candidates(SigningKeys.Given(keys), header);
        if (candidates.Count == 0)
            return SignatureFinding.KeyNotFound(keys.ArePublished ? "its key is not one that its tenant publishes" : "its key is not among those that were given");
        return SignatureCheck.KeyOf(token, header, candidates) is { } key
            && await SignatureCheck.ValidateAsync(token, header, key, issuer.Name).ConfigureAwait(false)
                ? SignatureFinding.Valid
                : SignatureFinding.Invalid("it does not fit the token and the key");
    }

    private async Task<IReadOnlyList<SecurityKey>> PublishedAsync(TokenIssuer issuer, TokenHeader header, CancellationToken cancellationToken)
    {
        IReadOnlyList<SecurityKey> found = SignatureCheck.Candidates(
            await published.GetAsync(issuer, cancellationToken).ConfigureAwait(false), header);
        if (found.Count > 0) return found;
        IReadOnlyList<SecurityKey>? renewed = await published.RenewAsync(issuer, cancellationToken).ConfigureAwait(false);
        return renewed is null ? [] : SignatureCheck.Candidates(renewed, header);
    }
}
