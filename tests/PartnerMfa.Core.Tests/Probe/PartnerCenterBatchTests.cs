using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Requests;
using PartnerMfa.Verdicts;
using PartnerMfa.Work;

namespace PartnerMfa.Probe;

/// <summary>Many tokens, several at a time.</summary>
public sealed class PartnerCenterBatchTests
{
    private readonly RecordingObserver _observer = new();
    private readonly List<string> _given = [];
    private readonly ManualClock _clock = new() { AutoPass = Probes.AutoPass };

    [Fact]
    public async Task Answers_keep_the_order_of_the_tokens_and_a_bad_token_does_not_stop_the_rest()
    {
        using AnsweringHandler handler = new(_ => Reply.Profile.Create());

        await RunAsync(handler, new ProbeOptions(), TestTokens.With(), new Secret("opaque"), Probes.TokenThatSays("No"), TestTokens.With(("aud", "x")));

        Assert.Equal(["input 1: MfaClaimPresent", "input 2: TokenMalformed", "input 3: MfaClaimMissing", "input 4: WrongAudience"], _given);
    }

    [Fact]
    public async Task Messages_name_the_token_that_they_are_about()
    {
        using AnsweringHandler handler = new(_ => Reply.Profile.Create());

        await RunAsync(handler, new ProbeOptions(), TestTokens.With(), TestTokens.With(("aud", "x")));

        Assert.Contains("verbose: input 1: HTTP 200", _observer.Told);
        Assert.Contains("verbose: input 2: The token was not sent: WrongAudience.", _observer.Told);
        Assert.Equal("completed: Asking Partner Center about many", _observer.Told.Last());
        Assert.Single(_observer.Told, told => told.StartsWith("completed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Progress_counts_tokens_and_reports_waits()
    {
        int sent = 0;
        using AnsweringHandler handler = new(_ => (sent++ == 0 ? new Reply(429).With("Retry-After: 5") : Reply.Profile).Create());

        await RunAsync(handler, new ProbeOptions { ThrottleLimit = 1 }, TestTokens.With(), TestTokens.With());

        Assert.Contains(
            "progress: Asking Partner Center about many: 0 answered, 1 under way; input 1: Attempt 1: HTTP 429; trying again in 5 s", _observer.Told);
        Assert.Contains("progress: Asking Partner Center about many: 1 answered, 0 under way", _observer.Told);
    }

    [Fact]
    public async Task Memory_stays_bounded_for_ten_thousand_tokens()
    {
        const int Count = 10_000;
        using AnsweringHandler handler = new(_ => Reply.Profile.Create());
        Secret token = TestTokens.With();
        List<WeakReference> results = [];
        int read = 0, alive = 0;
        await Batch(handler, new ProbeOptions()).RunAsync(
            _ => Task.FromResult(read++ < Count ? new TokenRequest(token, PartnerMfaEnvironments.Global, "a test") { Input = $"input {read}" } : null),
            outcome =>
            {
                Assert.Equal("MfaClaimPresent", outcome.Result?.Reason);
                results.Add(new WeakReference(outcome));
                return Task.CompletedTask;
            },
            TestContext.Current.CancellationToken);
        GC.Collect();
        foreach (WeakReference result in results)
            if (result.IsAlive) alive++;

        Assert.Equal(Count, results.Count);
        Assert.InRange(alive, 0, 8 * 16);
    }

    private async Task RunAsync(HttpMessageHandler handler, ProbeOptions options, params Secret[] tokens)
    {
        Queue<TokenRequest> left = new(tokens.Select((token, index) => new TokenRequest(token, PartnerMfaEnvironments.Global, "a test") { Input = $"input {index + 1}" }));
        await Batch(handler, options).RunAsync(
            _ => Task.FromResult(left.TryDequeue(out TokenRequest? subject) ? subject : null),
            outcome =>
            {
                _given.Add($"{outcome.Request.Input}: {outcome.Result?.Reason ?? outcome.Failure!.ErrorId}");
                return Task.CompletedTask;
            },
            TestContext.Current.CancellationToken);
    }

    private PartnerCenterBatch Batch(HttpMessageHandler handler, ProbeOptions options) => new(
        _ => new ServiceBackend { Handler = handler, Clock = _clock }, CommandHints.PowerShell, new KnownSetups(), options, _observer);

    private sealed class AnsweringHandler(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(answer(request));
    }
}
