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
    public void Nor_does_one_of_an_element(string claim)
    {
        PartnerMfaResult result = TokenTests.Run(TestTokens.With((claim, new[] { "x", Hostile })));

        Assert.DoesNotContain(Texts(result), text => text.Any(char.IsControl));
    }

    [Fact]
    public void What_is_left_of_a_claim_still_shows_that_something_was_there() =>
        Assert.Equal("a\ufffd[31mred\ufffd\ufffd\ufffdb\ufffd\ufffd", TokenTests.Run(TestTokens.With(("upn", Hostile))).Account);

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
