using PartnerMfa.Http;
using PartnerMfa.Http.Resources;
using PartnerMfa.Requests;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Usage;

/// <summary>The contents of the three resources, as far as they could be read.</summary>
internal sealed record UsageSources
{
    public required DailyCounts Counts { get; init; }

    public required ResourceResult<ItemCount> CountsRead { get; init; }

    public required ListedCalls Calls { get; init; }

    public required ResourceResult<ItemCount> CallsRead { get; init; }

    public required ListedPrincipals Principals { get; init; }

    public required ResourceResult<ItemCount> PrincipalsRead { get; init; }

    /// <summary>Reads the three resources one after another. A failure does not stop the rest.</summary>
    /// <param name="partnerCenter">Reads Partner Center with the user's token.</param>
    /// <param name="window">The days to analyze.</param>
    /// <param name="callLimit">The number of calls to keep for each application.</param>
    /// <param name="limit">The time limit for reading.</param>
    public static async Task<UsageSources> ReadAsync(ResourceReader partnerCenter, UsageWindow window, int callLimit, TimeLimit limit)
    {
        DailyCounts counts = new(window);
        ListedCalls calls = new(window, callLimit);
        ListedPrincipals principals = new(window);
        return new UsageSources
        {
            Counts = counts,
            CountsRead = await partnerCenter.GetAllAsync(UsageConstants.DailyCountsPath + window.Query, UsageConstants.ItemsName, counts.Add, limit).ConfigureAwait(false),
            Calls = calls,
            CallsRead = await partnerCenter.GetAllAsync(UsageConstants.CallsPath, UsageConstants.ItemsName, calls.Add, limit).ConfigureAwait(false),
            Principals = principals,
            PrincipalsRead = await partnerCenter.GetAllAsync(UsageConstants.PrincipalsPath, UsageConstants.ItemsName, principals.Add, limit).ConfigureAwait(false),
        };
    }

    /// <summary>Whether the daily counts were read completely.</summary>
    public bool AreCountsWhole => IsWhole(CountsRead);

    /// <summary>Whether the list contains every call that Partner Center keeps, and not only the latest ones.</summary>
    public bool AreCallsWhole => IsWhole(CallsRead) && CallsRead.Value!.Given < UsageRequest.MostCalls;

    public IEnumerable<ResourceFailure> Failures => Read.Select(read => read.Result.Failure).OfType<ResourceFailure>();

    public bool AreAllFailed => Failures.Count() == Read.Length;

    /// <summary>The outcome of reading each of them, for the evidence.</summary>
    public IEnumerable<string> InWords => Read.Select(read => $"{read.Name}: {InWordsOf(read.Result)}");

    private (string Name, ResourceResult<ItemCount> Result)[] Read =>
        [("daily counts", CountsRead), ("list of calls", CallsRead), ("list of users without MFA", PrincipalsRead)];

    private static bool IsWhole(ResourceResult<ItemCount> result) => result.Failure is null && !result.Value!.HasMore;

    private static string InWordsOf(ResourceResult<ItemCount> result)
    {
        ItemCount count = result.Value!;
        string rows = DisplayFormat.Count(count.Given, "row", "rows");
        if (result.Failure is { } failure) return count.Given == 0 ? $"not read, {failure.Words}" : $"{rows}, then {failure.Words}";
        return count.HasMore ? $"{rows} of {(count.Announced is { } all ? DisplayFormat.Count(all) : "more")}" : rows;
    }
}

/// <summary>The days to analyze, in UTC, including the first and the last.</summary>
internal sealed record UsageWindow(DateTime First, DateTime Last)
{
    public static UsageWindow Of(DateTimeOffset now, int days) => new(now.UtcDateTime.Date.AddDays(1 - days), now.UtcDateTime.Date);

    /// <summary>
    /// Whether a time counts. An unknown time may be within these days, and a time in the future counts like any other, because clocks
    /// differ.
    /// </summary>
    public bool MayContain(DateTime? time) => time is not { } known || known >= First;

    /// <summary>The query that requests these days.</summary>
    public string Query => $"?startDate={DisplayFormat.Day(First)}&endDate={DisplayFormat.Day(Last)}";

    public override string ToString() => First == Last ? $"on {DisplayFormat.Day(First)}" : $"from {DisplayFormat.Day(First)} to {DisplayFormat.Day(Last)}";
}
