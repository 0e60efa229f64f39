using PartnerMfa.Evidence;
using static PartnerMfa.Evidence.ComplianceStatement;

namespace PartnerMfa.Verdicts;

/// <summary>The outcomes of ordinary calls to one resource, which are calls without the headers that ask for enforcement.</summary>
/// <param name="Resource">The resource, for people, such as <c>/v1/customers</c>.</param>
/// <param name="Accepted">The number of calls that were answered as usual.</param>
/// <param name="Refused">The number of calls that were refused for missing MFA.</param>
/// <param name="Others">The number of calls that showed neither.</param>
internal sealed record OrdinaryCalls(string Resource, int Accepted, int Refused, int Others)
{
    /// <summary>A description of the last response.</summary>
    public string Last { get; init; } = "";

    /// <summary>The number of calls that showed whether such calls are refused.</summary>
    public int Tried => Accepted + Refused;

    /// <summary>Returns the counts with one more call.</summary>
    /// <param name="isRefused">Whether it was refused for missing MFA; null when the response shows neither.</param>
    /// <param name="last">The response, in words.</param>
    public OrdinaryCalls Counting(bool? isRefused, string last) => isRefused switch
    {
        true => this with { Refused = Refused + 1, Last = last },
        false => this with { Accepted = Accepted + 1, Last = last },
        null => this with { Others = Others + 1, Last = last },
    };

    /// <returns>
    /// True when the call was refused for missing MFA, false when it was answered as usual, null when the response shows neither.
    /// </returns>
    public static bool? IsRefused(ProbeResponse? response, bool isProfile) => response switch
    {
        null or { Compliance: Compliant or Conflicting, StatusCode: 401 } => null,
        { StatusCode: 401, SaysMfaRequired: true } or { StatusCode: 401, Compliance: NotCompliant } => true,
        { IsSuccess: true, Body: ResponseBody.OrganizationProfile } when isProfile => false,
        // Lists have no type of their own. The service's IDs tell its responses from those of a network in between.
        { IsSuccess: true, Body: ResponseBody.Other or ResponseBody.TooLarge, CorrelationId: not null } when !isProfile => false,
        _ => null,
    };
}
