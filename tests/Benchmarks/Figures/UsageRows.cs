using System.Diagnostics;
using PartnerMfa.Benchmarks.Measuring;
using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Requests;
using PartnerMfa.Testing;
using PartnerMfa.Usage;
using PartnerMfa.Work;

namespace PartnerMfa.Benchmarks.Figures;

/// <summary>The answers about ten thousand calls, against parsing the same JSON and reading every value of it.</summary>
internal sealed class UsageRows : IFigure
{
    private const int Runs = 31;
    private const int Warming = 40;

    private readonly Secret _token = TestTokens.With(("nbf", null), ("exp", 4102444800L));

    public string Name => "10,000 usage rows";

    public double Target => 2;

    public string? Exclusion => null;

    public InterleavedTimes Measure()
    {
        using SampleResources resources = new();
        ServiceBackend backend = new() { Handler = resources };
        for (int round = 0; round < Warming; round++)
        {
            Ask(backend);
            JsonReading.Time(resources.Counts, resources.Calls, resources.Principals);
        }

        return InterleavedTimes.Of(Runs, () => Ask(backend), () => JsonReading.Time(resources.Counts, resources.Calls, resources.Principals));
    }

    private TimeSpan Ask(ServiceBackend backend)
    {
        long start = Stopwatch.GetTimestamp();
        IReadOnlyList<PartnerMfaResult> answers = new UsageAnalyzer(backend, CommandHints.PowerShell)
            .RunAsync(new UsageRequest(_token, PartnerMfaEnvironments.Global, "a benchmark"), SilentObserver.Instance, CancellationToken.None)
            .GetAwaiter().GetResult();
        TimeSpan taken = Stopwatch.GetElapsedTime(start);
        return answers.Count == SampleResources.Answers && answers.All(answer => answer.Result == "No") ? taken : throw new InvalidOperationException("This is not worth timing.");
    }
}
