namespace PartnerMfa.Tokens;

public sealed class TokenPartsTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("a", 1)]
    [InlineData("a.b", 2)]
    [InlineData("a.b.c", 3)]
    [InlineData("a.b.", 3)]
    [InlineData(".b.c", 3)]
    [InlineData("..", 3)]
    [InlineData("a.b.c.d.e", 5)]
    public void Parts_are_counted_empty_ones_included(string text, int parts) => Assert.Equal(parts, TokenParts.Count(text));

    [Fact]
    public void Dots_separate_the_parts()
    {
        TokenParts parts = TokenParts.Of("head.body.sig");

        Assert.Equal(("head", "body", "sig"), (parts.Header.ToString(), parts.Payload.ToString(), parts.Signature.ToString()));
        Assert.Equal(Secret.Redacted, parts.ToString());
    }

    [Theory]
    [InlineData("aGk", "hi")]
    [InlineData("fn5-", "~~~")]
    [InlineData("fn5+", "~~~")]
    [InlineData("Pz8_", "???")]
    [InlineData("Pz8/", "???")]
    [InlineData("", "")]
    public void Base64url_is_decoded_and_so_is_plain_Base64(string text, string decoded)
    {
        Assert.True(Base64UrlText.TryDecode(text, new byte[Base64UrlText.RoomFor(text.Length)], out ReadOnlySpan<byte> bytes));
        Assert.Equal(decoded, System.Text.Encoding.ASCII.GetString(bytes.ToArray()));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("aGk!")]
    [InlineData("aGk~")]
    [InlineData("aGk\u007f")]
    [InlineData("aGk\u016b")]
    [InlineData("aGlo!!!!")]
    public void Anything_else_is_not_Base64url(string text)
    {
        Assert.False(Base64UrlText.TryDecode(text, new byte[Base64UrlText.RoomFor(text.Length)], out ReadOnlySpan<byte> bytes));
        Assert.True(bytes.IsEmpty);
    }

    [Theory]
    [InlineData("scrubbed")]
    [InlineData("redacted")]
    [InlineData("sanitized")]
    [InlineData("sanitised")]
    [InlineData("removed")]
    [InlineData("masked")]
    [InlineData("hidden")]
    [InlineData("stripped")]
    [InlineData("filtered")]
    [InlineData("censored")]
    [InlineData("omitted")]
    [InlineData("secret")]
    [InlineData("signature")]
    [InlineData("sig")]
    [InlineData("REDACTED")]
    [InlineData("[Removed]")]
    [InlineData("-----------[redacted]-----------")]
    [InlineData("***")]
    [InlineData("xxx")]
    [InlineData("XXXX")]
    [InlineData("####")]
    [InlineData("-----")]
    [InlineData("____________________________________________")]
    public void Text_from_a_sanitizer_is_not_a_signature(string signature)
    {
        Assert.True(RemovedSignature.IsIn(signature));
        Assert.Equal("a test (scrubbed)", TokenTests.Run(Signed(signature)).Source);
    }

    [Theory]
    [InlineData("")]
    [InlineData("xx")]
    [InlineData("xxxy")]
    [InlineData("aaaa")]
    [InlineData("redactedly")]
    [InlineData("-----------_redacted_------------")]
    [InlineData("c2lnbmF0dXJl")]
    public void Every_other_signature_counts_as_one(string signature)
    {
        Assert.False(RemovedSignature.IsIn(signature));
        Assert.Equal("a test", TokenTests.Run(Signed(signature)).Source);
    }

    private static Secret Signed(string signature)
    {
        string token = TestTokens.With().Reveal();
        return new Secret($"{token[..token.LastIndexOf('.')]}.{signature}");
    }
}
