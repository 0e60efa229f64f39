using PartnerMfa.Http;

namespace PartnerMfa.Probe;

/// <summary>A call to be made, as often as it takes.</summary>
/// <param name="Name">What it is, for whoever watches; empty of the enforced one.</param>
/// <param name="Request">Makes the request of a try.</param>
/// <param name="Ids">The ids of the first try.</param>
internal sealed record ProbeCall(string Name, Func<CorrelationIds, HttpRequestMessage> Request, CorrelationIds Ids)
{
    public static ProbeCall Enforced(ProbeSubject subject, CorrelationIds ids) =>
        new("", next => ProfileRequest.Enforced(subject.Environment, subject.Token, next), ids);

    /// <summary>The same call without the headers that ask for enforcement: part of the same matter, so under the same correlation id.</summary>
    public static ProbeCall Ordinary(ProbeSubject subject, CorrelationIds enforced) =>
        new(" as an ordinary call", next => ProfileRequest.Ordinary(subject.Environment, subject.Token, next), enforced.NextTry());
}
