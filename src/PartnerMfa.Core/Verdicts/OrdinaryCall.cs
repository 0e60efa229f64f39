using PartnerMfa.Probe;
using static PartnerMfa.Probe.ComplianceStatement;

namespace PartnerMfa.Verdicts;

/// <summary>What the answer to an ordinary call, one without the headers that ask for enforcement, says of today.</summary>
internal static class OrdinaryCall
{
    /// <returns>True when such calls are refused for want of MFA, false when they pass, null when the answer shows neither.</returns>
    public static bool? IsBlocked(ProbeResponse? response) => response switch
    {
        null or { Compliance: Compliant or Conflicting, StatusCode: 401 } => null,
        { StatusCode: 401, SaysMfaRequired: true } or { StatusCode: 401, Compliance: NotCompliant } => true,
        { IsSuccess: true, Body: ResponseBody.OrganizationProfile } => false,
        _ => null,
    };
}
