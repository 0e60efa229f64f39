using PartnerMfa.Http;
using PartnerMfa.Requests;

namespace PartnerMfa.Probe;

/// <summary>The time limit for one answer, and a caller who cancels.</summary>
public sealed class TimeLimitTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(100);

    private readonly ManualClock _clock = new() { AutoPass = Probes.AutoPass };
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task A_request_that_hangs_ends_with_the_time_limit()
    {
        using ScriptedHandler handler = new ScriptedHandler().Then(HangAsync);
        Task<PartnerMfaResult> probe = RunAsync(handler);
        await _asked.Task;
        _clock.Advance(Limit);
        PartnerMfaResult result = await probe;

        Assert.Equal(("NetworkFailure", 1, Limit.TotalSeconds), (result.Reason, result.Attempts, result.Duration));
        Assert.Equal("api.partnercenter.microsoft.com did not respond after one try: no complete answer came within 100 seconds.", result.Message);
    }

    [Fact]
    public async Task A_slow_request_within_the_time_limit_succeeds()
    {
        TaskCompletionSource<HttpResponseMessage> answer = new();
        using ScriptedHandler handler = new ScriptedHandler().Then((_, _) =>
        {
            _asked.SetResult();
            return answer.Task;
        });
        Task<PartnerMfaResult> probe = RunAsync(handler);
        await _asked.Task;
        _clock.Advance(Limit - TimeSpan.FromSeconds(1));
        answer.SetResult(Reply.Profile.Create());

        Assert.Equal("MfaClaimPresent", (await probe).Reason);
    }

    [Fact]
    public async Task A_response_before_the_time_limit_still_counts()
    {
        using ScriptedHandler handler = new ScriptedHandler().Then(() => new Reply(429).Create()).Then(HangAsync);
        Task<PartnerMfaResult> probe = RunAsync(handler);
        await _asked.Task;
        _clock.Advance(Limit);
        PartnerMfaResult result = await probe;

        Assert.Equal(("Throttled", 429, 2), (result.Reason, result.StatusCode, result.Attempts));
    }

    [Fact]
    public async Task Waits_end_with_the_time_limit()
    {
        using ScriptedHandler handler = new ScriptedHandler().Then(() => new Reply(503).Create()).Then(() => new Reply(502).Create());
        ProbeOptions options = new() { Retry = RetryOptions.Default with { FirstWait = TimeSpan.FromSeconds(60) } };
        PartnerMfaResult result = await Probes.RunAsync(
            new ServiceBackend { Handler = handler, Clock = _clock, Random = () => 0.5 }, TestTokens.With(), options);

        Assert.Equal(("ServiceUnavailable", 502, 2), (result.Reason, result.StatusCode, result.Attempts));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_that_hangs_ends_with_the_time_limit_and_leaves_the_headers_standing(bool heedsCancellation)
    {
        using ScriptedHandler handler = new ScriptedHandler()
            .Then(() => Reply.Profile.With("isMfaCompliant: true").Create(new StreamContent(new HangingStream(_asked, heedsCancellation))));
        Task<PartnerMfaResult> probe = RunAsync(handler);
        await _asked.Task;
        _clock.Advance(Limit);
        PartnerMfaResult result = await probe;

        Assert.Equal(("MfaConfirmedByService", 1), (result.Reason, result.Attempts));
    }

    [Fact]
    public async Task A_caller_who_cancels_a_request_gets_a_cancellation()
    {
        using CancellationTokenSource caller = new();
        using ScriptedHandler handler = new ScriptedHandler().Then(HangAsync);
        Task<PartnerMfaResult> probe = RunAsync(handler, caller.Token);
        await _asked.Task;
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => probe);
    }

    [Fact]
    public async Task A_caller_who_cancels_a_wait_gets_a_cancellation()
    {
        using CancellationTokenSource caller = new();
        using ScriptedHandler handler = new ScriptedHandler().Then(() => new Reply(503).Create());
        ManualClock standing = new();
        Task<PartnerMfaResult> probe = Probes.RunAsync(
            new ServiceBackend { Handler = handler, Clock = standing, Random = () => 0.5 },
            TestTokens.With(), observer: new ProgressObserver(caller.Cancel), stop: caller.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => probe);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public async Task A_caller_who_cancels_a_body_gets_a_cancellation(int retries)
    {
        using CancellationTokenSource caller = new();
        using ScriptedHandler handler = new ScriptedHandler().Then(() => Reply.Profile.Create(new StreamContent(new HangingStream(_asked))));
        Task<PartnerMfaResult> probe = RunAsync(handler, caller.Token, retries);
        await _asked.Task;
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => probe);
    }

    [Fact]
    public async Task A_caller_who_cancelled_before_has_nothing_sent()
    {
        using ScriptedHandler handler = new();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(handler, new CancellationToken(canceled: true)));
        Assert.Empty(handler.Sent);
    }

    private Task<PartnerMfaResult> RunAsync(HttpMessageHandler handler, CancellationToken? stop = null, int retries = 4) => Probes.RunAsync(
        new ServiceBackend { Handler = handler, Clock = _clock },
        TestTokens.With(),
        new ProbeOptions { TimeLimit = Limit, Retry = RetryOptions.Default with { Retries = retries } },
        stop: stop);

    private async Task<HttpResponseMessage> HangAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _asked.SetResult();
        await Task.Delay(Timeout.Infinite, cancellationToken);
        throw new InvalidOperationException("It went on.");
    }
}
