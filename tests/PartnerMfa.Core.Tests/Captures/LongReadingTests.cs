using PartnerMfa.Environments;
using PartnerMfa.Requests;
using PartnerMfa.Testing.Captures;
using PartnerMfa.Work;

namespace PartnerMfa.Captures;

/// <summary>The behavior that matters for files that take a long time to read.</summary>
public sealed class LongReadingTests : IDisposable
{
    private static readonly string Token = TestTokens.With().Reveal();

    private readonly string _path = Path.GetTempFileName();

    public LongReadingTests()
    {
        HarCall page = new(null) { Url = "https://cdn.example/", Body = new string('x', 1_000_000) };
        File.WriteAllText(_path, HarCall.File([new(Token), .. Enumerable.Repeat(page, 40), new(Token)]));
    }

    public void Dispose() => File.Delete(_path);

    [Fact]
    public async Task Progress_counts_bytes_and_is_removed_at_the_end()
    {
        Percents observer = new();
        await ReadAsync((_, _) => Task.CompletedTask, observer, TestContext.Current.CancellationToken);

        Assert.InRange(observer.Told.Count, 50, 100);
        Assert.Equal(observer.Told.Order().Distinct(), observer.Told);
        Assert.Equal(100, observer.Told[^1]);
        Assert.Equal(1, observer.Completions);
    }

    [Fact]
    public async Task The_next_call_is_read_only_after_the_consumer_is_done()
    {
        Percents observer = new();
        TaskCompletionSource taken = new();
        Task reading = ReadAsync((_, _) => taken.Task, observer, TestContext.Current.CancellationToken);

        Assert.False(reading.IsCompleted);
        Assert.True(observer.Told.Count < 5);
        taken.SetResult();
        await reading;
        Assert.Equal(100, observer.Told[^1]);
    }

    [Fact]
    public async Task Cancellation_stops_reading_at_once()
    {
        using CancellationTokenSource stop = new();
        Percents observer = new();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ReadAsync((_, _) => stop.CancelAsync(), observer, stop.Token));

        Assert.True(observer.Told.Count < 5);
    }

    private Task ReadAsync(Func<PartnerMfaCapture, CancellationToken, Task> found, IWorkObserver observer, CancellationToken stop) =>
        new PartnerMfaClient(_ => ServiceBackends.Live, CommandHints.PowerShell).ReadCaptureAsync(
            new CaptureRequest { Environment = PartnerMfaEnvironments.Global, Path = _path, Deduplicate = false }, found, observer, stop);

    private sealed class Percents : IWorkObserver
    {
        public List<int> Told { get; } = [];

        public int Completions { get; private set; }

        public void Verbose(string message)
        {
        }

        public void Warning(string message)
        {
        }

        public void Progress(string activity, string status, TimeSpan? left = null, int? percent = null)
        {
            if (percent is { } told) Told.Add(told);
        }

        public void Completed(string activity) => Completions++;

        public void DeviceCode(DeviceCodePrompt prompt)
        {
        }
    }
}
