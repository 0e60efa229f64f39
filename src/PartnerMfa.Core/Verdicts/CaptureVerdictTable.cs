using PartnerMfa.Evidence;
using PartnerMfa.Requests;
using static PartnerMfa.Verdicts.MfaAnswer;
using static PartnerMfa.Verdicts.ReasonCode;

namespace PartnerMfa.Verdicts;

/// <summary>
/// What a captured call says: the token's own gates first, then Partner Center's own statement in the captured response, then the token
/// alone. A Yes does not survive a response that may be a refusal.
/// </summary>
internal static class CaptureVerdictTable
{
    /// <param name="own">The verdict of the token alone.</param>
    /// <param name="captured">The response to the call, and what casts doubt on a Yes.</param>
    public static Verdict Judge(Verdict own, TokenRequest captured)
    {
        if (own.Reason is AppOnlyToken or WrongAudience) return own;
        Verdict answered = captured.CapturedResponse is { } response ? ProbeVerdictTable.Judge(response, own.Answer) : own;
        // A refusal is about the call, whatever its token looks like. A confirmation cannot make up for an untrusted token.
        if (own.Reason is TokenUnsigned or AmbiguousClaims) return IsDecisive(answered.Reason) && answered.Answer == No ? answered : own;
        Verdict verdict = IsDecisive(answered.Reason) ? answered : own;
        return verdict.Answer == Yes ? WithDoubt(verdict, captured.CaptureDoubt) : verdict;
    }

    /// <summary>The reasons that a captured response decides without the token.</summary>
    public static bool IsDecisive(ReasonCode reason) =>
        reason is ContradictoryResponse or MfaRefusedByService or MfaRequiredByService or MfaConfirmedByService or ReasonCode.ClaimsChallenge or AccessDeniedForMfa;

    // A confirmation of the service outweighs a 401 that cannot be read, but not a refusal that may be this token's.
    private static Verdict WithDoubt(Verdict yes, CaptureDoubt? doubt) => doubt?.Reason switch
    {
        ResponseNotAttributed => new Verdict(Unknown, ResponseNotAttributed, "a captured refusal that may belong to this call"),
        ResponseUnreadable when yes.Reason != MfaConfirmedByService => new Verdict(Unknown, ResponseUnreadable, "a captured response that cannot be read"),
        _ => yes,
    };
}
