using System.Diagnostics;
using PartnerMfa.Benchmarks.Measuring;
using PartnerMfa.Testing;

namespace PartnerMfa.Benchmarks.Figures;

/// <summary>A thousand tokens, 64 at a time, against a service that takes 50 ms: the floor is what arithmetic allows.</summary>
/// <param name="probeAll">Probes these tokens at this address, so many at a time.</param>
internal sealed class ManyProbes(Func<IReadOnlyList<Secret>, Uri, int, Task> probeAll) : IFigure
{
    private const int Runs = 5;
    private const int Tokens = 1000;
    private const int AtOnce = 64;

    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(50);

    public string Name => "1,000 tokens at once";

    public double Target => 1.3;

    public string? Obstacle => null;

    public InterleavedTimes Measure()
    {
        using LoopbackService service = new(Delay);
        Secret[] tokens =
        [
            .. Enumerable.Range(0, Tokens).Select(number => TestTokens.With(("nbf", null), ("exp", 4102444800L), ("upn", $"user{number}@contoso.example"))),
        ];
        return InterleavedTimes.Of(Runs, () => Time(() => probeAll(tokens, service.Address, AtOnce)), () => Delay * ((double)Tokens / AtOnce));
    }

    private static TimeSpan Time(Func<Task> work)
    {
        long start = Stopwatch.GetTimestamp();
        Task.Run(work).Wait();
        return Stopwatch.GetElapsedTime(start);
    }
}
