using PartnerMfa.Probe;
using static PartnerMfa.Probe.ComplianceStatement;

namespace PartnerMfa.Captures.Evidence;

/// <summary>How much captured responses to one token say.</summary>
internal static class ResponseWeight
{
    /// <summary>2 when the service itself says whether MFA was used, 1 when it gave what was asked for, else 0.</summary>
    public static int WeightOf(ProbeResponse? response) => response switch
    {
        null => 0,
        { Compliance: not None } or { StatusCode: 401, SaysMfaRequired: true } => 2,
        { IsSuccess: true, Body: ResponseBody.OrganizationProfile } => 1,
        _ => 0,
    };

    /// <summary>The service said yes to one call and no to another.</summary>
    public static bool Contradict(ProbeResponse? one, ProbeResponse? other) =>
        WeightOf(one) == 2 && WeightOf(other) == 2 && SaysYes(one!) != SaysYes(other!);

    private static bool SaysYes(ProbeResponse response) => response.Compliance == Compliant && response is not { StatusCode: 401, SaysMfaRequired: true };
}
