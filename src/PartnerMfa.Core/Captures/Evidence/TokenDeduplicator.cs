using System.Security.Cryptography;
using System.Text;
using PartnerMfa.Evidence;
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

/// <summary>Holds each token once, with its count. When it is full, the token that was not seen for the longest time leaves with the count it has.</summary>
internal sealed class TokenDeduplicator
{
    private readonly Dictionary<string, LinkedListNode<TokenSighting>> _held = new(StringComparer.Ordinal);
    private readonly LinkedList<TokenSighting> _bySeen = new();
    private long _characters;

    /// <returns>The sightings that made room for it.</returns>
    public IReadOnlyList<TokenSighting> Add(TokenSighting sighting)
    {
        string digest = DigestOf(sighting.Token);
        if (_held.TryGetValue(digest, out LinkedListNode<TokenSighting>? known))
        {
            _bySeen.Remove(known);
            known.Value = known.Value.SeenAgain(sighting);
            _bySeen.AddLast(known);
            return [];
        }

        _held[digest] = _bySeen.AddLast(sighting with { Digest = digest });
        _characters += sighting.Token.Length;
        return TakeExcess();
    }

    /// <summary>All that are held, in the order in which they were first seen.</summary>
    public IReadOnlyList<TokenSighting> TakeAll()
    {
        TokenSighting[] all = [.. _bySeen.OrderBy(sighting => sighting.Order)];
        _held.Clear();
        _bySeen.Clear();
        _characters = 0;
        return all;
    }

    private List<TokenSighting> TakeExcess()
    {
        List<TokenSighting> excess = [];
        while (_bySeen.Count > 1 && (_bySeen.Count > CaptureLimits.Tokens || _characters > CaptureLimits.TokenCharacters))
        {
            TokenSighting oldest = _bySeen.First!.Value;
            _bySeen.RemoveFirst();
            _held.Remove(oldest.Digest);
            _characters -= oldest.Token.Length;
            excess.Add(oldest);
        }

        return excess;
    }

    private static string DigestOf(string token)
    {
        using SHA256 sha = SHA256.Create();
        return Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(token)));
    }
}
