using System.Text;
using PartnerMfa.Evidence;
using PartnerMfa.Probe;

namespace PartnerMfa.Http.Responses;

/// <summary>A 401 with a claims challenge. A challenge that asks for MFA is a No; any other leaves the question of MFA open.</summary>
public sealed class ClaimsChallengeReaderTests
{
    private const string Amr = """{"access_token":{"amr":{"essential":true,"values":["mfa"]}}}""";
    private const string Evaluation = """{"access_token":{"nbf":{"essential":true,"value":"1760000000"}}}""";
    private const string Context = """{"access_token":{"acrs":{"essential":true,"value":"c1"}}}""";

    [Theory]
    [InlineData(Amr)]
    [InlineData("""{"access_token":{"amr":{"values":["mfa"]}}}""")]
    [InlineData("""{"access_token":{"amr":{"value":"mfa"}}}""")]
    [InlineData("""{"access_token":{"amr":{"values":["pwd","mfa"]},"nbf":{"value":"1"}}}""")]
    [InlineData("""{"id_token":{"amr":{"essential":true,"values":["mfa"]}}}""")]
    public async Task A_challenge_that_asks_for_MFA_is_a_No(string claims) =>
        Assert.Equal(("No", "MfaRequiredByService"), await VerdictAsync(401, Challenge(claims)));

    [Theory]
    [InlineData(Evaluation)]
    [InlineData(Context)]
    [InlineData("""{"access_token":{"amr":{"values":["ngcmfa"]}}}""")]
    [InlineData("""{"access_token":{"amr":null}}""")]
    [InlineData("""{"access_token":{"xms_cc":{"values":["cp1"]}}}""")]
    [InlineData("{}")]
    [InlineData("""{"mfa":true}""")]
    public async Task Any_other_challenge_is_not_an_answer_about_MFA(string claims) =>
        Assert.Equal(("Unknown", "ClaimsChallenge"), await VerdictAsync(401, Challenge(claims)));

    [Theory]
    [InlineData("Bearer error=\"insufficient_claims\"")]
    [InlineData("Bearer error=\"insufficient_claims\", claims=\"\"")]
    [InlineData("Bearer error=\"insufficient_claims\", claims=\"not Base64\"")]
    [InlineData("Bearer error=\"insufficient_claims\", claims=\"W10=\"")]
    [InlineData("Bearer error=\"insufficient_claims\", claims=\"bWZh\"")]
    public async Task A_challenge_with_unreadable_claims_is_still_a_challenge(string header) =>
        Assert.Equal(("Unknown", "ClaimsChallenge"), await VerdictAsync(401, header));

    [Theory]
    [InlineData("Bearer error=\"invalid_token\"")]
    [InlineData("Bearer realm=\"claims\"")]
    [InlineData("Bearer realm=\"error=insufficient_claims, claims=e30\"")]
    [InlineData("Negotiate")]
    public async Task A_401_without_a_challenge_for_claims_is_a_rejected_token(string header) =>
        Assert.Equal(("Unknown", "TokenRejected"), await VerdictAsync(401, header));

    [Theory]
    [InlineData("plain", "Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common\", error=\"insufficient_claims\", claims=\"{0}\"")]
    [InlineData("plain", "bearer ERROR=\"Insufficient_Claims\",Claims=\"{0}\"")]
    [InlineData("plain", "Negotiate, Basic realm=\"a, b\", Bearer claims=\"{0}\", error=\"insufficient_claims\"")]
    [InlineData("plain", "Bearer claims={0}, error=insufficient_claims")]
    [InlineData("url", "Bearer error=\"insufficient_claims\", claims=\"{0}\"")]
    [InlineData("unpadded", "Bearer error=\"insufficient_claims\", claims=\"{0}\"")]
    [InlineData("json", "Bearer error=\"insufficient_claims\", claims=\"{0}\"")]
    public async Task A_challenge_is_found_however_it_is_written(string form, string header)
    {
        string base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(Amr + "  "));
        string claims = form switch
        {
            "url" => base64.Replace('+', '-').Replace('/', '_').TrimEnd('='),
            "unpadded" => base64.TrimEnd('='),
            "json" => Amr.Replace("\"", "\\\"", StringComparison.Ordinal),
            _ => base64,
        };

