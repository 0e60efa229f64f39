using PartnerMfa.Tokens;

namespace PartnerMfa.Http;

public sealed class TokenTextTests
{
    private static readonly string Token = TestTokens.With().Reveal();

    /// <summary>Text that people paste; <c>{0}</c> is replaced by the token.</summary>
    public static TheoryData<string> Pasted { get; } =
    [
        "{0}",
        " {0} ",
        "\t{0}\r\n",
        "Bearer {0}",
        "bearer {0}",
        "BEARER   {0}",
        "Bearer\n{0}",
        "\"{0}\"",
        "'{0}'",
        "`{0}`",
        "\u201c{0}\u201d",
        "\u2018{0}\u2019",
        "\"Bearer {0}\"",
        "Bearer \"{0}\"",
        "Authorization: Bearer {0}",
        "authorization:Bearer {0}",
        "  Authorization : Bearer   {0}\r\n",
        "\"Authorization\": \"Bearer {0}\",",
        "Authorization = 'Bearer {0}';",
        "-H 'Authorization: Bearer {0}'",
        "-H \"Authorization: Bearer {0}\" \\",
        "-H \"Authorization: Bearer {0}\" ^\r\n",
        "--header 'Authorization: Bearer {0}'",
        "--header=\"Authorization: Bearer {0}\"",
        "\ufeff{0}",
        "\ufeffBearer {0}",
        "\u200b{0}\u200b",
        "\u00a0{0}",
    ];

    [Theory]
    [MemberData(nameof(Pasted))]
    public void A_token_is_found_within_surrounding_text(string pasted) =>
        Assert.Equal(Token, TokenText.Normalize(pasted.Replace("{0}", Token, StringComparison.Ordinal)));

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n    ")]
    [InlineData(" ")]
    [InlineData("\t")]
    [InlineData("\ufeff")]
    public void Breaks_inside_a_token_are_closed(string inside) =>
        Assert.Equal(Token, TokenText.Normalize($"{Token[..30]}{inside}{Token[30..90]}{inside}{Token[90..]}"));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\"\"")]
    [InlineData("\ufeff\r\n")]
    public void Text_without_a_token_gives_none(string text) => Assert.Equal("", TokenText.Normalize(text));

    [Theory]
    [InlineData("Bearerabc.def.ghi")]
    [InlineData("AuthorizationX.def.ghi")]
    [InlineData("Bearer")]
    [InlineData("-Habc")]
    public void A_token_that_begins_like_a_prefix_is_left_whole(string token) => Assert.Equal(token, TokenText.Normalize(token));

    [Theory]
    [MemberData(nameof(Pasted))]
    public void Every_pasted_form_gives_the_same_answer(string pasted) =>
        Assert.Equal("Yes", TokenTests.Run(new Secret(pasted.Replace("{0}", Token, StringComparison.Ordinal))).Result);
}
