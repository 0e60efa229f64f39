using System.Diagnostics;
using PartnerMfa.Benchmarks.Measuring;
using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Requests;
using PartnerMfa.Testing;
using PartnerMfa.Testing.Faults;
using PartnerMfa.Work;

namespace PartnerMfa.Benchmarks.Figures;

/// <summary>
/// A thousand tokens, 64 at a time, against a service that takes 50 ms. The floor is what arithmetic allows. Each run opens its own
/// connections. Then twenty times as many, to see what stays in memory.
/// </summary>
internal sealed class ManyProbes : IFigure
{
    private const int Runs = 15;
    private const int Tokens = 1000;
    private const int ManyTokens = 20_000;
    private const int AtOnce = 64;

    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(50);

    public string Name => "1,000 tokens, 64 at once";

    public double Target => 1.3;

    public string? Exclusion => null;

    public string? Remark { get; private set; }

    public InterleavedTimes Measure()
    {
        using LoopbackService slow = new(Delay);
        InterleavedTimes times = InterleavedTimes.Of(Runs, () => Time(slow.Address), () => Delay * ((double)Tokens / AtOnce));
        using LoopbackService quick = new();
        Remark = MemoryInWords(quick.Address);
        return times;
    }

    private static TimeSpan Time(Uri address)
    {
        Secret[] tokens = [.. Enumerable.Range(0, Tokens).Select(Token)];
        long start = Stopwatch.GetTimestamp();
        Task.Run(() => ProbeAsync(address, tokens, _ => { })).Wait();
        return Stopwatch.GetElapsedTime(start);
    }

    private static string MemoryInWords(Uri address)
    {
        List<double> mebibytes = [];
        Task.Run(() => ProbeAsync(address, Enumerable.Range(0, ManyTokens).Select(Token), answered =>
        {
            if (answered is Tokens or ManyTokens) mebibytes.Add((double)GC.GetTotalMemory(forceFullCollection: true) / SampleCaptures.Mebibyte);
        })).Wait();
        return FormattableString.Invariant($"memory in use after {Tokens:N0} answers: {mebibytes[0]:0.0} MiB, after {ManyTokens:N0}: {mebibytes[1]:0.0} MiB");
    }

    private static async Task ProbeAsync(Uri address, IEnumerable<Secret> tokens, Action<int> answered)
    {
        using SocketsHttpHandler handler = FaultHandlers.Sockets();
        ServiceBackend backend = new() { Handler = handler };
        PartnerMfaEnvironment environment = new("Loopback", new EnvironmentAddresses(address, address, address, PartnerMfaEnvironments.Global.Resource));
        using IEnumerator<TokenRequest> subjects = tokens.Select((token, number) => new TokenRequest(token, environment, "a benchmark") { Input = $"{number}" }).GetEnumerator();
        int count = 0;
        await new PartnerMfaClient(_ => backend, CommandHints.PowerShell).TestPartnerCenterAsync(
            _ => Task.FromResult(subjects.MoveNext() ? subjects.Current : null), new ProbeOptions { ThrottleLimit = AtOnce }, Take, SilentObserver.Instance, CancellationToken.None);

        Task Take(ProbeOutcome outcome)
        {
            if (outcome.Result?.Result != "Yes") throw new InvalidOperationException($"This is not worth timing: {outcome}");
            answered(++count);
            return Task.CompletedTask;
        }
    }

    private static Secret Token(int number) => TestTokens.With(("nbf", null), ("exp", 4102444800L), ("upn", $"user{number}@contoso.example"));
}
