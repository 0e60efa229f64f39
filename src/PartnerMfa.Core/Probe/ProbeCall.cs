using PartnerMfa.Http;
using PartnerMfa.Http.Responses;
using PartnerMfa.Requests;

namespace PartnerMfa.Probe;

/// <summary>A call to be made, as often as it takes.</summary>
/// <param name="Name">What it is, for whoever watches; empty of the enforced one.</param>
/// <param name="Request">Makes the request of a try.</param>
/// <param name="Ids">The ids of the first try.</param>
internal sealed record ProbeCall(string Name, Func<CorrelationIds, HttpRequestMessage> Request, CorrelationIds Ids)
{
    /// <summary>The read-only resources that integrations use most, the organization profile first.</summary>
    public static IReadOnlyList<string> OrdinaryPaths { get; } =
        [PartnerCenterConstants.OrganizationProfilePath, "/v1/customers?size=1", "/v1/invoices?size=1"];

    public static ProbeCall Enforced(TokenRequest request, CorrelationIds ids) =>
        new("", next => ProfileRequest.Enforced(request.Environment, request.Token, next), ids);

    /// <summary>A call without the headers that ask for enforcement, under the same correlation id.</summary>
    public static ProbeCall Ordinary(TokenRequest request, string path, CorrelationIds enforced) =>
        new(" as an ordinary call", next => ProfileRequest.Ordinary(request.Environment, path, request.Token, next), enforced.NextTry());
}
