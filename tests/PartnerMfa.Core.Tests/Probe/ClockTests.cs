using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Requests;
using PartnerMfa.Work;

namespace PartnerMfa.Probe;

/// <summary>Clocks that are wrong, that reach their end, and that are changed during a wait.</summary>
public sealed class ClockTests
{
    [Theory]
    [InlineData(-1, "TokenNotYetValid")]
    [InlineData(1, "TokenExpired")]
    public async Task With_a_clock_that_is_a_day_off_the_token_is_not_sent(int days, string reason)
    {
        DateTimeOffset now = new SetClock().GetUtcNow();
        using ScriptedHandler network = new();
        PartnerMfaResult result = await ProbeAsync(
            network, new SetClock { Ahead = TimeSpan.FromDays(days) },
            TestTokens.With(("nbf", now.AddMinutes(-1).ToUnixTimeSeconds()), ("exp", now.AddHours(1).ToUnixTimeSeconds())));

        Assert.Equal(("Unknown", reason, (int?)null), (result.Result, result.Reason, result.Attempts));
    }

    [Fact]
    public async Task In_the_last_second_of_the_calendar_a_token_is_tested_like_any_other()
    {
        SetClock clock = new();
        clock.Ahead = DateTimeOffset.MaxValue.AddSeconds(-1) - clock.GetUtcNow();
        using ScriptedHandler network = new();
        network.Then(() => Reply.Profile.With("isMfaCompliant: true").Create());
        PartnerMfaResult result = await ProbeAsync(network, clock, TestTokens.With(("nbf", 0), ("exp", DateTimeOffset.MaxValue.ToUnixTimeSeconds())));

        Assert.Equal(("Yes", "MfaConfirmedByService"), (result.Result, result.Reason));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task A_clock_that_is_set_while_a_call_is_tried_again_neither_ends_nor_lengthens_it(int days)
    {
        SetClock clock = new();
        using ScriptedHandler network = new();
        network.Then(() =>
        {
            clock.Ahead = TimeSpan.FromDays(days);
            return new Reply(429, "") { Headers = ["Retry-After: 30"] }.Create();
        });
        network.Then(() => Reply.Profile.With("isMfaCompliant: true").Create());
        DateTimeOffset before = clock.Monotonic.GetUtcNow();
        PartnerMfaResult result = await ProbeAsync(network, clock, TestTokens.With(("exp", 4102444800)), new ProbeOptions());

        Assert.Equal(("Yes", 2), (result.Result, result.Attempts));
        Assert.InRange(clock.Monotonic.GetUtcNow() - before, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(31));
    }

    [Fact]
    public void Changing_the_system_clock_does_not_change_a_time_limit()
    {
        SetClock clock = new();
        using TimeLimit limit = new(clock, TimeSpan.FromSeconds(100), CancellationToken.None);
        clock.Monotonic.Advance(TimeSpan.FromSeconds(40));
        clock.Ahead = TimeSpan.FromDays(-1);

        Assert.Equal(TimeSpan.FromSeconds(60), limit.Left);
    }

    private static Task<PartnerMfaResult> ProbeAsync(ScriptedHandler network, TimeProvider clock, Secret token, ProbeOptions? options = null) =>
        new PartnerMfaClient(_ => new ServiceBackend { Handler = network, Clock = clock }, CommandHints.PowerShell).TestPartnerCenterAsync(
            new TokenRequest(token, PartnerMfaEnvironments.Global, "a test"), options ?? Probes.Once, new RecordingObserver(), TestContext.Current.CancellationToken);

    /// <summary>A clock whose time of day can be changed while the elapsed time continues.</summary>
    private sealed class SetClock : TimeProvider
    {
        public ManualClock Monotonic { get; } = new() { AutoPass = TimeSpan.FromSeconds(60) };

        public TimeSpan Ahead { get; set; }

        public override long TimestampFrequency => Monotonic.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => Monotonic.GetUtcNow() + Ahead;

        public override long GetTimestamp() => Monotonic.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => Monotonic.CreateTimer(callback, state, dueTime, period);
    }
}
