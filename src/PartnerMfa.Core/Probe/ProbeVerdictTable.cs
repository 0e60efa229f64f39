using static PartnerMfa.MfaAnswer;
using static PartnerMfa.Probe.ComplianceStatement;
using static PartnerMfa.ReasonCode;

namespace PartnerMfa.Probe;

/// <summary>What the response to the enforced request says, with the token's own verdict: the first row that matches decides.</summary>
internal static class ProbeVerdictTable
{
    private sealed record Row(Func<ProbeResponse, MfaAnswer, bool> Matches, MfaAnswer Answer, ReasonCode Reason);

    private static readonly Row[] Rows =
    [
        new((response, _) => response.Compliance == Conflicting, Unknown, ContradictoryResponse),
        new((response, _) => response.Compliance == Compliant && RefusesForMfa(response), Unknown, ContradictoryResponse),
        new((response, _) => response.Compliance == NotCompliant, No, MfaRefusedByService),
        new((response, _) => RefusesForMfa(response), No, MfaRequiredByService),
        new((response, _) => response.Compliance == Compliant, Yes, MfaConfirmedByService),
        new((response, token) => GivesProfile(response) && token == Yes, Yes, MfaClaimPresent),
        new((response, token) => GivesProfile(response) && token == No, No, MfaClaimMissing),
        new((response, _) => GivesProfile(response), Unknown, NotConfirmedByService),
        new((response, _) => response.StatusCode == 401, Unknown, TokenRejected),
        new((response, _) => response.StatusCode == 403, Unknown, AccessDenied),
        new((response, _) => response.StatusCode == 429, Unknown, Throttled),
        new((response, _) => response.StatusCode is 408 or >= 500, Unknown, ServiceUnavailable),
        new((_, _) => true, Unknown, UnexpectedResponse),
    ];

    /// <param name="response">The last response; null when none came.</param>
    /// <param name="token">What the token alone says.</param>
    public static Verdict Judge(ProbeResponse? response, MfaAnswer token)
    {
        if (response is null) return new Verdict(Unknown, NetworkFailure);
        Row row = Rows.First(row => row.Matches(response, token));
        return new Verdict(row.Answer, row.Reason);
    }

    private static bool RefusesForMfa(ProbeResponse response) => response is { StatusCode: 401, SaysMfaRequired: true };

    private static bool GivesProfile(ProbeResponse response) =>
        response is { IsSuccess: true, Body: ResponseBody.OrganizationProfile };
}
