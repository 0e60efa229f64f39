using PartnerMfa.Evidence;
using PartnerMfa.Verdicts;
using static PartnerMfa.Evidence.ComplianceStatement;

namespace PartnerMfa.Captures.Evidence;

/// <summary>How much a captured response says about MFA.</summary>
internal static class ResponseWeight
{
    /// <summary>
    /// Returns 3 when Partner Center says whether MFA was used, 2 when it asks for more, 1 when it returned what was requested, and
    /// otherwise 0.
    /// </summary>
    public static int WeightOf(ProbeResponse? response) => response switch
    {
        null => 0,
        { Compliance: not None } or { SaysMfaRequired: true } => 3,
        { StatusCode: 401 or 403 } when !IsUnreadable(response) => 2,
        { IsSuccess: true, Body: ResponseBody.OrganizationProfile } => 1,
        _ => 0,
    };

    /// <summary>Whether Partner Center confirmed one call and refused the other.</summary>
    public static bool Contradict(ProbeResponse? one, ProbeResponse? other) =>
        WeightOf(one) == 3 && WeightOf(other) == 3 && IsRefusal(one!) != IsRefusal(other!);

    /// <summary>Whether the verdict follows from the response alone. A refusal with another status than 401 or 403 proves nothing but casts doubt.</summary>
    public static bool Decides(ProbeResponse response) =>
        response.Compliance != None || response is { StatusCode: 401 or 403, SaysMfaRequired: true } or { StatusCode: 401, Challenge: not null };

    public static bool IsRefusal(ProbeResponse response) => response.SaysMfaRequired || response.Compliance is NotCompliant or Conflicting;

    /// <summary>
    /// Whether it is a 401 whose reason is unknown because its body is missing or unreadable, or another response whose body may contain a
    /// refusal.
    /// </summary>
    public static bool IsUnreadable(ProbeResponse response) =>
        response is { SaysMfaRequired: false, Challenge: null, Compliance: None } && (response.StatusCode, response.Body) switch
        {
            (401, ResponseBody.Empty or ResponseBody.Truncated or ResponseBody.TooLarge) => true,
            (401 or 403 or (>= 200 and < 300), ResponseBody.Packed) => true,
            _ => false,
        };

    /// <summary>Whether a remark about a call raises a doubt that its own response does not settle.</summary>
    public static bool Adds(CaptureDoubt beside, CapturedCall call) =>
        DoubtOf(call.Response, call.Entry) is null && (beside.Reason != ReasonCode.ResponseUnreadable || call.Response is not { StatusCode: 401 });

    /// <summary>
    /// The doubt that a response raises when it cannot be attributed to one call; null when it would not change an answer.
    /// </summary>
    public static CaptureDoubt? DoubtOf(CapturedResponse? response, string place)
    {
        if (response?.ToFacts() is not { } facts) return null;
        if (IsRefusal(facts) || facts is { StatusCode: 401, Challenge: not null }) return new CaptureDoubt(ReasonCode.ResponseNotAttributed, place);
        if (IsUnreadable(facts)) return new CaptureDoubt(ReasonCode.ResponseUnreadable, place);
        // Line breaks that a logger wrote in its own way make a phrase of a whole head.
        return LooseRefusals.IsRefusal($"{response.ReasonPhrase}\n{response.Aside}") ? new CaptureDoubt(ReasonCode.ResponseNotAttributed, place) : null;
    }
}
