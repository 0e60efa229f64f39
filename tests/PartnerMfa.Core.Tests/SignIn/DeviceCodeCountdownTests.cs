using System.Threading.Channels;
using PartnerMfa.SignIn.Msal;
using PartnerMfa.Work;

namespace PartnerMfa.SignIn;

/// <summary>The countdown while the user enters the code on another device.</summary>
public sealed class DeviceCodeCountdownTests
{
    private const string Activity = "Waiting for the sign-in on another device";
    private const string Status = "Enter the code ABCD-EFGH at https://microsoft.com/devicelogin";

    private readonly ManualClock _clock = new();
    private readonly CountdownObserver _observer = new();

    private DeviceCodePrompt Prompt => new("ABCD-EFGH", new Uri("https://microsoft.com/devicelogin"), _clock.GetUtcNow().AddSeconds(900));

    [Fact]
    public async Task The_code_is_shown_once_and_then_the_time_left_each_second()
    {
        ManualClock passing = new() { AutoPass = TimeSpan.FromSeconds(1) };
        DeviceCodePrompt prompt = Prompt with { ExpiresOn = passing.GetUtcNow().AddSeconds(3) };
        using (DeviceCodeCountdown countdown = new(passing, _observer, CancellationToken.None))
        {
            countdown.Show(prompt);
            await _observer.ToldAsync(3);

            Assert.Empty(_observer.Ended);
        }

        Assert.Equal([prompt], _observer.Codes);
        Assert.Equal([(Activity, Status, Seconds(3)), (Activity, Status, Seconds(2)), (Activity, Status, Seconds(1))], _observer.Progressed);
        Assert.Equal([Activity], _observer.Ended);
    }

    [Fact]
    public async Task Nothing_is_shown_after_the_end()
    {
        using (DeviceCodeCountdown countdown = new(_clock, _observer, CancellationToken.None))
        {
            countdown.Show(Prompt);
            await _observer.ToldAsync(1);
        }

        _clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Single(_observer.Progressed);
    }

    [Fact]
    public void A_code_that_has_ended_is_not_counted()
    {
        using DeviceCodeCountdown countdown = new(_clock, _observer, CancellationToken.None);
        countdown.Show(Prompt with { ExpiresOn = _clock.GetUtcNow() });

        Assert.Empty(_observer.Progressed);
    }

    private static TimeSpan? Seconds(int seconds) => TimeSpan.FromSeconds(seconds);

    private sealed class CountdownObserver : IWorkObserver
    {
        private readonly Channel<bool> _told = Channel.CreateUnbounded<bool>();

        public List<(string Activity, string Status, TimeSpan? Left)> Progressed { get; } = [];

        public List<string> Ended { get; } = [];

        public List<DeviceCodePrompt> Codes { get; } = [];

        public async Task ToldAsync(int times)
        {
            for (int i = 0; i < times; i++) await _told.Reader.ReadAsync(TestContext.Current.CancellationToken);
        }

        public void Progress(string activity, string status, TimeSpan? left = null, int? percent = null)
        {
            Progressed.Add((activity, status, left));
            _told.Writer.TryWrite(true);
        }

        public void Completed(string activity) => Ended.Add(activity);

        public void DeviceCode(DeviceCodePrompt prompt) => Codes.Add(prompt);

        public void Verbose(string message)
        {
        }

        public void Warning(string message)
        {
        }
    }
}
