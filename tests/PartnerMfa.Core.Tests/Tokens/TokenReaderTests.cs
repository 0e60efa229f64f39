using PartnerMfa.Evidence;

namespace PartnerMfa.Tokens;

public sealed class TokenReaderTests
{
    private static readonly string Good = TestTokens.With().Reveal();
    private static readonly string Header = Good.Split('.')[0];

    [Fact]
    public void Every_claim_that_a_verdict_needs_is_read()
    {
        AccessTokenClaims claims = TokenReader.Read(TestTokens.With(("idtyp", "user"), ("nonce", "n")));

        Assert.Equivalent(
            new AccessTokenClaims
            {
                Audiences = ["https://api.partnercenter.microsoft.com"],
                AuthenticationMethods = ["pwd", "mfa"],
                Version = "1.0",
                IdentityType = "user",
                Scope = "user_impersonation",
                Account = TestTokens.Account,
                AccountNames = [TestTokens.Account, TestTokens.Account],
                ObjectId = "4988e250-5aee-482a-9136-6d269cb755c0",
                TenantId = TestTokens.TenantId,
                ApplicationId = TestTokens.ApplicationId,
                Issuer = $"https://sts.windows.net/{TestTokens.TenantId}/",
                HasNonce = true,
                IssuedOn = DateTimeOffset.FromUnixTimeSeconds(1780920000),
                NotBefore = DateTimeOffset.FromUnixTimeSeconds(1780920000),
                ExpiresOn = DateTimeOffset.FromUnixTimeSeconds(1781010400),
            },
            claims,
            strict: true);
    }

    [Theory]
    [InlineData("""{"upn":"u","unique_name":"n","preferred_username":"p"}""", "u")]
    [InlineData("""{"upn":null,"unique_name":"n","preferred_username":"p"}""", "n")]
    [InlineData("""{"upn":null,"unique_name":null,"preferred_username":"p"}""", "p")]
    [InlineData("""{"upn":null,"unique_name":null}""", null)]
    [InlineData("""{"upn":7,"unique_name":["n"]}""", null)]
    public void The_account_is_the_first_name_there_is(string changes, string? account) =>
        Assert.Equal(account, TokenTests.ReadChanged(changes).Account);

    [Fact]
    public void A_token_without_a_signature_can_be_read() => Assert.Equal("1.0", TokenTests.Read(Good[..(Good.LastIndexOf('.') + 1)]).Version);

    [Fact]
    public void An_empty_text_is_named() => Assert.Equal("There is no token: the text is empty.", Refused("").Message);

