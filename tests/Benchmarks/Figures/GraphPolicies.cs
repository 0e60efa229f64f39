using System.Diagnostics;
using System.Text.Json;
using PartnerMfa.Benchmarks.Measuring;
using PartnerMfa.Hosting;
using PartnerMfa.Resources;
using PartnerMfa.Testing;

namespace PartnerMfa.Benchmarks.Figures;

/// <summary>Five thousand policies of Graph over ten pages, each value of each read, against parsing the same JSON and reading every value of it.</summary>
internal sealed class GraphPolicies : IFigure
{
    private const int Runs = 31;
    private const int Warming = 40;

    public string Name => "5,000 policies of Graph";

    public double Target => 2;

    public string? Obstacle => null;

    public InterleavedTimes Measure()
    {
        using SampleResources resources = new();
        ServiceBackend backend = new() { Handler = resources };
        byte[][] pages = [.. resources.PolicyPages];
        for (int round = 0; round < Warming; round++)
        {
            Read(backend);
            JsonReading.Time(pages);
        }

        return InterleavedTimes.Of(Runs, () => Read(backend), () => JsonReading.Time(pages));
    }

    private static TimeSpan Read(ServiceBackend backend)
    {
        long start = Stopwatch.GetTimestamp();
        int values = 0;
        using TimeLimit limit = new(backend.Clock, TimeSpan.FromMinutes(5), CancellationToken.None);
        Fetched<ItemCount> read = new ResourceReader(backend, ResourceService.Graph(PartnerMfaEnvironments.Global), new Secret("a.b.c"), SilentObserver.Instance)
            .GetAllAsync("/v1.0/identity/conditionalAccess/policies", GraphWire.ItemsName, policy => values += JsonReading.Values(policy), limit)
            .GetAwaiter().GetResult();
        TimeSpan taken = Stopwatch.GetElapsedTime(start);
        return read.Failure is null && read.Value!.Given == SampleResources.Policies && values > 0 ? taken : throw new InvalidOperationException($"This is not worth timing: {read.Failure}");
    }
}