        Assert.Equal(("No", "MfaRequiredByService"), await VerdictAsync(401, header.Replace("{0}", claims, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_challenge_for_MFA_decides_among_several() => Assert.Equal(
        ("No", "MfaRequiredByService"), await Probes.VerdictAsync(new Reply(401).With(Header(Challenge(Evaluation)), Header(Challenge(Amr)))));

    [Theory]
    [InlineData(401, "isMfaCompliant: true", "Unknown", "ContradictoryResponse")]
    [InlineData(403, "isMfaCompliant: true", "Unknown", "ContradictoryResponse")]
    [InlineData(401, "isMfaCompliant: false", "No", "MfaRefusedByService")]
    [InlineData(403, "X-Other: 1", "Unknown", "AccessDeniedForMfa")]
    public async Task A_challenge_for_MFA_is_weighed_against_the_rest(int status, string header, string result, string reason) =>
        Assert.Equal((result, reason), await Probes.VerdictAsync(new Reply(status).With(Header(Challenge(Amr)), header)));

    [Theory]
    [InlineData(Evaluation, "continuous access evaluation")]
    [InlineData(Context, "a Conditional Access authentication context")]
    [InlineData("""{"access_token":{"amr":{"values":["rsa"]}}}""", "a certain authentication method")]
    [InlineData("""{"access_token":{"other":null}}""", "a token with other claims")]
    public async Task The_message_names_the_kind_of_policy(string claims, string words) =>
        Assert.Contains(words, (await Probes.JudgeAsync(new Reply(401).With(Header(Challenge(claims))).Create())).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(Amr, ChallengeKind.Mfa)]
    [InlineData("""{"userinfo":{"amr":{"value":["pwd","mfa"]}}}""", ChallengeKind.Mfa)]
    [InlineData("""{"access_token":{"amr":{"values":"mfa"}}}""", ChallengeKind.Mfa)]
    [InlineData("""{"access_token":{"amr":{"values":[7,null,"rsa"]}}}""", ChallengeKind.AuthenticationMethod)]
    [InlineData("""{"access_token":{"amr":{"other":["mfa"]}}}""", ChallengeKind.AuthenticationMethod)]
    [InlineData("""{"access_token":{"amr":["mfa"]}}""", ChallengeKind.AuthenticationMethod)]
    [InlineData("""{"access_token":{"amr":"mfa","acrs":null}}""", ChallengeKind.AuthenticationMethod)]
    [InlineData("""{"access_token":{"acrs":null,"nbf":null}}""", ChallengeKind.AuthenticationContext)]
    [InlineData("""{"id_token":{"acr":{"values":["c1"]}}}""", ChallengeKind.AuthenticationContext)]
    [InlineData("""{"access_token":{"nbf":null}}""", ChallengeKind.ContinuousAccessEvaluation)]
    [InlineData("""{"access_token":{"xms_rp_ipaddr":null}}""", ChallengeKind.ContinuousAccessEvaluation)]
    [InlineData("""{"access_token":{"xms_caeerror":null}}""", ChallengeKind.ContinuousAccessEvaluation)]
    [InlineData("""{"access_token":{"xms_cc":{"values":["mfa"]}},"amr":"mfa"}""", ChallengeKind.Other)]
    [InlineData("{}", ChallengeKind.Other)]
    internal void A_challenge_asks_for_one_kind_of_claim(string claims, ChallengeKind kind) =>
        Assert.Equal(new ClaimsChallenge(claims, kind), ClaimsChallengeReader.Find([Challenge(claims)]));

    [Fact]
    public void Of_several_challenges_the_most_telling_counts()
    {
        const string Bare = "Bearer error=\" Insufficient_Claims \"";

        Assert.Null(ClaimsChallengeReader.Find([]));
        Assert.Null(ClaimsChallengeReader.Find(["Bearer error=\"invalid_token\""]));
        Assert.Equal(new ClaimsChallenge(null, ChallengeKind.Other), ClaimsChallengeReader.Find(["Negotiate", Bare]));
        Assert.Equal(new ClaimsChallenge(Evaluation, ChallengeKind.ContinuousAccessEvaluation), ClaimsChallengeReader.Find([Bare, Challenge(Evaluation), Challenge(Context)]));
        Assert.Equal(new ClaimsChallenge(Amr, ChallengeKind.Mfa), ClaimsChallengeReader.Find([Bare, Challenge(Evaluation), Challenge(Amr)]));
    }

    [Fact]
    public void Claims_are_read_up_to_a_length()
    {
        string longest = $$"""{"a":"{{new string('x', 4096 - 8)}}"}""";

        Assert.Equal(longest, ClaimsChallengeReader.Find([$"Bearer claims=\" {longest.Replace("\"", "\\\"")} \""])?.Claims);
        Assert.Equal(new ClaimsChallenge(null, ChallengeKind.Other), ClaimsChallengeReader.Find([$"Bearer claims=\"{longest.Replace("\"", "\\\"").Replace("xx", "xxx")}\""]));
    }

    [Theory]
    [InlineData("eyJhIjoiPz8%2FIn0%3D", """{"a":"???"}""")]
    [InlineData("eyJhIjoiPz8_In0", """{"a":"???"}""")]
    [InlineData("eyJhIjoiPj4-In0=", """{"a":"\u003E\u003E\u003E"}""")]
    [InlineData(" e30= ", "{}")]
    [InlineData("e30====", "{}")]
    [InlineData("[]", null)]
    [InlineData("W10=", null)]
    [InlineData("e", null)]
    [InlineData("{\\\"a\\\":\\\"\\\\ud800\\\"}", null)]
    public void Claims_are_read_in_every_form_that_services_send(string written, string? claims) =>
        Assert.Equal(new ClaimsChallenge(claims, ChallengeKind.Other), ClaimsChallengeReader.Find([$"Bearer claims=\"{written}\""]));

    [Fact]
    public void Claims_that_contain_something_like_a_token_are_not_passed_on()
    {
        string claims = $$"""{"access_token":{"amr":{"value":"mfa"},"x":"{{TestTokens.With().Reveal()}}"} }""".Replace("} }", "}}", StringComparison.Ordinal);

        Assert.Equal(new ClaimsChallenge(null, ChallengeKind.Mfa), ClaimsChallengeReader.Find([$"Bearer claims=\"{claims.Replace("\"", "\\\"")}\""]));
    }

    private static string Challenge(string claims) =>
        $"Bearer error=\"insufficient_claims\", claims=\"{Convert.ToBase64String(Encoding.UTF8.GetBytes(claims))}\"";

    private static string Header(string challenge) => $"WWW-Authenticate: {challenge}";

    private static Task<(string Result, string Reason)> VerdictAsync(int status, string challenge) =>
        Probes.VerdictAsync(new Reply(status).With(Header(challenge)));
}
