
namespace PartnerMfa.Tokens;

/// <summary>Times in tokens (RFC 7519: seconds since 1970, possibly with a fraction), and other values in their place.</summary>
public sealed class TokenTimesTests
{
    [Theory]
    [InlineData("1780924000", 1780924000L)]
    [InlineData("1780924000.25", 1780924000L)]
    [InlineData("1.780924e9", 1780924000L)]
    [InlineData("0", 0L)]
    [InlineData("-1", -1L)]
    [InlineData("253402300799", 253402300799L)]
    [InlineData("-62135596800", -62135596800L)]
    public void A_number_is_a_time(string json, long seconds) =>
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(seconds), TokenTests.ReadChanged($$"""{"exp":{{json}}}""").ExpiresOn);

    [Theory]
    [InlineData("253402300800")]
    [InlineData("-62135596801")]
    [InlineData("9223372036854775807")]
    public void A_time_out_of_range_is_not_a_time(string json)
    {
        PartnerMfaResult result = TokenTests.Run(TestTokens.Changed($$"""{"exp":{{json}},"iat":{{json}},"nbf":{{json}}}"""));

        Assert.Equal(("Yes", null, null, false), (result.Result, result.ExpiresOn, result.IssuedOn, result.IsExpired));
    }

    [Fact]
    public void A_number_in_quotes_is_read_as_a_number() =>
        Assert.True(TokenTests.Run(TestTokens.Changed("""{"exp":"1700003900"}""")).IsExpired);

    [Theory]
    [InlineData("99999999999999999999999")]
    [InlineData("-99999999999999999999999")]
    [InlineData("1e300")]
    [InlineData("1e999")]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"tomorrow\"")]
    [InlineData("\"NaN\"")]
    [InlineData("\"\\u221e\"")]
    [InlineData("\"1,780,924,000\"")]
    [InlineData("\" 1780924000\"")]
    [InlineData("\"1780924000\\n\"")]
    [InlineData("\"0x6a1d5c20\"")]
    [InlineData("\"\\u0661\\u0667\\u0668\"")]
    [InlineData("1780924000000")]
    [InlineData("[1]")]
    [InlineData("{}")]
    public void An_impossible_time_is_ignored_and_the_verdict_stays(string json)
    {
        string payload = TestTokens.Payload("{}").Replace("1781010400", json, StringComparison.Ordinal).Replace("1780920000", json, StringComparison.Ordinal);
        PartnerMfaResult result = TokenTests.Run(TestTokens.Of(payload));

        Assert.Equal(("Yes", null, null, false), (result.Result, result.ExpiresOn, result.IssuedOn, result.IsExpired));
    }

    [Theory]
    [InlineData("\"1780924000\"", 1780924000L)]
    [InlineData("\"1780924000.75\"", 1780924000L)]
    [InlineData("\"-1\"", -1L)]
    [InlineData("253402300799.9", 253402300799L)]
    public void Quoted_and_fractional_times_are_read(string json, long seconds) =>
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(seconds), TokenTests.ReadChanged($$"""{"exp":{{json}}}""").ExpiresOn);
}
