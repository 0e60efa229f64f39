using PartnerMfa.Evidence;

namespace PartnerMfa.Tokens;

/// <summary>
/// What a token's header decides: whether the token is signed, and whether two readers would understand it in the same way.
/// </summary>
/// <remarks>Source: https://www.rfc-editor.org/rfc/rfc7515#section-4.1</remarks>
public sealed class HeaderReaderTests
{
    [Theory]
    [InlineData("""{"alg":"RS256"}""", true)]
    [InlineData("""{"typ":"JWT","alg":"PS256"}""", true)]
    [InlineData("""{"alg":" RS256 "}""", true)]
    [InlineData("""{"alg":"RS256","alg":"RS256"}""", true)]
    [InlineData("""{"jwk":{"alg":"none"},"x5c":["none"],"alg":"RS256"}""", true)]
    [InlineData("""{"\ud800":1,"alg":"RS256"}""", true)]
    [InlineData("""{}""", false)]
    [InlineData("""{"typ":"JWT"}""", false)]
    [InlineData("""{"alg":"none"}""", false)]
    [InlineData("""{"alg":"NONE"}""", false)]
    [InlineData("""{"alg":" None "}""", false)]
    [InlineData("""{"alg":""}""", false)]
    [InlineData("""{"alg":"  "}""", false)]
    [InlineData("""{"alg":null}""", false)]
    [InlineData("""{"alg":256}""", false)]
    [InlineData("""{"alg":["RS256"]}""", false)]
    [InlineData("""{"alg":"\ud800"}""", false)]
    [InlineData("""{"ALG":"RS256"}""", false)]
    [InlineData("""{"alg":"none","alg":"RS256"}""", false)]
    [InlineData("""{"alg":"RS256","alg":"none"}""", false)]
    [InlineData("""{"alg":"RS256","alg":"none","alg":"none"}""", false)]
    public void A_token_is_signed_when_its_header_names_a_signature_and_nothing_else(string header, bool isSigned) =>
        Assert.Equal(!isSigned, Read(header).IsUnsigned);

    [Theory]
    [InlineData("alg")]
    [InlineData("kid")]
    [InlineData("typ")]
    [InlineData("cty")]
    [InlineData("crit")]
    [InlineData("nonce")]
    [InlineData("x5t")]
    [InlineData("x5t#S256")]
    [InlineData("x5c")]
    [InlineData("x5u")]
    [InlineData("jku")]
    [InlineData("jwk")]
    public void A_parameter_that_says_how_the_token_is_signed_must_not_occur_twice(string parameter)
    {
        Assert.Equal([parameter], Read($$"""{"{{parameter}}":"a","other":1,"{{parameter}}":"b"}""").RepeatedClaims);
        Assert.Equal([parameter], Read($$"""{"{{parameter}}":"a","{{parameter}}":"a","{{parameter}}":"a"}""").RepeatedClaims);
        Assert.Empty(Read($$"""{"{{parameter}}":{"{{parameter}}":"a"} }""").RepeatedClaims);
    }

    [Theory]
    [InlineData("enc")]
    [InlineData("zip")]
    [InlineData("b64")]
    public void Nor_must_one_that_says_how_the_payload_is_encoded(string parameter) =>
        Assert.Equal([parameter], Read($$"""{"{{parameter}}":"a","other":1,"{{parameter}}":"b"}""").RepeatedClaims);

    [Fact]
    public void A_name_in_another_case_is_a_repetition() =>
        Assert.Equal(["alg", "kid"], Read("""{"alg":"RS256","ALG":"none","Kid":"a","kid":"b"}""").RepeatedClaims);

    [Fact]
    public void All_repeated_parameters_and_claims_are_named()
    {
        AccessTokenClaims claims = Read("""{"alg":"RS256","kid":"a","alg":"RS256","kid":"b"}""", """{"amr":["mfa"],"aud":"a","amr":["pwd"],"aud":"b"}""");

        Assert.Equal(["alg", "kid", "amr", "aud"], claims.RepeatedClaims);
    }

    [Theory]
    [InlineData("""{"other":1,"other":2}""")]
    [InlineData("""{"\ud800":1,"\ud800":2}""")]
    [InlineData("""{"alg":"RS256","Other":1,"other":2}""")]
    public void Other_parameters_may_occur_twice(string header) => Assert.Empty(Read(header).RepeatedClaims);

    [Theory]
    [InlineData("""{"alg":"RS256"} {}""")]
    [InlineData("""{"alg":"RS256"}x""")]
    [InlineData("""{"alg":"RS256",}""")]
    [InlineData("""["RS256"]""")]
    [InlineData("")]
    public void A_header_that_is_not_one_object_is_a_damaged_token(string header)
    {
        PartnerMfaException refused = Assert.Throws<PartnerMfaException>(() => Read(header));

        Assert.Equal("TokenMalformed", refused.ErrorId);
    }

    private static AccessTokenClaims Read(string header, string payload = "{}") => TokenTests.Read(TokenOf(header, payload));

    private static string TokenOf(string header, string payload) => $"{TestTokens.Encode(header)}.{TestTokens.Encode(payload)}.c2lnbmF0dXJl";
}
