namespace PartnerMfa.Captures.Evidence;

/// <summary>Each token is kept once, and only a limited number at a time.</summary>
public sealed class TokenDeduplicatorTests
{
    private readonly TokenDeduplicator _held = new();

    [Fact]
    public void A_token_is_held_once_with_its_count_in_order_of_first_appearance()
    {
        foreach ((string token, long order) in new[] { ("a", 2L), ("b", 3L), ("a", 4L), ("c", 1L), ("a", 5L) }) Assert.Empty(_held.Add(Sighting(token, order)));

        Assert.Equal([("c", 1, 1L), ("a", 3, 2L), ("b", 1, 3L)], _held.TakeAll().Select(one => (one.Token, one.Count, one.Order)));
        Assert.Empty(_held.TakeAll());
    }

    [Fact]
    public void The_token_that_was_not_seen_for_the_longest_time_makes_room()
    {
        for (int number = 0; number < CaptureLimits.Tokens; number++) Assert.Empty(_held.Add(Sighting($"{number}", number)));
        _held.Add(Sighting("0", 9_000));

        Assert.Equal([("1", 1)], _held.Add(Sighting("new", 9_001)).Select(one => (one.Token, one.Count)));
        Assert.Equal(["2"], _held.Add(Sighting("1", 9_002)).Select(one => one.Token));
        Assert.Equal(CaptureLimits.Tokens, _held.TakeAll().Count);
    }

    [Fact]
    public void Long_tokens_make_room_by_their_length()
    {
        string half = new('x', (CaptureLimits.TokenCharacters / 2) - 1), other = new('y', CaptureLimits.TokenCharacters / 2), longest = new('z', CaptureLimits.TokenCharacters + 1);

        Assert.Empty(_held.Add(Sighting(half, 1)));
        Assert.Empty(_held.Add(Sighting(other, 2)));
        Assert.Empty(_held.Add(Sighting("a", 3)));
        Assert.Equal([half], _held.Add(Sighting("b", 4)).Select(one => one.Token));
        Assert.Empty(_held.Add(Sighting(half[2..], 5)));
        Assert.Equal([other, "a", "b", half[2..]], _held.Add(Sighting(longest, 6)).Select(one => one.Token));
        // At least one token is kept, whatever its length.
        Assert.Equal([longest], _held.TakeAll().Select(one => one.Token));
        Assert.Empty(_held.Add(Sighting(half, 7)));
        Assert.Empty(_held.Add(Sighting(other, 8)));
    }

    private static TokenSighting Sighting(string token, long order) => new(token, new CapturedCall("line 1"), File: null, Response: null) { Order = order };
}
