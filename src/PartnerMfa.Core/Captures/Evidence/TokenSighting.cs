using PartnerMfa.Probe;

namespace PartnerMfa.Captures.Evidence;

/// <summary>A token, the call that stands for it, and how often it was seen.</summary>
/// <param name="Token">The token, in the clear.</param>
/// <param name="Call">The first call with it, or the first whose response decides.</param>
/// <param name="File">Where that call was found; null of text.</param>
/// <param name="Response">What Partner Center answered to it; null when no answer of its own was captured.</param>
internal sealed record TokenSighting(string Token, CapturedCall Call, string? File, ProbeResponse? Response)
{
    public int Count { get; init; } = 1;

    public long Order { get; init; }

    public string Digest { get; init; } = "";

    /// <summary>The two as one.</summary>
    public TokenSighting SeenAgain(TokenSighting other)
    {
        TokenSighting counted = this with { Count = Count + other.Count };
        if (ResponseWeight.Contradict(Response, other.Response))
            return counted with { Response = Response! with { Compliance = ComplianceStatement.Conflicting } };
        return ResponseWeight.WeightOf(other.Response) > ResponseWeight.WeightOf(Response)
            ? counted with { Call = other.Call, File = other.File, Response = other.Response }
            : counted;
    }
}
