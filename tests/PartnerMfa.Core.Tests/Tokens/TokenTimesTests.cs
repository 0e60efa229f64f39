namespace PartnerMfa.Tokens;

/// <summary>Times in tokens (RFC 7519: seconds since 1970, possibly with a fraction), and what else may stand there.</summary>
public sealed class TokenTimesTests
{
    [Theory]
    [InlineData("1780924000", 1780924000L)]
    [InlineData("1780924000.25", 1780924000L)]
    [InlineData("1.780924e9", 1780924000L)]
    [InlineData("0", 0L)]
    [InlineData("-1", -1L)]
    [InlineData("253402300799", 253402300799L)]
    public void A_number_is_a_time(string json, long seconds) =>
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(seconds), TokenTests.ReadChanged($$"""{"exp":{{json}}}""").ExpiresOn);

    [Theory]
    [InlineData("253402300800")]
    [InlineData("-62135596801")]
    [InlineData("9223372036854775807")]
    public void A_time_out_of_range_is_no_time(string json)
    {
        PartnerMfaResult result = TokenTests.Run(TestTokens.Changed($$"""{"exp":{{json}},"iat":{{json}},"nbf":{{json}}}"""));

        Assert.Equal(("Yes", null, null, false), (result.Result, result.ExpiresOn, result.IssuedOn, result.IsExpired));
    }

    [Fact]
    public void A_number_in_quotes_is_read_as_a_number() =>
        Assert.True(TokenTests.Run(TestTokens.Changed("""{"exp":"1700003900"}""")).IsExpired);

    [Theory]
    [InlineData("99999999999999999999999")]
    [InlineData("1e300")]
    [InlineData("1e999")]
    [InlineData("true")]
    [InlineData("\"tomorrow\"")]
    [InlineData("[1]")]
    [InlineData("{}")]
    public void What_can_be_no_time_makes_the_token_unreadable(string json)
    {
        Secret token = TestTokens.Of(TestTokens.Payload("{}").Replace("1781010400", json, StringComparison.Ordinal));
        Assert.Equal("TokenMalformed", Assert.Throws<PartnerMfaException>(() => TokenTests.Run(token)).ErrorId);
    }
}
