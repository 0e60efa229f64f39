using PartnerMfa.Resources;

namespace PartnerMfa.Usage;

/// <summary>The three resources, as far as they could be read.</summary>
internal sealed record UsageSources
{
    public required DailyCounts Counts { get; init; }

    public required Fetched<ItemCount> CountsRead { get; init; }

    public required ListedCalls Calls { get; init; }

    public required Fetched<ItemCount> CallsRead { get; init; }

    public required ListedPrincipals Principals { get; init; }

    public required Fetched<ItemCount> PrincipalsRead { get; init; }

    /// <summary>The daily counts are there, and all of them.</summary>
    public bool AreCountsWhole => IsWhole(CountsRead);

    /// <summary>Every call that Partner Center keeps is in the list: not only the newest.</summary>
    public bool AreCallsWhole => IsWhole(CallsRead) && CallsRead.Value!.Given < UsageQuestion.MostCalls;

    public IEnumerable<ResourceFailure> Failures => Read.Select(read => read.Fetched.Failure).OfType<ResourceFailure>();

    public bool AreAllFailed => Failures.Count() == Read.Length;

    /// <summary>How each of them was read, in words.</summary>
    public IEnumerable<string> InWords => Read.Select(read => $"{read.Name}: {InWordsOf(read.Fetched)}");

    private (string Name, Fetched<ItemCount> Fetched)[] Read =>
        [("daily counts", CountsRead), ("list of calls", CallsRead), ("list of users without MFA", PrincipalsRead)];

    private static bool IsWhole(Fetched<ItemCount> fetched) => fetched.Failure is null && !fetched.Value!.HasMore;

    private static string InWordsOf(Fetched<ItemCount> fetched)
    {
        ItemCount count = fetched.Value!;
        string rows = count.Given == 1 ? "1 row" : Invariant($"{count.Given:N0} rows");
        if (fetched.Failure is { } failure) return count.Given == 0 ? $"not read, {failure.Words}" : $"{rows}, then {failure.Words}";
        return count.HasMore ? $"{rows} of {(count.Announced is { } all ? Invariant($"{all:N0}") : "more")}" : rows;
    }
}
