using PartnerMfa.Evidence;

namespace PartnerMfa.Http.Responses;

/// <summary>Everything that is kept of a response, and what is reported as evidence.</summary>
public sealed class ResponseFactsTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 8, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task An_error_of_Partner_Center_is_read_whole()
    {
        ProbeResponse response = await ReadAsync(new Reply(401, """{"code":900421,"description":"MFA required","data":[],"source":"x"}""")
            .With("isMfaCompliant: false", "MS-CorrelationId: c-1", "MS-RequestId: r-1", "MS-CV: v-1", "MS-ServerId: s-1", "Retry-After: 5", "Server: web", "Via: proxy"));

        Assert.Equivalent(
            new ProbeResponse
            {
                StatusCode = 401,
                Compliance = ComplianceStatement.NotCompliant,
                SaysMfaRequired = true,
                Body = ResponseBody.Error,
                Code = "900421",
                Description = "MFA required",
                CorrelationId = "c-1",
                RequestId = "r-1",
                RetryAfter = TimeSpan.FromSeconds(5),
                Seen =
                [
                    "HTTP/1.1 401 Unauthorized", "isMfaCompliant: false", "code: 900421", "description: MFA required", "Retry-After: 5",
                    "Content-Type: application/json; charset=utf-8", "Server: web", "Via: proxy", "MS-CV: v-1", "MS-ServerId: s-1",
                ],
            },
            response,
            strict: true);
    }

    [Fact]
    public async Task An_error_of_Graph_is_read_whole()
    {
        ProbeResponse response = await ReadAsync(new Reply(
            403, """{"error":{"code":"unauthorized_missingmfa","message":"Sign in again","innerError":{"request-id":"r-2","date":"x"}}}""").With("client-request-id: c-2"));

        Assert.Equivalent(
            new ProbeResponse
            {
                StatusCode = 403,
                SaysMfaRequired = true,
                Body = ResponseBody.Error,
                Code = "unauthorized_missingmfa",
                Description = "Sign in again",
                CorrelationId = "c-2",
                RequestId = "r-2",
                Seen =
                [
                    "HTTP/1.1 403 Forbidden", "code: unauthorized_missingmfa", "description: Sign in again", "Content-Type: application/json; charset=utf-8",
                    "no header of Partner Center's own",
                ],
            },
            response,
            strict: true);
    }

    [Fact]
    public async Task A_profile_is_read_whole()
    {
        ProbeResponse response = await ReadAsync(new Reply(200, """{"profileType":"OrganizationProfile","companyName":"MFA required","isMfaCompliant":true}""").With("Request-Context: x"));

        Assert.Equivalent(
            new ProbeResponse
            {
                StatusCode = 200,
                Compliance = ComplianceStatement.Compliant,
                Body = ResponseBody.OrganizationProfile,
                Seen = ["HTTP/1.1 200 OK", "isMfaCompliant in the body: true", "Content-Type: application/json; charset=utf-8", "company: MFA required"],
            },
            response,
            strict: true);
    }

    [Fact]
    public void A_response_of_HTTP_2_has_no_reason_phrase() => Assert.Equal(
        ["HTTP/2 401", "no header of Partner Center's own"],
        ResponseFacts.Find(new ResponseText { StatusCode = 401, Version = "2", Header = _ => [] }).Seen);

    [Fact]
    public void A_response_of_an_unknown_version_is_called_HTTP() => Assert.Equal(
        "HTTP 500 Oops", ResponseFacts.Find(new ResponseText { StatusCode = 500, ReasonPhrase = "Oops", Header = _ => [] }).Seen[0]);

    [Theory]
    [InlineData(407)]
    [InlineData(511)]
    public async Task An_answer_of_the_network_says_nothing_about_Partner_Center(int status)
    {
        ProbeResponse response = await ReadAsync(new Reply(status, """{"code":900421}""").With("isMfaCompliant: true", "MS-CorrelationId: c", "Retry-After: 5"));

        Assert.Equal(
            (status, ComplianceStatement.None, false, ResponseBody.Other, null, null, null),
            (response.StatusCode, response.Compliance, response.SaysMfaRequired, response.Body, response.Code, response.CorrelationId, response.RetryAfter));
        Assert.Contains("isMfaCompliant: true", response.Seen);
        Assert.DoesNotContain("code: 900421", response.Seen);
    }

    [Theory]
    [InlineData(400, "Authorization header token missing user information", true)]
    [InlineData(400, "Token  MISSING user information.", true)]
    [InlineData(400, "User information is missing", false)]
    [InlineData(401, "Authorization header token missing user information", false)]
    public async Task A_400_for_a_token_without_a_user_is_recognized(int status, string description, bool saysNoUser) =>
        Assert.Equal(saysNoUser, (await ReadAsync(new Reply(status, $$"""{"code":"x","description":"{{description}}"}"""))).SaysNoUser);

    [Theory]
    [InlineData("""{"code":"x","description":"Use MFA."}""", false, true)]
    [InlineData("""{"code":"x","description":"MFA is required"}""", true, false)]
    [InlineData("""{"code":"x","description":"MFA required: false"}""", false, true)]
    [InlineData("""{"code":"x","description":"No MFA required"}""", false, true)]
    [InlineData("""{"code":"900420","error":{"code":"900421"}}""", false, true)]
    [InlineData("""{"code":"x","description":"Multi-factor authentication"}""", false, true)]
    [InlineData("""{"code":"x","description":"MFAX, isMfaCompliant and mfas"}""", false, false)]
    [InlineData("""{"code":"ConditionalAccessMfa"}""", false, true)]
    [InlineData("MFA", false, true)]
    public async Task A_response_requires_MFA_or_mentions_it_or_does_not(string body, bool requires, bool mentions)
    {
        ProbeResponse response = await ReadAsync(new Reply(401, body));

        Assert.Equal((requires, mentions), (response.SaysMfaRequired, response.MentionsMfa));
    }

    [Theory]
    [InlineData("Bearer error=\"invalid_token\", error_description=\"MFA required\"", true, false)]
    [InlineData("Bearer error=\"invalid_token\", error_description=\"See (10001)\"", true, false)]
    [InlineData("Bearer error=\"invalid_token\", error_description=\"Try MFA\"", false, true)]
    [InlineData("Bearer error=\"invalid_token\", realm=\"MFA required\"", false, false)]
    public async Task The_words_of_a_challenge_count(string challenge, bool requires, bool mentions)
    {
        ProbeResponse response = await ReadAsync(new Reply(401).With($"WWW-Authenticate: {challenge}"));

        Assert.Equal((requires, mentions), (response.SaysMfaRequired, response.MentionsMfa));
        Assert.Contains($"WWW-Authenticate: {challenge}", response.Seen);
    }

    [Theory]
    [InlineData("Error 900421.", true)]
    [InlineData("Error 9004", false)]
    [InlineData("MFA required", false)]
    [InlineData("MFA required ", true)]
    public void The_last_word_of_a_body_that_breaks_off_does_not_count(string body, bool requires) => Assert.Equal(
        requires, ResponseFacts.Find(new ResponseText { StatusCode = 401, Header = _ => [], Body = body, Cut = ResponseBody.Truncated }).SaysMfaRequired);

    [Theory]
    [InlineData("MS-CorrelationId")]
    [InlineData("MS-RequestId")]
    [InlineData("MS-CV")]
    [InlineData("MS-ServerId")]
    [InlineData("Request-Context")]
    public async Task A_header_of_Partner_Centers_own_shows_who_answered(string header) =>
        Assert.DoesNotContain("no header of Partner Center's own", (await ReadAsync(new Reply(200).With($"{header}: x"))).Seen);

    [Theory]
    [InlineData("https://login.example/path?secret=1", "redirect to login.example")]
    [InlineData("/path", "redirect to the same host")]
    [InlineData("file:///path", "redirect to the same host")]
    public async Task Of_a_redirect_only_the_host_is_shown(string location, string fact) =>
        Assert.Contains(fact, (await ReadAsync(new Reply(302).With($"Location: {location}"))).Seen);

    [Fact]
    public async Task Of_a_repeated_header_three_values_are_shown() => Assert.Equal(
        ["Via: a", "Via: b", "Via: c"],
        (await ReadAsync(new Reply(200).With("Via: a", "Via: b", "Via: c", "Via: d"))).Seen.Where(fact => fact.StartsWith("Via", StringComparison.Ordinal)));

    [Fact]
    public async Task An_ID_without_text_is_passed_over()
    {
        ProbeResponse response = await ReadAsync(new Reply(401, """{"code":"x","description":" "}""").With("MS-CorrelationId:  ", "client-request-id: c", "MS-RequestId:  "));

        Assert.Equal(("c", null, null), (response.CorrelationId, response.RequestId, response.Description));
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("0", 0)]
    [InlineData("Mon, 08 Jun 2026 12:01:00 GMT", 60)]
    [InlineData("Mon, 08 Jun 2026 11:59:00 GMT", 0)]
    [InlineData("soon", null)]
    public async Task The_time_to_wait_is_never_negative(string header, int? seconds) =>
        Assert.Equal(seconds is { } count ? TimeSpan.FromSeconds(count) : null, (await ReadAsync(new Reply(429).With($"Retry-After: {header}"))).RetryAfter);

    [Theory]
    [InlineData(200, false)]
    [InlineData(407, false)]
    [InlineData(408, true)]
    [InlineData(409, false)]
    [InlineData(429, true)]
    [InlineData(499, false)]
    [InlineData(500, true)]
    [InlineData(599, true)]
    [InlineData(600, false)]
    public void Another_attempt_can_help_against_a_timeout_throttling_and_a_failing_server(int status, bool isTransient)
    {
        CallResult result = new(new ProbeResponse { StatusCode = status, Body = ResponseBody.Other }, null, new CorrelationIds("c", "r"), 1);

        Assert.Equal((isTransient, false), (result.IsTransient, (result with { IsFinal = true }).IsTransient));
        Assert.True((result with { Response = result.Response! with { Body = ResponseBody.Truncated } }).IsTransient);
        Assert.True((result with { Response = null }).IsTransient);
        Assert.False((result with { Response = null, IsFinal = true }).IsTransient);
    }

    [Fact]
    public void A_call_is_summed_up_in_a_few_words()
    {
        CallResult result = new(new ProbeResponse { StatusCode = 403, Code = "900308" }, null, new CorrelationIds("c", "r"), 1);

        Assert.Equal("HTTP 403, code 900308", result.Summary);
        Assert.Equal("HTTP 403", (result with { Response = new ProbeResponse { StatusCode = 403 } }).Summary);
        Assert.Equal("HTTP 403 with a body that is not JSON", (result with { Failure = "a body that is not JSON" }).Summary);
        Assert.Equal("no response (timeout)", (result with { Response = null, Failure = "timeout" }).Summary);
    }

    private static async Task<ProbeResponse> ReadAsync(Reply reply)
    {
        using HttpResponseMessage response = reply.Create();
        return await ResponseReader.ReadAsync(response, Now, TestContext.Current.CancellationToken);
    }
}
