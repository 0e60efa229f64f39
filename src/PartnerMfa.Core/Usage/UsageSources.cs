using PartnerMfa.Http.Resources;
using PartnerMfa.Requests;

namespace PartnerMfa.Usage;

/// <summary>The three resources, as far as they were read.</summary>
internal sealed record UsageSources
{
    public required DailyCounts Counts { get; init; }

    public required ResourceResult<ItemCount> CountsRead { get; init; }

    public required ListedCalls Calls { get; init; }

    public required ResourceResult<ItemCount> CallsRead { get; init; }

    public required ListedPrincipals Principals { get; init; }

    public required ResourceResult<ItemCount> PrincipalsRead { get; init; }

    /// <summary>The daily counts were read completely.</summary>
    public bool AreCountsWhole => IsWhole(CountsRead);

    /// <summary>The list has every call that Partner Center keeps, not only the newest.</summary>
    public bool AreCallsWhole => IsWhole(CallsRead) && CallsRead.Value!.Given < UsageRequest.MostCalls;

    public IEnumerable<ResourceFailure> Failures => Read.Select(read => read.Result.Failure).OfType<ResourceFailure>();

    public bool AreAllFailed => Failures.Count() == Read.Length;

    /// <summary>How each of them was read, for the evidence.</summary>
    public IEnumerable<string> InWords => Read.Select(read => $"{read.Name}: {InWordsOf(read.Result)}");

    private (string Name, ResourceResult<ItemCount> Result)[] Read =>
        [("daily counts", CountsRead), ("list of calls", CallsRead), ("list of users without MFA", PrincipalsRead)];

    private static bool IsWhole(ResourceResult<ItemCount> result) => result.Failure is null && !result.Value!.HasMore;

    private static string InWordsOf(ResourceResult<ItemCount> result)
    {
        ItemCount count = result.Value!;
        string rows = count.Given == 1 ? "1 row" : Invariant($"{count.Given:N0} rows");
        if (result.Failure is { } failure) return count.Given == 0 ? $"not read, {failure.Words}" : $"{rows}, then {failure.Words}";
        return count.HasMore ? $"{rows} of {(count.Announced is { } all ? Invariant($"{all:N0}") : "more")}" : rows;
    }
}
