using PartnerMfa.Requests;
using PartnerMfa.Signatures;
using PartnerMfa.Tokens.Claims;
using PartnerMfa.Verdicts;
using PartnerMfa.Work;

namespace PartnerMfa.Tokens;

/// <summary>What <c>Test-PartnerMfaToken</c> and <c>partner-mfa token</c> do: the first verdict table, and the token's signature when that is asked for.</summary>
internal sealed class TokenInspector(TimeProvider clock, CommandHints words)
{
    /// <summary>Without the signature: nothing is sent, and nothing is waited for.</summary>
    /// <exception cref="PartnerMfaException"><c>TokenMalformed</c> or <c>TokenEncrypted</c>.</exception>
    public PartnerMfaResult Run(TokenRequest question)
    {
        TokenParts token = TokenReader.PartsOf(question.Token.Reveal());
        return Judge(question, token, TokenReader.Read(token), SignatureFinding.NotChecked);
    }

    /// <exception cref="PartnerMfaException">
    /// <c>TokenMalformed</c>, <c>TokenEncrypted</c>, <c>SigningKeyInvalid</c> or <c>SigningKeysUnavailable</c>.
    /// </exception>
    public async Task<PartnerMfaResult> RunAsync(TokenRequest question, SignatureVerifier signatures, CancellationToken cancellationToken)
    {
        if (question.SignatureKeys is not { } keys) return Run(question);
        TokenParts token = TokenReader.PartsOf(question.Token.Reveal());
        AccessTokenClaims claims = TokenReader.Read(token);
        SignatureFinding signature = await signatures.RunAsync(token, claims, question.Environment, keys, cancellationToken).ConfigureAwait(false);
        return Judge(question, token, claims, signature);
    }

    private PartnerMfaResult Judge(TokenRequest question, TokenParts token, AccessTokenClaims claims, SignatureFinding signature)
    {
        VerdictContext found = new()
        {
            Token = claims,
            Environment = question.Environment,
            Source = claims.IsScrubbed ? $"{question.Source} (scrubbed)" : question.Source,
            CheckedOn = clock.GetUtcNow(),
            CapturedResponse = question.CapturedResponse,
            CaptureDoubt = question.CaptureDoubt,
            Signature = signature,
            Claims = question.Explain ? ClaimList.Of(token, clock) : null,
            Words = words,
        };
        Verdict said = CaptureVerdictTable.Judge(claims, question);
        return ResultFactory.Create(SignatureVerdictTable.Judge(signature.Status, said), found);
    }
}
