using PartnerMfa.Hosting;

namespace PartnerMfa.Probe;

/// <summary>After a No, the same call without the wish for enforcement: is the integration broken today?</summary>
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
    public async Task The_ordinary_call_tells_what_happens_today(int status, string? header, string body, bool? blocked)
    {
        Reply ordinary = header is null ? new Reply(status, body) : new Reply(status, body).With(header);
        PartnerMfaResult result = await RunAsync(new ProbeOptions(), new Reply(401, MfaRequired), ordinary);

        Assert.Equal(("No", "MfaRequiredByService", 401, blocked), (result.Result, result.Reason, result.StatusCode, result.BlockedToday));
    }

    [Theory]
    [InlineData(401, MfaRequired, "Ordinary calls are refused already.")]
    [InlineData(200, Reply.ProfileBody, "Ordinary calls still pass today, until Microsoft enforces MFA for them.")]
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

        Assert.Equal(("No", false), (result.Result, result.BlockedToday));
    }

    [Theory]
    [InlineData(200, "isMfaCompliant: true")]
    [InlineData(401, "X-Other: 1")]
    [InlineData(302, "X-Other: 1")]
    public async Task No_other_answer_is(int status, string header) =>
        Assert.Null((await RunAsync(new ProbeOptions(), new Reply(status).With(header))).BlockedToday);

    [Fact]
    public async Task It_can_be_left_out() =>
        Assert.Null((await RunAsync(new ProbeOptions { SkipBaseline = true }, new Reply(401, MfaRequired))).BlockedToday);

    [Fact]
    public async Task It_is_the_same_call_without_the_headers_under_the_same_correlation_id()
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
    public async Task It_is_tried_again_as_the_other_is_and_counts_for_no_attempt()
    {
        PartnerMfaResult result = await RunAsync(
            new ProbeOptions(), new Reply(401, MfaRequired), new Reply(429).With("Retry-After: 57"), Reply.Profile);

        Assert.Equal((1, false, 57d), (result.Attempts, result.BlockedToday, result.Duration));
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

        Assert.Equal(("No", null, 100d), (result.Result, result.BlockedToday, result.Duration));
    }

    private async Task<PartnerMfaResult> RunAsync(ProbeOptions options, params Reply[] replies)
    {
        using ScriptedHandler handler = new();
        foreach (Reply reply in replies) handler.Then(reply.Create);
        return await RunAsync(handler, options);
    }

    private Task<PartnerMfaResult> RunAsync(ScriptedHandler handler, ProbeOptions options) => Probes.RunAsync(
        new ServiceBackend { Handler = handler, Clock = _clock }, Probes.TokenThatSays("No"), options);
}
