using PartnerMfa.Probe;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Captures.Evidence;

/// <summary>A token, the call that represents it, and how often it was seen.</summary>
/// <param name="Token">The token, in the clear.</param>
/// <param name="Call">The first call with it, or the first whose response decides.</param>
/// <param name="File">Where that call was found; null for text.</param>
/// <param name="Response">What Partner Center answered to it; null when no response of its own was captured.</param>
internal sealed record TokenSighting(string Token, CapturedCall Call, string? File, ProbeResponse? Response)
{
    /// <summary>Why a Yes cannot be concluded; null when nothing speaks against one.</summary>
    public CaptureDoubt? Doubt { get; init; }

    public int Count { get; init; } = 1;

    /// <summary>The order in which tokens are given.</summary>
    public long Order { get; init; }

    public string Digest { get; init; } = "";

    /// <summary>Both sightings as one.</summary>
    public TokenSighting SeenAgain(TokenSighting other)
    {
        TokenSighting counted = this with { Count = Count + other.Count, Doubt = Stronger(Doubt, other.Doubt), Order = Math.Min(Order, other.Order) };
        if (ResponseWeight.Contradict(Response, other.Response))
            return counted with { Response = Response! with { Compliance = ComplianceStatement.Conflicting } };
        return ResponseWeight.WeightOf(other.Response) > ResponseWeight.WeightOf(Response)
            ? counted with { Call = other.Call, File = other.File, Response = other.Response }
            : counted;
    }

    private static CaptureDoubt? Stronger(CaptureDoubt? one, CaptureDoubt? other) =>
        one is null || (one.Reason == ReasonCode.ResponseUnreadable && other is not null) ? other ?? one : one;
}