    [Theory]
    [InlineData("0.AXkAGl-E3zV7okC6eGSB3pH4rqI.long.text")]
    [InlineData("1.AXkAGl-E3zV7okC6eGSB3pH4rqI")]
    [InlineData("M.C512_BL2.0.U.text")]
    [InlineData("M.R3_BAY.text")]
    [InlineData("OAQABAAEAAADnfolhJpSnRYB1SVj-Hgd8")]
    [InlineData("AQABAAAAAAD--DLA3VO7QrddgJg7Wevr")]
    public void A_refresh_token_is_named_with_the_way_to_use_it(string refreshToken)
    {
        PartnerMfaException refused = Refused(refreshToken);

        Assert.Equal("This is a refresh token, not an access token: nothing can be read from it.", refused.Message);
        Assert.Contains("Connect-PartnerMfa -RefreshToken", refused.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EwBwA8l6BAAUbDba3x2OMJElkF7gJ4z")]
    [InlineData("abc.def.ghi")]
    [InlineData("a.b.c.d")]
    [InlineData("https://login.microsoftonline.com/common")]
    public void An_opaque_token_is_named(string text) =>
        Assert.StartsWith("This is an opaque token, or no token at all", Refused(text).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_token_that_is_cut_off_is_named(int parts) => Assert.Equal(
        $"The token is cut off: it has {parts} of its three parts.",
        Refused(string.Join('.', Good.Split('.').Take(parts))).Message);

    [Fact]
    public void An_encrypted_token_is_named()
    {
        string header = TestTokens.Encode("""{"alg":"RSA-OAEP","enc":"A256GCM"}""");
        PartnerMfaException refused = Assert.Throws<PartnerMfaException>(() => TokenTests.Read($"{header}.a.b.c.d"));

        Assert.Equal(("TokenEncrypted", "This token is encrypted (it has five parts), so only the service it was issued for can read it."),
            (refused.ErrorId, refused.Message));
    }

    [Fact]
    public void A_signed_token_with_two_more_parts_is_not_encrypted() =>
        Assert.StartsWith("This is an opaque token, or no token at all", Refused(Good + ".x.y").Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("\"b64\":false,\"crit\":[\"b64\"]")]
    [InlineData("\"b64\":\"false\"")]
    [InlineData("\"enc\":\"A256GCM\"")]
    [InlineData("\"z\\u0069p\":\"DEF\"")]
    public void A_header_that_says_the_payload_is_encoded_in_another_way_is_refused(string parameters) => Assert.StartsWith(
        "The header says that the payload is encrypted, compressed or not in Base64url",
        Refused($"{TestTokens.Encode($$"""{"alg":"RS256",{{parameters}}}""")}.{Good.Split('.')[1]}.AAAA").Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("!!!!")]
    [InlineData("\0")]
    [InlineData("\u2026")]
    [InlineData("<removed>")]
    public void A_signature_that_is_not_Base64_was_put_there_by_a_sanitizer(string signature) =>
        Assert.True(TokenTests.Read($"{Good[..Good.LastIndexOf('.')]}.{signature}").IsScrubbed);

    [Theory]
    [InlineData(1024 * 1024 + 1)]
    [InlineData(3 * 1024 * 1024)]
    public void A_text_far_too_long_is_refused_unread(int length) =>
        Assert.Contains("no token is longer than", Refused(Good.PadRight(length, 'A')).Message, StringComparison.Ordinal);

    [Fact]
    public void A_text_of_a_megabyte_is_read_and_a_longer_one_is_refused_with_both_lengths()
    {
        Assert.Equal("1.0", TokenTests.Read(Good.PadRight(1024 * 1024, 'A')).Version);
        Assert.Equal("The text is 1,048,577 characters long, and no token is longer than 1,048,576.", Refused(Good.PadRight((1024 * 1024) + 1, 'A')).Message);
    }

    [Fact]
    public void A_token_with_claims_that_can_be_read_is_readable()
    {
        Assert.True(TokenReader.IsReadable(new Secret(Good)));
        Assert.False(TokenReader.IsReadable(new Secret("opaque")));
        Assert.False(TokenReader.IsReadable(new Secret($"{Header}.a.b.c.d")));
    }

    [Fact]
    public void Only_a_claim_that_decides_must_not_occur_twice()
    {
        AccessTokenClaims claims = TokenReader.Read(TestTokens.Of("""{"idp":"a","in_corp":false,"other":1,"idp":"b","in_corp":true,"other":2}"""));

        Assert.Empty(claims.RepeatedClaims);
        Assert.Equal(("b", true), (claims.IdentityProvider, claims.IsFromTrustedNetwork));
        Assert.Equal(["iss", "ver"], TokenReader.Read(TestTokens.Of("""{"iss":"a","ver":"1.0","iss":"a","ver":"2.0","iss":"b"}""")).RepeatedClaims);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("\"true\"", true)]
    [InlineData("false", false)]
    [InlineData("\"false\"", false)]
    [InlineData("\"\"", false)]
    [InlineData("null", false)]
    [InlineData("1", false)]
    public void Only_true_means_a_trusted_network(string json, bool isTrusted) =>
        Assert.Equal(isTrusted, TokenReader.Read(TestTokens.Of($$"""{"in_corp":{{json}}}""")).IsFromTrustedNetwork);

    [Theory]
    [InlineData("null", null)]
    [InlineData("\"1.0\"", "1.0")]
    [InlineData("\"\"", "")]
    [InlineData("2", "")]
    public void A_version_that_is_not_text_does_not_count_as_absent(string json, string? version) =>
        Assert.Equal(version, TokenReader.Read(TestTokens.Of($$"""{"ver":{{json}}}""")).Version);

    [Theory]
    [InlineData("""{"aud":""")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("""{"upn":"\ud800"}""")]
    [InlineData("""{"amr":["\ud800"]}""")]
    [InlineData("""{"\ud800":1}""")]
    [InlineData("""{"amr":["mfa"]} {"amr":["mfa"]}""")]
    [InlineData("""{"amr":["mfa"],}""")]
    [InlineData("""{"amr":["mfa"]/**/}""")]
    [InlineData("""{'amr':['mfa']}""")]
    [InlineData("\ufeff{}")]
    public void A_payload_that_cannot_be_read_is_a_failure_of_ours(string payload) =>
        Assert.Contains("cannot be read", Refused(TestTokens.Of(payload).Reveal()).Message, StringComparison.Ordinal);

    [Fact]
    public void A_payload_nested_without_end_is_a_failure_of_ours() =>
        Assert.Contains("cannot be read", Refused(TestTokens.Of($$"""{"amr":{{new string('[', 10_000)}}{{new string(']', 10_000)}}}""").Reveal()).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("e.e.e")]
    [InlineData("eyJ!.e#J.x")]
    [InlineData("ey\u00e9.ey\u00e9.x")]
    [InlineData("eyJ0.eyJ0.eyJ0")]
    [InlineData("e..")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.e!.x")]
    public void Three_parts_that_are_not_a_token_are_an_error_with_advice(string text) =>
        Assert.Contains("cannot be read", Refused(text).Message, StringComparison.Ordinal);

    [Fact]
    public void No_failure_quotes_the_input()
    {
        const string Planted = "plantedToken";
        string[] texts = [Planted, $"{Header}.{Planted}", $"{Header}.{Planted}.x", $"{Header}.a.b.c.{Planted}", $"0.A{Planted}", $"e{Planted}.{Planted}.{Planted}"];

        Assert.All(texts, text => Assert.DoesNotContain(
            Planted, Assert.Throws<PartnerMfaException>(() => TokenTests.Read(text)).ToString(), StringComparison.Ordinal));
    }

    private static PartnerMfaException Refused(string text)
    {
        PartnerMfaException refused = Assert.Throws<PartnerMfaException>(() => TokenTests.Read(text));
        Assert.Equal("TokenMalformed", refused.ErrorId);
        Assert.NotEmpty(refused.Remedy);
        return refused;
    }
}
