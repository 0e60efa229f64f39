using PartnerMfa.Http;
using PartnerMfa.Http.Resources;

namespace PartnerMfa.Usage;

/// <summary>Reads the three resources one after the other. A failure does not stop the rest.</summary>
internal sealed class UsageReading(ResourceReader partnerCenter, TimeLimit limit)
{
    /// <param name="window">The days in question.</param>
    /// <param name="callLimit">How many calls to keep for each application.</param>
    public async Task<UsageSources> ReadAsync(UsageWindow window, int callLimit)
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
}
