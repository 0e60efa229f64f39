using PartnerMfa.Http;
using PartnerMfa.Requests;

namespace PartnerMfa.Probe;

public sealed class RetryTests
{
    private readonly ManualClock _clock = new() { AutoPass = Probes.AutoPass };

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Transient_failures_are_retried(int status)
    {
        PartnerMfaResult result = await RunAsync(new ProbeOptions(), new Reply(status), Reply.Profile);

        Assert.Equal(("MfaClaimPresent", 200, 2), (result.Reason, result.StatusCode, result.Attempts));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(302)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(600)]
    [InlineData(999)]
    public async Task Permanent_failures_are_not_retried(int status)
    {
        PartnerMfaResult result = await RunAsync(new ProbeOptions(), new Reply(status));

        Assert.Equal((status, 1), (result.StatusCode, result.Attempts));
        Assert.Empty(_clock.Waits);
    }

    [Theory]
    [InlineData("Retry-After: 57", 57)]
    [InlineData("Retry-After: 0", 0)]
    [InlineData("Retry-After: Mon, 08 Jun 2026 12:00:30 GMT", 30)]
    [InlineData("Retry-After: Mon, 08 Jun 2026 11:59:00 GMT", 0)]
    public async Task The_service_is_given_the_time_it_asks_for(string header, int seconds)
    {
        PartnerMfaResult result = await RunAsync(new ProbeOptions(), new Reply(429).With(header), Reply.Profile);

        Assert.Equal(2, result.Attempts);
        Assert.Equal(seconds, result.Duration);
        Assert.Equal(seconds, _clock.Waits.Sum(wait => wait.TotalSeconds));
    }

    [Theory]
    [InlineData("Retry-After: 3600")]
    [InlineData("Retry-After: 100")]
    [InlineData("Retry-After: Mon, 08 Jun 2026 13:00:00 GMT")]
    public async Task A_wait_past_the_time_limit_ends_the_probe_at_once(string header)
    {
        PartnerMfaResult result = await RunAsync(new ProbeOptions(), new Reply(429).With(header));

        Assert.Equal(("Throttled", 1, 0d), (result.Reason, result.Attempts, result.Duration));
        Assert.Empty(_clock.Waits);
    }

    [Fact]
    public async Task The_time_limit_counts_the_waits_there_were()
    {
        PartnerMfaResult result = await RunAsync(
            new ProbeOptions(), new Reply(429).With("Retry-After: 57"), new Reply(429).With("Retry-After: 57"));

        Assert.Equal((2, 57d), (result.Attempts, result.Duration));
    }

    [Theory]
    [InlineData("Retry-After: soon")]
    [InlineData("Retry-After: -5")]
    public async Task A_Retry_After_that_cannot_be_read_is_as_none(string header)
    {
        PartnerMfaResult result = await RunAsync(new ProbeOptions(), new Reply(503).With(header), Reply.Profile);

        Assert.Equal(2, result.Attempts);
        Assert.InRange(Assert.Single(_clock.Waits).TotalSeconds, 0.1, 2);
    }

    [Fact]
    public async Task Waits_grow_by_doubling_with_jitter()
    {
        await RunAsync(new ProbeOptions(), [.. Enumerable.Repeat(new Reply(503), 5)]);

        Assert.Equal([0.9, 1.1, 2.0, 4.0], _clock.Waits.Select(wait => Math.Round(wait.TotalSeconds, 1)));
    }

    [Fact]
    public async Task Chance_makes_the_waits_differ()
    {
        await RunAsync(new ProbeOptions(), [.. Enumerable.Repeat(new Reply(503), 5)]);
        ManualClock other = new() { AutoPass = Probes.AutoPass };
        await RunAsync(other, 0.1, new ProbeOptions(), [.. Enumerable.Repeat(new Reply(503), 5)]);

        Assert.All(_clock.Waits.Zip(other.Waits), pair => Assert.NotEqual(pair.First, pair.Second));
    }

    [Fact]
    public async Task The_first_wait_sets_the_scale()
    {
        await RunAsync(new ProbeOptions { Retry = new RetryOptions(1, TimeSpan.FromSeconds(2)) }, new Reply(503), new Reply(503));

        Assert.Equal(1.8, Math.Round(Assert.Single(_clock.Waits).TotalSeconds, 1));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(4, 5)]
    public async Task Trying_ends_with_the_last_retry(int retries, int attempts)
    {
        PartnerMfaResult result = await RunAsync(
            new ProbeOptions { Retry = RetryOptions.Default with { Retries = retries } }, [.. Enumerable.Repeat(new Reply(503, """{"code":"7"}"""), attempts)]);

        Assert.Equal(("ServiceUnavailable", 503, attempts), (result.Reason, result.StatusCode, result.Attempts));
        Assert.Equal(
            $"Partner Center was not available after {(attempts == 1 ? "one try" : $"{attempts} tries")} (HTTP 503, code 7).", result.Message);
    }

    [Fact]
    public async Task The_last_try_is_the_one_that_is_judged()
    {
        PartnerMfaResult result = await RunAsync(new ProbeOptions { Retry = RetryOptions.Default with { Retries = 1 } }, new Reply(429), new Reply(502));

        Assert.Equal(("ServiceUnavailable", 502), (result.Reason, result.StatusCode));
    }

    [Fact]
    public async Task The_time_of_all_waits_is_the_duration()
    {
        PartnerMfaResult result = await RunAsync(
            new ProbeOptions(), new Reply(429).With("Retry-After: 10"), new Reply(503).With("Retry-After: 20"), Reply.Profile);

        Assert.Equal((3, 30d), (result.Attempts, result.Duration));
    }

    private Task<PartnerMfaResult> RunAsync(ProbeOptions options, params Reply[] replies) => RunAsync(_clock, 0.5, options, replies);

    private static async Task<PartnerMfaResult> RunAsync(ManualClock clock, double chance, ProbeOptions options, Reply[] replies)
    {
        using ScriptedHandler handler = new();
        foreach (Reply reply in replies) handler.Then(reply.Create);
        return await Probes.RunAsync(new ServiceBackend { Handler = handler, Clock = clock, Random = () => chance }, TestTokens.With(), options);
    }
}
