using PartnerMfa.Http;
using PartnerMfa.Requests;

namespace PartnerMfa.Probe;

/// <summary>After a No, the same call without the headers that ask for enforcement: is the integration broken today?</summary>
public sealed class BaselineTests
{
    private const string MfaRequired = """{"code":900421,"description":"MFA is required for this call."}""";

    private readonly ManualClock _clock = new() { AutoPass = Probes.AutoPass };

    [Theory]
    [InlineData(200, null, Reply.ProfileBody, false)]
    [InlineData(200, "isMfaCompliant: false", Reply.ProfileBody, false)]
    [InlineData(200, "isMfaCompliant: true", Reply.ProfileBody, false)]
    [InlineData(401, null, MfaRequired, true)]
    [InlineData(401, null, "Authentication failed. MFA required. (10001)", true)]
    [InlineData(401, "isMfaCompliant: false", "", true)]
    [InlineData(401, "isMfaCompliant: true", MfaRequired, null)]
    [InlineData(401, null, """{"code":"900420"}""", null)]
    [InlineData(403, null, MfaRequired, null)]
    [InlineData(403, "isMfaCompliant: false", "", null)]
    [InlineData(200, null, "<html>Welcome to the hotel. MFA required.</html>", null)]
    [InlineData(302, null, "", null)]
    [InlineData(404, null, Reply.ProfileBody, null)]
    public async Task The_ordinary_call_shows_whether_enforcement_has_arrived(int status, string? header, string body, bool? blocked)
    {
        Reply ordinary = header is null ? new Reply(status, body) : new Reply(status, body).With(header);
        PartnerMfaResult result = await RunAsync(new ProbeOptions(), new Reply(401, MfaRequired), ordinary);

        Assert.Equal(("No", "MfaRequiredByService", 401, blocked), (result.Result, result.Reason, result.StatusCode, Blocked(result)));
    }

    [Theory]
    [InlineData(401, MfaRequired, "An ordinary call was refused, too.")]
    [InlineData(200, Reply.ProfileBody, "One ordinary call passed just now; others may already be refused.")]
    [InlineData(403, "", "(HTTP 401, code 900421).")]
    public async Task The_message_ends_with_it(int status, string body, string end)
    {
        PartnerMfaResult result = await RunAsync(new ProbeOptions(), new Reply(401, MfaRequired), new Reply(status, body));

        Assert.EndsWith(end, result.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, null, MfaRequired)]
    [InlineData(200, "isMfaCompliant: false", Reply.ProfileBody)]
    [InlineData(200, null, Reply.ProfileBody)]
    public async Task Every_kind_of_No_is_followed_by_one(int status, string? header, string body)
    {
        Reply enforced = header is null ? new Reply(status, body) : new Reply(status, body).With(header);
        PartnerMfaResult result = await RunAsync(new ProbeOptions(), enforced, Reply.Profile);

        Assert.Equal(("No", false), (result.Result, Blocked(result)));
    }

    [Theory]
    [InlineData(200, "isMfaCompliant: true")]
    [InlineData(401, "X-Other: 1")]
    [InlineData(302, "X-Other: 1")]
    public async Task No_other_answer_is(int status, string header) =>
        Assert.Null((await RunAsync(new ProbeOptions(), new Reply(status).With(header))).OrdinaryCallsTried);

    [Fact]
    public async Task The_ordinary_call_can_be_left_out() =>
        Assert.Null((await RunAsync(new ProbeOptions { SkipBaseline = true }, new Reply(401, MfaRequired))).OrdinaryCallsTried);

    [Fact]
    public async Task The_ordinary_call_has_the_same_correlation_id_and_no_enforcement_headers()
    {
        using ScriptedHandler handler = new ScriptedHandler().Then(new Reply(401, MfaRequired).Create).Then(Reply.Profile.Create);
        PartnerMfaResult result = await RunAsync(handler, new ProbeOptions());
        IReadOnlyDictionary<string, string> enforced = handler.Sent[0].Headers, ordinary = handler.Sent[1].Headers;

        Assert.Equal(enforced.Keys.Except(["MS-Enforce-MFA", "ValidateMfa"]).Order(), ordinary.Keys.Order());
        Assert.All(ordinary.Keys.Except(["MS-RequestId"]), name => Assert.Equal(enforced[name], ordinary[name]));
        Assert.NotEqual(enforced["MS-RequestId"], ordinary["MS-RequestId"]);
        Assert.Equal((enforced["MS-CorrelationId"], enforced["MS-RequestId"]), (result.CorrelationId, result.RequestId));
    }

    [Fact]
    public async Task The_ordinary_call_is_retried_and_not_counted_as_an_attempt()
    {
        PartnerMfaResult result = await RunAsync(
            new ProbeOptions(), new Reply(401, MfaRequired), new Reply(429).With("Retry-After: 57"), Reply.Profile);

        Assert.Equal((1, false, 57d), (result.Attempts, Blocked(result), result.Duration));
    }

