
namespace PartnerMfa.Captures;

public sealed class LooseTokenTests
{
    private static readonly string Token = TestTokens.With().Reveal();

    [Theory]
    [InlineData("2026-06-08 12:00:00 DEBUG Bearer TOKEN sent")]
    [InlineData("TOKEN")]
    [InlineData("\"access_token\":\"TOKEN\",\"expires_in\":3599")]
    [InlineData("{\\\"access_token\\\":\\\"TOKEN\\\"}")]
    [InlineData("GET /x?access_token=TOKEN&y=1")]
    [InlineData("Authorization=Bearer%20TOKEN&x")]
    [InlineData("\\u0022TOKEN\\u0022")]
    [InlineData("line\\nTOKEN\\nline")]
    [InlineData("Method: GET, RequestUri: 'https://a.example/', Headers:\n{\n  Authorization: Bearer TOKEN\n}")]
    [InlineData("The token is TOKEN.")]
    [InlineData("<TOKEN>")]
    public async Task A_token_is_found_anywhere(string text)
    {
        PartnerMfaCapture call = (await Reading.OfTextAsync(text.Replace("TOKEN", Token, StringComparison.Ordinal))).Single;

        Assert.Equal(Token, call.GetAccessToken().Reveal());
        Assert.Null(call.Method);
        Assert.Null(call.Address);
    }

    [Theory]
    [InlineData("no token at all")]
    [InlineData("eyJ")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJhIjoxfQ")]
    [InlineData("eyJ.eyJ.eyJ")]
    [InlineData("x.eyJhIjoxfQ.y.z")]
    public async Task Text_that_is_not_a_token_is_not_found(string text)
    {
        Reading reading = await Reading.OfTextAsync(text);

        Assert.Empty(reading.Calls);
        Assert.StartsWith("warning: No call with a bearer token was found in the capture (text of", Assert.Single(reading.Told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ID_token_by_itself_is_not_a_call()
    {
        string idToken = TestTokens.Changed("""{"scp":null,"appid":null,"nonce":"n","aud":"23ec45a3-5127-4185-9eff-c8887839e6ab"}""").Reveal();

        Assert.Equal(Token, (await Reading.OfTextAsync($$"""{"id_token":"{{idToken}}","access_token":"{{Token}}"}""")).Token);
    }

    [Fact]
    public async Task An_encrypted_token_is_given_after_the_word_Bearer() =>
        Assert.Single((await Reading.OfTextAsync("Bearer eyJhbGciOiJSU0EtT0FFUCJ9.a.b.c.d")).Calls);

    [Fact]
    public async Task A_line_of_any_length_is_read()
    {
        string longLine = new string('x', 1_000_000) + " " + string.Concat(Enumerable.Repeat("word ", 900_000)) + $"Bearer {Token} " + new string('y', 500_000);

        Assert.Equal(Token, (await Reading.OfTextAsync(longLine)).Token);
    }

    [Fact]
    public async Task Too_long_a_run_of_characters_is_skipped_with_a_warning()
    {
        Reading reading = await Reading.OfTextAsync($"Bearer eyJ{new string('x', 5_000_000)}\nBearer {Token}");

        Assert.Equal(Token, reading.Token);
        Assert.Contains(reading.Told, told => told.Contains("skipped", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Places_are_line_numbers() =>
        Assert.Equal("line 3", (await Reading.OfTextAsync($"a\r\nb\r\nBearer {Token}\r\n")).Single.Entry);
}
