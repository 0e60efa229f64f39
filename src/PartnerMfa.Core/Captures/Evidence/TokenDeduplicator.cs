using System.Security.Cryptography;
using System.Text;

namespace PartnerMfa.Captures.Evidence;

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
