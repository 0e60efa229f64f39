using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Requests;
using PartnerMfa.Sandbox.EntraId;
using PartnerMfa.Sandbox.Support;
using PartnerMfa.SignIn;
using PartnerMfa.Work;

namespace PartnerMfa.Sandbox.Accounts;

/// <summary>A machine whose clock is wrong, or is changed during a wait: no false Yes, no unforeseen error, and no endless wait.</summary>
public sealed class WrongClockTests
{
    private readonly SandboxRun _sandbox = new();

    [Theory]
    [InlineData(-1, "Unknown", "TokenNotYetValid")]
    [InlineData(1, "Unknown", "TokenExpired")]
    public async Task A_token_is_not_sent_when_the_machines_clock_is_a_day_off(int days, string answer, string reason)
    {
        using RecordingHandler handler = new(_sandbox.Backend.Handler);
        PartnerMfaResult result = await ProbeAsync(handler, TimeSpan.FromDays(days));

        Assert.Equal((answer, reason), (result.Result, result.Reason));
        Assert.Empty(handler.Sent);
        Assert.NotNull(result.Remedy);
    }

    [Theory]
    [InlineData(-1, "TokenNotYetValid")]
    [InlineData(1, "TokenExpired")]
    public async Task A_sign_in_and_its_probe_end_in_words_when_the_machines_clock_is_a_day_off(int days, string reason)
    {
        ServiceBackend backend = Shifted(_sandbox.Backend.Handler, () => TimeSpan.FromDays(days));
        PartnerMfaClient client = new(_ => backend, CommandHints.Tool);
        Session session = await client.SignInAsync(
            new BrowserSignIn { Presence = new Interactivity(), Environment = PartnerMfaEnvironments.Sandbox, UserPrincipalName = "mfa@sandbox.example", ApplicationId = Guid.NewGuid().ToString("D") },
            _sandbox.Observer,
            TestContext.Current.CancellationToken);

        PartnerMfaResult result = await client.TestPartnerCenterAsync(
            new TokenRequest(session.AccessToken, session.Environment, session.Request.Method), new ProbeOptions(), _sandbox.Observer, TestContext.Current.CancellationToken);

        Assert.Equal(("Unknown", reason), (result.Result, result.Reason));
        Assert.NotNull(result.Remedy);
    }

    [Fact]
    public async Task In_the_last_year_of_the_calendar_nothing_overflows()
    {
        TimeSpan far = new DateTimeOffset(9999, 12, 31, 23, 0, 0, TimeSpan.Zero) - _sandbox.Clock.GetUtcNow();
        PartnerMfaResult result = await ProbeAsync(_sandbox.Backend.Handler, far);
        Assert.Equal(("Unknown", "TokenExpired"), (result.Result, result.Reason));

        // The services are in the same year.
        ManualClock clock = new() { AutoPass = TimeSpan.FromSeconds(60) };
        clock.Advance(far);
        ServiceBackend backend = SandboxRegistration.CreateBackend(clock) with { Random = () => 0.5 };
        PartnerMfaClient client = new(_ => backend, CommandHints.Tool);
        string token = new SandboxTokens(clock).AccessToken(SandboxAccounts.Default, KnownApplications.Default);
        PartnerMfaResult last = client.TestToken(new TokenRequest(new Secret(token), PartnerMfaEnvironments.Sandbox, "a test"));
        Assert.Contains(last.Result, new[] { "Yes", "Unknown" });
    }

    // Retries use a clock that nobody changes.
    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task A_clock_that_is_set_during_a_wait_neither_ends_nor_prolongs_it(int days)
    {
        TimeSpan shift = TimeSpan.Zero;
        long started = _sandbox.Clock.GetTimestamp();
        using SettingHandler handler = new(_sandbox.Backend.Handler, () => shift = TimeSpan.FromDays(days));
        PartnerMfaResult result = await ProbeAsync(handler, () => shift, "flaky");

        Assert.Equal("Yes", result.Result);
        Assert.True(handler.Count > 1, "There was no retry.");
        Assert.InRange(_sandbox.Clock.GetElapsedTime(started).TotalSeconds, 0, 100);
        Assert.InRange(result.Duration!.Value, 0, 100);
    }

    private Task<PartnerMfaResult> ProbeAsync(HttpMessageHandler handler, TimeSpan shift) => ProbeAsync(handler, () => shift, "mfa");

    private Task<PartnerMfaResult> ProbeAsync(HttpMessageHandler handler, Func<TimeSpan> shift, string account)
    {
        string token = new SandboxTokens(_sandbox.Clock).AccessToken(SandboxAccounts.Find(account)!, KnownApplications.Default);
        ServiceBackend backend = Shifted(handler, shift);
        return new PartnerMfaClient(_ => backend, CommandHints.Tool).TestPartnerCenterAsync(
            new TokenRequest(new Secret(token), PartnerMfaEnvironments.Sandbox, "a test"), new ProbeOptions(), _sandbox.Observer, TestContext.Current.CancellationToken);
    }

    private ServiceBackend Shifted(HttpMessageHandler handler, Func<TimeSpan> shift) =>
        _sandbox.Backend with { Handler = handler, Clock = new ShiftedClock(_sandbox.Clock, shift), WebUi = new SandboxBrowser(_sandbox.Backend.Handler) };

    /// <summary>A clock whose time differs from the one by which waits are measured.</summary>
    private sealed class ShiftedClock(TimeProvider clock, Func<TimeSpan> shift) : TimeProvider
    {
        public override long TimestampFrequency => clock.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() + shift();

        public override long GetTimestamp() => clock.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => clock.CreateTimer(callback, state, dueTime, period);
    }

    private sealed class SettingHandler(HttpMessageHandler inner, Action set) : DelegatingHandler(inner)
    {
        public int Count { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (++Count == 1) set();
            return base.SendAsync(request, cancellationToken);
        }
    }
}
