using System.Security.Cryptography;
using System.Text;
using PartnerMfa.Evidence;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Captures.Evidence;

/// <summary>A token, the call that represents it, and the number of times it was seen.</summary>
/// <param name="Token">The token in plain text.</param>
/// <param name="Call">The first call with it, or the first whose response decides.</param>
/// <param name="File">The file of that call; null for text.</param>
/// <param name="Response">What Partner Center answered to it; null when the capture has no response to it.</param>
internal sealed record TokenSighting(string Token, CapturedCall Call, string? File, ProbeResponse? Response)
{
    /// <summary>Why the capture does not support a Yes; null when nothing in it argues against one.</summary>
    public CaptureDoubt? Doubt { get; init; }

    public int Count { get; init; } = 1;

    /// <summary>The position in the order in which tokens are returned.</summary>
    public long Order { get; init; }

    public string Digest { get; init; } = "";

    /// <summary>Combines both sightings.</summary>
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

/// <summary>
/// Keeps each token once, with its count. When it is full, it releases the token that has not been seen for the longest time, with its
/// current count.
/// </summary>
internal sealed class TokenDeduplicator
{
    private readonly Dictionary<string, LinkedListNode<TokenSighting>> _held = new(StringComparer.Ordinal);
    private readonly LinkedList<TokenSighting> _bySeen = new();
    private long _characters;

    /// <returns>The sightings that were released to make room.</returns>
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

    /// <summary>All kept sightings, in the order in which they were first seen.</summary>
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
