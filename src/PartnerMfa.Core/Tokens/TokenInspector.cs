using PartnerMfa.Evidence;
using PartnerMfa.Requests;
using PartnerMfa.Tokens.Claims;
using PartnerMfa.Verdicts;
using PartnerMfa.Work;

namespace PartnerMfa.Tokens;

/// <summary>Does the work of <c>Test-PartnerMfaToken</c> and <c>partner-mfa token</c>: judges a token without sending it.</summary>
internal sealed class TokenInspector(TimeProvider clock, CommandHints words, KnownSetups? setups = null)
{
    /// <param name="request">The token, and how thoroughly to inspect it.</param>
    /// <param name="signature">The outcome of checking its signature; null when that was not requested.</param>
    /// <exception cref="PartnerMfaException"><c>TokenMalformed</c> or <c>TokenEncrypted</c>.</exception>
    public PartnerMfaResult Run(TokenRequest request, SignatureFinding? signature = null)
    {
        TokenParts token = TokenReader.PartsOf(request.Token.Reveal());
        AccessTokenClaims claims = TokenReader.Read(token);
        VerdictContext found = new()
        {
            Token = claims,
            TokenVerdict = TokenVerdictTable.Judge(claims, request.Environment),
            Environment = request.Environment,
            Source = claims.IsScrubbed ? $"{request.Source} (scrubbed)" : request.Source,
            CheckedOn = clock.GetUtcNow(),
            NamedAccount = request.Account,
            Form = request.Form,
            AskedForMfa = request.AskedForMfa,
            CapturedResponse = request.CapturedResponse,
            CaptureDoubt = request.CaptureDoubt,
            Signature = signature ?? SignatureFinding.NotChecked,
            Claims = request.Explain ? ClaimList.Of(token, clock) : null,
            KnownSetup = setups?.Find(request.Environment.Name, claims, clock.GetUtcNow()),
            Words = words,
        };
        Verdict said = CaptureVerdictTable.Judge(found.TokenVerdict, request);
        return ResultFactory.Create(SignatureVerdictTable.Judge(found.Signature.Status, said), found);
    }
}
