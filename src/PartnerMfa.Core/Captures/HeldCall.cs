using PartnerMfa.Probe;

namespace PartnerMfa.Captures;

/// <summary>A token, the call that stands for it, and how often it was seen.</summary>
/// <param name="Token">The token, in the clear.</param>
/// <param name="Call">The first call with it, or the first whose response decides.</param>
/// <param name="File">Where that call was found; null of text.</param>
/// <param name="Response">What Partner Center answered to it; null when no answer of its own was captured.</param>
internal sealed record HeldCall(string Token, CapturedCall Call, string? File, ProbeResponse? Response)
{
    public int Count { get; init; } = 1;

    public long Order { get; init; }

    public string Digest { get; init; } = "";

    /// <summary>The two as one.</summary>
    public HeldCall SeenAgain(HeldCall other)
    {
        HeldCall counted = this with { Count = Count + other.Count };
        if (Evidence.Contradict(Response, other.Response))
            return counted with { Response = Response! with { Compliance = ComplianceStatement.Conflicting } };
        return Evidence.WeightOf(other.Response) > Evidence.WeightOf(Response)
            ? counted with { Call = other.Call, File = other.File, Response = other.Response }
            : counted;
    }
}
