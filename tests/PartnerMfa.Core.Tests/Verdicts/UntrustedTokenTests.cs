using PartnerMfa.Evidence;
using PartnerMfa.Probe;
using PartnerMfa.Tokens;
using PartnerMfa.Work;

namespace PartnerMfa.Verdicts;

/// <summary>Tokens that Entra ID never issues: unsigned ones, and ones that two readers could understand differently.</summary>
public sealed class UntrustedTokenTests
{
    private const string Header = """{"typ":"JWT","alg":"RS256","kid":"k"}""";

    [Theory]
    [InlineData("""{"alg":"none"}""", "c2ln")]
    [InlineData("""{"alg":"None"}""", "c2ln")]
    [InlineData("""{"alg":"NONE"}""", "")]
    [InlineData("""{"alg":" none "}""", "c2ln")]
    [InlineData("""{"\u0061lg":"n\u006fne"}""", "c2ln")]
    [InlineData("""{"alg":"none\u0000"}""", "c2ln")]
    [InlineData("""{"alg":"none\u200b"}""", "c2ln")]
    [InlineData("""{"alg":"\uff4eone"}""", "c2ln")]
    [InlineData("""{"Alg":"RS256"}""", "c2ln")]
    [InlineData("""{"alg":""}""", "c2ln")]
    [InlineData("""{"alg":null}""", "c2ln")]
    [InlineData("""{"alg":256}""", "c2ln")]
    [InlineData("""{"typ":"JWT"}""", "c2ln")]
    [InlineData("{}", "c2ln")]
    [InlineData(Header, "")]
    [InlineData(Header, " ")]
    public async Task An_unsigned_token_decides_nothing_and_is_not_sent(string header, string signature)
    {
        Secret token = Written(header, TestTokens.Payload("{}"), signature);

        Assert.Equal(("Unknown", "TokenUnsigned"), await BothAsync(token));
    }

    [Theory]
    [InlineData("amr", """["pwd"]""")]
    [InlineData("amr", """["pwd","mfa"]""")]
    [InlineData("aud", "\"https://graph.microsoft.com\"")]
    [InlineData("idtyp", "\"app\"")]
    [InlineData("scp", "\"user_impersonation\"")]
    [InlineData("ver", "\"2.0\"")]
    [InlineData("exp", "1781010400")]
    [InlineData("nbf", "0")]
    [InlineData("iat", "0")]
    [InlineData("iss", "\"https://sts.windows.net/other/\"")]
    [InlineData("tid", "\"other\"")]
    [InlineData("upn", "\"other@contoso.example\"")]
    [InlineData("unique_name", "\"other@contoso.example\"")]
    [InlineData("preferred_username", "\"other@contoso.example\"")]
    [InlineData("oid", "\"other\"")]
    [InlineData("appid", "\"other\"")]
    [InlineData("azp", "\"other\"")]
    [InlineData("sub", "\"other\"")]
    [InlineData("roles", "[]")]
    public async Task A_claim_that_decides_and_occurs_twice_decides_nothing(string claim, string value)
    {
        string payload = $"{TestTokens.Payload("{}").TrimEnd('}')},\"{claim}\":{value},\"{claim}\":{value}}}";

        Assert.Equal(("Unknown", "AmbiguousClaims"), await BothAsync(Written(Header, payload, "c2ln")));
    }

    [Theory]
    [InlineData("\"alg\":\"RS256\"")]
    [InlineData("\"kid\":\"other\"")]
    [InlineData("\"typ\":\"JWT\"")]
    [InlineData("\"\\u0061lg\":\"ES256\"")]
    public async Task So_does_a_header_that_occurs_twice(string member) => Assert.Equal(
        ("Unknown", "AmbiguousClaims"), await BothAsync(Written($"{Header.TrimEnd('}')},{member}}}", TestTokens.Payload("{}"), "c2ln")));

    // The payload is the one with amr, aud, upn and ver once, as they should be.
    [Theory]
    [InlineData("\"AMR\":[\"pwd\"]")]
    [InlineData("\"Aud\":\"https://graph.microsoft.com\"")]
    [InlineData("\"UPN\":null")]
    [InlineData("\"Unique_Name\":\"other\"")]
    [InlineData("\"\\u0041mr\":[]")]
    public async Task So_does_one_whose_name_comes_again_in_another_case(string member)
    {
        string payload = $"{TestTokens.Payload("{}").TrimEnd('}')},{member}}}";

        Assert.Equal(("Unknown", "AmbiguousClaims"), await BothAsync(Written(Header, payload, "c2ln")));
        Assert.Equal(("Unknown", "AmbiguousClaims"), await BothAsync(Written(Header, $"{{{member},{TestTokens.Payload("{}").TrimStart('{')}", "c2ln")));
    }

    [Theory]
    [InlineData("\"ALG\":\"none\"")]
    [InlineData("\"Kid\":\"other\"")]
    public async Task So_does_a_header_in_another_case(string member) => Assert.Equal(
        ("Unknown", "AmbiguousClaims"), await BothAsync(Written($"{{{member},{Header.TrimStart('{')}", TestTokens.Payload("{}"), "c2ln")));

