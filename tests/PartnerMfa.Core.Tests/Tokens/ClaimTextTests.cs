using System.Text.Json;

namespace PartnerMfa.Tokens;

/// <summary>Claims come from outside and are printed.</summary>
public sealed class ClaimTextTests
{
    private const string Hostile = "a\u001b[31mred\u0007\r\nb\u0085\u009b";

    [Theory]
    [InlineData("aud")]
    [InlineData("amr")]
    [InlineData("appid")]
    [InlineData("tid")]
    [InlineData("upn")]
    [InlineData("iss")]
    [InlineData("ver")]
    [InlineData("scp")]
    public void No_control_character_of_a_claim_gets_through(string claim)
    {
        PartnerMfaResult result = TokenTests.Run(TestTokens.With((claim, Hostile)));

        Assert.DoesNotContain(Texts(result), text => text.Any(char.IsControl));
    }

    [Theory]
    [InlineData("aud")]
    [InlineData("amr")]
    public void A_name_in_an_element_does_not_count(string claim)
    {
        PartnerMfaResult result = TokenTests.Run(TestTokens.With((claim, new[] { "x", Hostile })));

        Assert.DoesNotContain(Texts(result), text => text.Any(char.IsControl));
    }

    [Fact]
    public void A_redacted_claim_still_shows_that_it_was_there() =>
        Assert.Equal("a\ufffd[31mred\ufffd\ufffd\ufffdb\ufffd\ufffd", TokenTests.Run(TestTokens.With(("upn", Hostile))).Account);

    [Theory]
    [InlineData("a\u202eb")]
    [InlineData("a\u2066b\u2069")]
    [InlineData("a\u200eb\u200f")]
    [InlineData("a\u061cb")]
    [InlineData("a\u200bb")]
    [InlineData("m\u200dfa")]
    [InlineData("a\u00adb")]
    [InlineData("a\u2028b\u2029")]
    [InlineData("a\ufeffb")]
    [InlineData("a\U000E0041b")]
    public void Hidden_and_bidirectional_characters_are_removed(string text) =>
        Assert.Equal(
            string.Concat(text.Select(c => c is (>= 'a' and <= 'z') ? c : '\ufffd')),
            TokenTests.Run(TestTokens.With(("upn", text))).Account);

    [Theory]
    [InlineData("J\u00f6rg Gro\u00df")]
    [InlineData("\u540d\u524d@contoso.example")]
    [InlineData("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645")]
    [InlineData("\u0915\u094d\u200d\u0937")]
    [InlineData("\U0001F600")]
    [InlineData("e\u0301")]
    public void A_name_of_any_writing_survives(string name) =>
        Assert.Equal(name, TokenTests.Run(TestTokens.With(("upn", name))).Account);

    private static List<string> Texts(PartnerMfaResult result)
    {
        List<string> texts = [.. JsonSerializer.SerializeToElement(result).EnumerateObject().SelectMany(property => TextsOf(property.Value))];
        Assert.NotEmpty(texts);
        return texts;
    }

    private static IEnumerable<string> TextsOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(TextsOf),
        _ => [],
    };
}
