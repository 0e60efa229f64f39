using PartnerMfa.Http;
using PartnerMfa.Requests;

namespace PartnerMfa.Probe;

/// <summary>A call to be made, as often as it takes.</summary>
/// <param name="Name">What it is, for whoever watches; empty of the enforced one.</param>
/// <param name="Request">Makes the request of a try.</param>
/// <param name="Ids">The ids of the first try.</param>
internal sealed record ProbeCall(string Name, Func<CorrelationIds, HttpRequestMessage> Request, CorrelationIds Ids)
{
    public static ProbeCall Enforced(TokenRequest request, CorrelationIds ids) =>
        new("", next => ProfileRequest.Enforced(request.Environment, request.Token, next), ids);

    /// <summary>The same call without the headers that ask for enforcement: part of the same matter, so under the same correlation id.</summary>
    public static ProbeCall Ordinary(TokenRequest request, CorrelationIds enforced) =>
        new(" as an ordinary call", next => ProfileRequest.Ordinary(request.Environment, request.Token, next), enforced.NextTry());
}
