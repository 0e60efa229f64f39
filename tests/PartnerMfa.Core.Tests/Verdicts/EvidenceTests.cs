using PartnerMfa.Environments;
using PartnerMfa.Probe;
using PartnerMfa.Work;

namespace PartnerMfa.Verdicts;

/// <summary>The evidence that a result shows.</summary>
public sealed class EvidenceTests
{
    [Fact]
    public async Task The_evidence_of_a_refusal_names_the_deciding_row_and_other_observations()
    {
        Reply refusal = new Reply(401, """{"code":900421,"description":"MFA is required.","data":[],"source":"PartnerFD"}""")
            .With("WWW-Authenticate: Bearer error=\"invalid_token\"", "MS-CV: sandbox.0", "MS-ServerId: one", "Server: Kestrel", "Via: 1.1 proxy");

        Assert.Equal(
            [
                "row: a 401 that says MFA is required",
                "token alone: No (amr has neither 'mfa' nor 'ngcmfa')",
                "HTTP/1.1 401 Unauthorized",
                "code: 900421",
                "description: MFA is required.",
                "WWW-Authenticate: Bearer error=\"invalid_token\"",
                "Content-Type: application/json; charset=utf-8",
                "Server: Kestrel",
                "Via: 1.1 proxy",
                "MS-CV: sandbox.0",
                "MS-ServerId: one",
                "body: an error body",
            ],
            await EvidenceAsync(refusal, Probes.TokenThatSays("No")));
    }

    [Fact]
    public async Task A_page_that_asks_for_MFA_says_that_Partner_Center_left_no_trace_on_it() => Assert.Equal(
        [
            "row: a 401 that says MFA is required",
            "token alone: Yes (amr has the element 'mfa')",
            "HTTP/1.1 401 Unauthorized",
            "Content-Type: text/html; charset=utf-8",
            "no header of Partner Center's own",
            "body: something other than an organization profile",
        ],
        await EvidenceAsync(new Reply(401, "<html>MFA required</html>") { MediaType = "text/html" }));

    [Theory]
    [InlineData("https://user:pass@elsewhere.example/sign-in?x=y", "redirect to elsewhere.example")]
    [InlineData("/sign-in", "redirect to the same host")]
    [InlineData("not an address", "redirect to the same host")]
    public async Task The_evidence_of_a_redirect_names_only_its_host(string location, string fact) =>
        Assert.Contains(fact, await EvidenceAsync(new Reply(302).With($"Location: {location}")));

    [Theory]
    [InlineData("isMfaCompliant: true, maybe", "isMfaCompliant: true, maybe")]
    [InlineData("Retry-After: soon", "Retry-After: soon")]
    [InlineData("WWW-Authenticate: Bearer error=\"insufficient_claims\", claims=\"eyJhY2Nlc3NfdG9rZW4iOnsibmJmIjp7ImVzc2VudGlhbCI6dHJ1ZX19fQ\"",
        "WWW-Authenticate: Bearer error=\"insufficient_claims\", claims=\"(secret)\"")]
    [InlineData("WWW-Authenticate: Negotiate", "WWW-Authenticate: Negotiate")]
    public async Task Facts_that_do_not_decide_are_still_listed(string header, string fact) =>
        Assert.Contains(fact, await EvidenceAsync(new Reply(401).With(header)));

    [Fact]
    public async Task Two_codes_are_both_shown()
    {
        string[] evidence = await EvidenceAsync(new Reply(401, """{"code":"900421","error":{"code":900420},"isMfaCompliant":"maybe"}"""));

        Assert.Subset(new HashSet<string>(evidence), new HashSet<string> { "code: 900421", "code: 900420", "isMfaCompliant in the body: maybe" });
    }

    [Fact]
    public async Task Without_a_response_it_says_why_there_was_none()
    {
        using ScriptedHandler handler = new ScriptedHandler().Then(() => throw new IOException("Connection reset by peer."));

        Assert.Equal(
            [
                "row: no response to the last try",
                "token alone: Yes (amr has the element 'mfa')",
                "no response: Connection reset by peer",
            ],
            (await Probes.RunAsync(handler, TestTokens.With(), Probes.Once)).Evidence);
    }

    [Theory]
    [InlineData("""{"idtyp":"app"}""", "row: the token is app-only")]
    [InlineData("""{"aud":"https://graph.microsoft.com"}""", "row: an ID token, or a token issued for another service")]
    [InlineData("""{"exp":0}""", "row: the token has ended")]
    [InlineData("""{"nbf":1790000000}""", "row: the token is not valid yet")]
    public async Task A_token_that_is_not_sent_names_the_gate(string changes, string fact)
    {
        using ScriptedHandler handler = new();

        Assert.Equal([fact], (await Probes.RunAsync(handler, TestTokens.Changed(changes))).Evidence);
    }

    [Theory]
    [InlineData("""{"amr":["pwd","mfa"]}""", "row: amr has the element 'mfa'")]
    [InlineData("""{"amr":["ngcmfa"]}""", "row: amr has 'ngcmfa', not 'mfa'")]
    [InlineData("""{"amr":["pwd"]}""", "row: amr has neither 'mfa' nor 'ngcmfa'")]
    [InlineData("""{"amr":5}""", "row: amr is neither an array nor a string")]
    [InlineData("""{"amr":null}""", "row: no amr in a v1.0 token")]
    [InlineData("""{"amr":null,"ver":"2.0"}""", "row: no amr in a token that is not v1.0")]
    public void A_verdict_from_the_token_names_its_row(string changes, string fact) => Assert.Equal(
        [fact],
        new Tokens.TokenInspector(new ManualClock(), CommandHints.PowerShell)
            .Run(new Requests.TokenRequest(TestTokens.Changed(changes), PartnerMfaEnvironments.Global, "a test")).Evidence);

    [Theory]
    [InlineData("""["pwd"]""", "false")]
    [InlineData("""["fed"]""", "false")]
    [InlineData("""["fed","fido"]""", "false", "the security key counted as a single factor")]
    [InlineData("""["wia","fido","x509"]""", "false", "the security key counted as a single factor", "the certificate counted as a single factor")]
    [InlineData("""["wia","fido","x509","mfa"]""", "true")]
    public async Task A_No_lists_the_other_causes_that_the_token_points_to(string methods, string compliance, params string[] causes)
    {
        PartnerMfaResult result = await Probes.JudgeAsync(
            Reply.Profile.With($"isMfaCompliant: {compliance}").Create(), TestTokens.Changed($$"""{"amr":{{methods}}}"""));

        Assert.Equal(compliance == "true" ? "Yes" : "No", result.Result);
        Assert.Equal(causes.Select(cause => $"it may also be that {cause}"), result.Evidence.Where(fact => fact.StartsWith("it may", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Evidence_is_bounded()
    {
        string[] headers = [.. Enumerable.Repeat($"WWW-Authenticate: {string.Concat(Enumerable.Repeat("word ", 2000))}", 50)];
        string codes = string.Join(',', Enumerable.Range(0, 5000).Select(number => $"\"code\":{number}"));

        string[] evidence = await EvidenceAsync(new Reply(401, $"{{{codes}}}").With(headers));

        Assert.InRange(evidence.Length, 3, 30);
        Assert.All(evidence, fact => Assert.InRange(fact.Length, 1, 250));
    }

    private static async Task<string[]> EvidenceAsync(Reply reply, Secret? token = null) =>
        [.. (await Probes.JudgeAsync(reply.Create(), token)).Evidence];
}