    [Fact]
    public async Task Both_share_one_time_limit()
    {
        TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using ScriptedHandler handler = new ScriptedHandler()
            .Then(new Reply(429).With("Retry-After: 57").Create)
            .Then(new Reply(401, MfaRequired).Create)
            .Then(async (_, cancelled) =>
            {
                asked.SetResult();
                await Task.Delay(Timeout.Infinite, cancelled);
                return new HttpResponseMessage();
            });
        Task<PartnerMfaResult> probe = RunAsync(handler, new ProbeOptions());
        await asked.Task;
        _clock.Advance(TimeSpan.FromSeconds(43));
        PartnerMfaResult result = await probe;

        Assert.Equal(("No", null, 100d), (result.Result, Blocked(result), result.Duration));
    }

    [Fact]
    public async Task Several_resources_are_called_as_often_as_asked_for_and_counted_each()
    {
        using ScriptedHandler handler = new ScriptedHandler()
            .Then(Reply.Profile.With("isMfaCompliant: true").Create)
            .Then(Reply.Profile.Create).Then(new Reply(401, MfaRequired).Create)
            .Then(new Reply(200, """{"totalCount":0,"items":[]}""").With("MS-CorrelationId: c").Create).Then(new Reply(401, MfaRequired).Create)
            .Then(new Reply(403).Create).Then(new Reply(200, "<html>hotel</html>").Create);
        PartnerMfaResult result = await RunAsync(handler, new ProbeOptions { OrdinaryCallCount = 2 });

        Assert.Equal(("Yes", 4, 2), (result.Result, result.OrdinaryCallsTried, result.OrdinaryCallsRefused));
        Assert.Equal(
            ["/v1/profiles/organization", "/v1/profiles/organization", "/v1/profiles/organization", "/v1/customers?size=1", "/v1/customers?size=1", "/v1/invoices?size=1", "/v1/invoices?size=1"],
            handler.Sent.Select(sent => new Uri(sent.Uri).PathAndQuery));
        Assert.Equal([true, .. Enumerable.Repeat(false, 6)], handler.Sent.Select(sent => sent.Headers.ContainsKey("ValidateMfa")));
        Assert.Contains(result.Evidence, fact => fact.StartsWith("ordinary calls to /v1/customers: 1 of 2 refused for missing MFA", StringComparison.Ordinal));
        Assert.Contains(result.Evidence, fact => fact.StartsWith("ordinary calls to /v1/invoices: 0 of 0 refused for missing MFA, 2 answered otherwise", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(200, """{"value":[]}""", 4, 1)]
    [InlineData(403, """{"error":{"code":"Unauthorized_MissingMFA","message":"MFA is required for this request"}}""", 4, 2)]
    [InlineData(403, """{"Error":{"Code":"Unauthorized_MissingMFA","Message":"MFA is required for this request"}}""", 4, 2)]
    [InlineData(403, """{"error":{"code":"accessDenied","message":"No."}}""", 3, 1)]
    [InlineData(200, "<html>Welcome to the hotel. MFA required.</html>", 3, 1)]
    public async Task Graphs_partner_security_counts_when_it_is_asked_for(int status, string body, int tried, int refused)
    {
        Secret graphToken = SignIn.GraphTokenTests.Token();
        using ScriptedHandler handler = new ScriptedHandler()
            .Then(new Reply(401, MfaRequired).Create)
            .Then(Reply.Profile.Create)
            .Then(new Reply(401, MfaRequired).Create)
            .Then(new Reply(200, "{}").With("MS-CorrelationId: c").Create)
            .Then(new Reply(status, body).Create);
        PartnerMfaResult result = await RunAsync(handler, new ProbeOptions { OrdinaryCallCount = 1, GraphToken = graphToken });

        Assert.Equal((tried, refused), (result.OrdinaryCallsTried, result.OrdinaryCallsRefused));
        SentRequest graph = handler.Sent[^1];
        Assert.Equal("https://graph.microsoft.com/beta/security/partner/securityScore/requirements", graph.Uri);
        Assert.Equal($"Bearer {graphToken.Reveal()}", graph.Headers["Authorization"]);
        Assert.Contains(result.Evidence, fact => fact.StartsWith("ordinary calls to /beta/security/partner/securityScore/requirements: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_for_another_service_is_not_sent_to_Graph()
    {
        using ScriptedHandler handler = new();

        Assert.Equal("GraphTokenInvalid", (await Assert.ThrowsAsync<PartnerMfaException>(
            () => RunAsync(handler, new ProbeOptions { GraphToken = TestTokens.With() }))).ErrorId);
    }

    private static bool? Blocked(PartnerMfaResult result) => result.OrdinaryCallsTried is null ? null : result.OrdinaryCallsRefused > 0;

    private async Task<PartnerMfaResult> RunAsync(ProbeOptions options, params Reply[] replies)
    {
        using ScriptedHandler handler = new();
        foreach (Reply reply in replies) handler.Then(reply.Create);
        return await RunAsync(handler, options);
    }

    private Task<PartnerMfaResult> RunAsync(ScriptedHandler handler, ProbeOptions options) => Probes.RunAsync(
        new ServiceBackend { Handler = handler, Clock = _clock }, Probes.TokenThatSays("No"), options);
}
