using PartnerMfa.Evidence;
using static PartnerMfa.Evidence.ComplianceStatement;
using static PartnerMfa.Verdicts.MfaAnswer;
using static PartnerMfa.Verdicts.ReasonCode;

namespace PartnerMfa.Verdicts;

/// <summary>
/// The verdict on the response to the enforced request, combined with that on the token. The first row that matches decides.
/// </summary>
internal static class ProbeVerdictTable
{
    private sealed record Row(Func<ProbeResponse, MfaAnswer, bool> Matches, MfaAnswer Answer, ReasonCode Reason, string Words);

    private static readonly Row[] Rows =
    [
        new((response, _) => response.Compliance == Conflicting, Unknown, ContradictoryResponse, "isMfaCompliant several times with different values"),
        new((response, _) => response.Compliance == Compliant && response.SaysMfaRequired, Unknown, ContradictoryResponse, "isMfaCompliant is true, and the rest of the response says that MFA is required"),
        new((response, _) => response.Compliance == NotCompliant, No, MfaRefusedByService, "isMfaCompliant is false"),
        new((response, _) => response is { StatusCode: 401, SaysMfaRequired: true }, No, MfaRequiredByService, "a 401 that says MFA is required"),
        new((response, _) => response.Compliance == Compliant, Yes, MfaConfirmedByService, "isMfaCompliant is true"),
        new((response, token) => GivesProfile(response) && token == Yes, Yes, MfaClaimPresent, "an organization profile, and the token itself gives Yes"),
        new((response, token) => GivesProfile(response) && token == No, No, MfaClaimMissing, "an organization profile, and the token itself gives No"),
        new((response, _) => GivesProfile(response), Unknown, NotConfirmedByService, "an organization profile, and the token does not decide"),
        new((response, _) => response is { StatusCode: 401, Challenge: not null }, Unknown, ReasonCode.ClaimsChallenge, "a 401 with a claims challenge that does not ask for MFA"),
        new((response, _) => response.StatusCode == 401, Unknown, TokenRejected, "a 401 that does not say that MFA is required"),
        new((response, _) => response.StatusCode == 403 && (response.SaysMfaRequired || response.MentionsMfa), Unknown, AccessDeniedForMfa, "a 403 that names MFA"),
        new((response, _) => response.StatusCode == 403, Unknown, AccessDenied, "a 403"),
        new((response, _) => response.StatusCode == 429, Unknown, Throttled, "a 429 on the last try"),
        new((response, _) => response.StatusCode is 408 or (>= 500 and < 600), Unknown, ServiceUnavailable, "a 408 or 5xx on the last try"),
        new((_, _) => true, Unknown, UnexpectedResponse, "not a response that Partner Center is known to give"),
    ];

    /// <param name="response">The last response; null when there was none.</param>
    /// <param name="token">The verdict based on the token.</param>
    public static Verdict Judge(ProbeResponse? response, MfaAnswer token)
    {
        if (response is null) return new Verdict(Unknown, NetworkFailure, "no response to the last try");
        Row row = Rows.First(row => row.Matches(response, token));
        return new Verdict(row.Answer, row.Reason, row.Words);
    }

    // With an unreadable isMfaCompliant, the service did make a statement, so the token alone must not decide.
    private static bool GivesProfile(ProbeResponse response) =>
        response is { IsSuccess: true, Body: ResponseBody.OrganizationProfile, Compliance: not Unreadable };
}
