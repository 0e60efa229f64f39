using System.Diagnostics;
using PartnerMfa.Benchmarks.Measuring;
using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Http.Resources;
using PartnerMfa.Setup.ConditionalAccess;
using PartnerMfa.Testing;

namespace PartnerMfa.Benchmarks.Figures;

/// <summary>
/// Five thousand Graph policies on ten pages, each read and judged for an account, compared with parsing the same JSON and reading every
/// value in it.
/// </summary>
internal sealed class GraphPolicies : IFigure
{
    private const int Runs = 31;
    private const int Warming = 40;

    private static readonly PolicyAccount Account = new()
    {
        ObjectId = Guid.NewGuid().ToString(),
        UserPrincipalName = "integration@contoso.example",
        UserType = "Member",
        Groups = Enumerable.Range(0, 20).ToDictionary(_ => Guid.NewGuid().ToString(), number => $"Group {number}"),
        GroupsAreComplete = true,
        RolesAreComplete = true,
    };

    public string Name => "5,000 policies of Graph";

    public double Target => 2;

    public string? Exclusion => null;

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
        PolicySet policies = new(Account);
        using TimeLimit limit = new(backend.Clock, TimeSpan.FromMinutes(5), CancellationToken.None);
        ResourceResult<ItemCount> read = new ResourceReader(backend, ResourceService.Graph(PartnerMfaEnvironments.Global), new Secret("a.b.c"), SilentObserver.Instance)
            .GetAllAsync("/v1.0/identity/conditionalAccess/policies", GraphConstants.ItemsName, json => policies.Add(json), limit)
            .GetAwaiter().GetResult();
        Ternary mfa = PolicyVerdict.Of(policies.Applying).Mfa;
        TimeSpan taken = Stopwatch.GetElapsedTime(start);
        return read.Failure is null && read.Value!.Given == SampleResources.Policies && mfa == Ternary.Yes ? taken : throw new InvalidOperationException($"This is not worth timing: {read.Failure}");
    }
}
