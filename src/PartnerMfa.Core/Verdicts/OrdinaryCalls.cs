using PartnerMfa.Evidence;
using static PartnerMfa.Evidence.ComplianceStatement;

namespace PartnerMfa.Verdicts;

/// <summary>What became of ordinary calls to one resource: calls without the headers that ask for enforcement.</summary>
/// <param name="Resource">The resource, for people: <c>/v1/customers</c>.</param>
/// <param name="Accepted">How many were answered as usual.</param>
/// <param name="Refused">How many were refused for missing MFA.</param>
/// <param name="Others">How many showed neither.</param>
internal sealed record OrdinaryCalls(string Resource, int Accepted, int Refused, int Others)
{
    /// <summary>The last response, in words.</summary>
    public string Last { get; init; } = "";

    /// <summary>How many calls showed whether such calls are refused.</summary>
    public int Tried => Accepted + Refused;

    /// <summary>The same with one more call.</summary>
    /// <param name="isRefused">Whether it was refused for missing MFA; null when the response shows neither.</param>
    /// <param name="last">The response, in words.</param>
    public OrdinaryCalls Counting(bool? isRefused, string last) => isRefused switch
    {
        true => this with { Refused = Refused + 1, Last = last },
        false => this with { Accepted = Accepted + 1, Last = last },
        null => this with { Others = Others + 1, Last = last },
    };

    /// <returns>True when the call was refused for missing MFA, false when it was answered as usual, null when the response shows neither.</returns>
    public static bool? IsRefused(ProbeResponse? response, bool isProfile) => response switch
    {
        null or { Compliance: Compliant or Conflicting, StatusCode: 401 } => null,
        { StatusCode: 401, SaysMfaRequired: true } or { StatusCode: 401, Compliance: NotCompliant } => true,
        { IsSuccess: true, Body: ResponseBody.OrganizationProfile } when isProfile => false,
        // Lists have no type of their own. The service's IDs distinguish its answers from those of a network in between.
        { IsSuccess: true, Body: ResponseBody.Other or ResponseBody.TooLarge, CorrelationId: not null } when !isProfile => false,
        _ => null,
    };
}