    [Theory]
    [InlineData("{\"IdP\":\"live.com\",\"idp\":\"live.com\"}")]
    [InlineData("{\"AMRX\":[\"pwd\"],\"Am\":[],\"amr_\":1}")]
    [InlineData("{\"AZP\":\"other\"}")]
    public void Other_names_and_names_in_a_single_case_are_not_ambiguous(string claims) =>
        Assert.Equal("MfaClaimPresent", TokenTests.Run(TestTokens.Changed(claims)).Reason);

    [Fact]
    public async Task A_claim_is_the_same_however_its_name_is_escaped() => Assert.Equal(
        ("Unknown", "AmbiguousClaims"),
        await BothAsync(Written(Header, TestTokens.Payload("""{"amr":["pwd"]}""").TrimEnd('}') + ",\"\\u0061m\\u0072\":[\"mfa\"]}", "c2ln")));

    [Fact]
    public async Task An_unsigned_token_with_repeated_claims_is_unsigned_first() => Assert.Equal(
        ("Unknown", "TokenUnsigned"), await BothAsync(Written("""{"alg":"RS256","alg":"none"}""", """{"amr":["mfa"],"amr":["mfa"]}""", "c2ln")));

    [Theory]
    [InlineData("name")]
    [InlineData("ipaddr")]
    public void A_claim_that_decides_nothing_may_occur_twice(string claim) => Assert.Equal(
        "MfaClaimPresent",
        TokenTests.Run(Written(Header, $"{TestTokens.Payload("{}").TrimEnd('}')},\"{claim}\":\"1\",\"{claim}\":\"2\"}}", "c2ln")).Reason);

    [Fact]
    public void The_message_names_every_repeated_claim() => Assert.Equal(
        "The token has 'kid', 'amr' more than once, so two readers could understand it differently.",
        TokenTests.Run(Written("""{"alg":"RS256","kid":"a","kid":"b"}""", TestTokens.Payload("{}").TrimEnd('}') + ",\"amr\":[],\"amr\":[]}", "c2ln")).Message);

    [Theory]
    [InlineData("scrubbed")]
    [InlineData("redacted")]
    [InlineData("REDACTED")]
    [InlineData("[redacted]")]
    [InlineData("<signature>")]
    [InlineData("***")]
    [InlineData("xxxxxxxx")]
    public async Task A_sanitized_token_is_read_by_its_claims_and_never_sent(string signature)
    {
        Secret token = Written(Header, TestTokens.Payload("{}"), signature);
        PartnerMfaResult read = TokenTests.Run(token);
        using ScriptedHandler handler = new();
        PartnerMfaResult asked = await Probes.RunAsync(handler, token);

        Assert.Equal(("Yes", "MfaClaimPresent", "a test (scrubbed)"), (read.Result, read.Reason, read.Source));
        Assert.Equal(("Unknown", "SignatureNotVerified", "a test (scrubbed)"), (asked.Result, asked.Reason, asked.Source));
        Assert.Equal("A sanitizer replaced the token's signature, so the token was not sent.", asked.Message);
        Assert.Empty(handler.Sent);
    }

    [Theory]
    [InlineData(401, true, ComplianceStatement.None, "No", "MfaRequiredByService")]
    [InlineData(200, false, ComplianceStatement.NotCompliant, "No", "MfaRefusedByService")]
    [InlineData(200, false, ComplianceStatement.Compliant, "Unknown", "TokenUnsigned")]
    [InlineData(200, false, ComplianceStatement.None, "Unknown", "TokenUnsigned")]
    public void An_unsigned_token_in_a_capture_is_No_when_it_was_refused_and_never_Yes(
        int status, bool saysRequired, object statement, string result, string reason)
    {
        ProbeResponse response = new()
        {
            StatusCode = status,
            SaysMfaRequired = saysRequired,
            Compliance = (ComplianceStatement)statement,
            Body = status == 200 ? ResponseBody.OrganizationProfile : ResponseBody.Error,
        };
        PartnerMfaResult answer = new TokenInspector(new ManualClock(), CommandHints.PowerShell)
            .Run(TokenTests.Question(Written(Header, TestTokens.Payload("{}"), "")) with { CapturedResponse = response });

        Assert.Equal((result, reason), (answer.Result, answer.Reason));
    }

    private static Secret Written(string header, string payload, string signature) =>
        new($"{TestTokens.Encode(header)}.{TestTokens.Encode(payload)}.{signature}");

    /// <summary>The answer based on the token alone, which is also the answer of a probe that sends nothing.</summary>
    private static async Task<(string Result, string Reason)> BothAsync(Secret token)
    {
        using ScriptedHandler handler = new();
        PartnerMfaResult asked = await Probes.RunAsync(handler, token);
        PartnerMfaResult read = TokenTests.Run(token);

        Assert.Empty(handler.Sent);
        Assert.Equal((read.Result, read.Reason), (asked.Result, asked.Reason));
        return (read.Result, read.Reason);
    }
}
