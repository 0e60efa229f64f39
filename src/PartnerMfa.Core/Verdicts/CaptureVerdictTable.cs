using PartnerMfa.Evidence;
using PartnerMfa.Requests;
using static PartnerMfa.Verdicts.MfaAnswer;
using static PartnerMfa.Verdicts.ReasonCode;

namespace PartnerMfa.Verdicts;

/// <summary>
/// The verdict on a captured call: first the token's own checks, then Partner Center's statement in the captured response, then the token
/// itself. A response that may be a refusal rules out a Yes.
/// </summary>
internal static class CaptureVerdictTable
{
    /// <param name="own">The verdict based on the token.</param>
    /// <param name="captured">The response to the call, and reasons to doubt a Yes.</param>
    public static Verdict Judge(Verdict own, TokenRequest captured)
    {
        if (own.Reason is AppOnlyToken or WrongAudience) return own;
        Verdict answered = captured.CapturedResponse is { } response ? ProbeVerdictTable.Judge(response, own.Answer) : own;
        // A refusal is about the call, whatever the token looks like. A confirmation cannot make up for a token that is not trusted.
        if (own.Reason is TokenUnsigned or AmbiguousClaims) return IsDecisive(answered.Reason) && answered.Answer == No ? answered : own;
        Verdict verdict = IsDecisive(answered.Reason) ? answered : own;
        return verdict.Answer == Yes ? WithDoubt(verdict, captured.CaptureDoubt) : verdict;
    }

    /// <summary>The reasons that a captured response decides, regardless of the token.</summary>
    public static bool IsDecisive(ReasonCode reason) =>
        reason is ContradictoryResponse or MfaRefusedByService or MfaRequiredByService or MfaConfirmedByService or ReasonCode.ClaimsChallenge or AccessDeniedForMfa;

    // A confirmation by the service outweighs a 401 that cannot be read, but not a refusal that may belong to this token.
    private static Verdict WithDoubt(Verdict yes, CaptureDoubt? doubt) => doubt?.Reason switch
    {
        ResponseNotAttributed => new Verdict(Unknown, ResponseNotAttributed, "a captured refusal that may belong to this call"),
        ResponseUnreadable when yes.Reason != MfaConfirmedByService => new Verdict(Unknown, ResponseUnreadable, "a captured response that cannot be read"),
        _ => yes,
    };
}
