using PartnerMfa.Probe;
using PartnerMfa.Tokens;
using static PartnerMfa.Verdicts.ReasonCode;

namespace PartnerMfa.Verdicts;

/// <summary>
/// What a captured call says: the token's own gates, then the service's own word in the captured response, then the token alone. That
/// a call passed proves nothing: nobody knows whether enforcement was asked for.
/// </summary>
internal static class CaptureVerdictTable
{
    /// <param name="token">The token that was sent.</param>
    /// <param name="environment">Whose Partner Center it must be made for.</param>
    /// <param name="response">What came back; null when that was not captured.</param>
    public static Verdict Judge(AccessTokenClaims token, PartnerMfaEnvironment environment, ProbeResponse? response)
    {
        Verdict own = TokenVerdictTable.Judge(token, environment);
        if (response is null || own.Reason is AppOnlyToken or WrongAudience) return own;
        Verdict answered = ProbeVerdictTable.Judge(response, own.Answer);
        return IsTheServicesWord(answered.Reason) ? answered : own;
    }

    public static bool IsTheServicesWord(ReasonCode reason) =>
        reason is ContradictoryResponse or MfaRefusedByService or MfaRequiredByService or MfaConfirmedByService;
}
