using PartnerMfa.Verdicts;

namespace PartnerMfa.Reports;

/// <summary>The counts for one tenant.</summary>
/// <param name="Number">Its position among the tenants, from 1.</param>
/// <param name="Id">Its ID.</param>
internal sealed record TenantTally(int Number, string Id)
{
    /// <summary>Its company name with its ID, when a result contains the name.</summary>
    public string Name { get; set; } = Id;

    public ResultTally Tally { get; } = new();
}

/// <summary>The tenants of a report, in the order in which they first occurred.</summary>
internal sealed class TenantTallies
{
    private readonly Dictionary<string, TenantTally> _tenants = new(StringComparer.OrdinalIgnoreCase);

    public int Count => _tenants.Count;

    public IReadOnlyCollection<string> Names => [.. _tenants.Values.Select(tenant => tenant.Name)];

    /// <summary>The tenants, starting with those whose results need attention, then by name.</summary>
    public IReadOnlyList<TenantTally> WorstFirst => [.. _tenants.Values
        .OrderBy(tenant => ResultText.Order.ToList().IndexOf(tenant.Tally.Answer))
        .ThenByDescending(tenant => tenant.Tally.Of(MfaAnswer.No))
        .ThenByDescending(tenant => tenant.Tally.Of(MfaAnswer.Unknown))
        .ThenBy(tenant => tenant.Name, StringComparer.OrdinalIgnoreCase)];

    public int? NumberOf(PartnerMfaResult result) => result.TenantId is { } id && _tenants.TryGetValue(id, out TenantTally? tenant) ? tenant.Number : null;

    public void Add(PartnerMfaResult result)
    {
        if (result.TenantId is not { } id) return;
        if (!_tenants.TryGetValue(id, out TenantTally? tenant)) _tenants[id] = tenant = new TenantTally(_tenants.Count + 1, id);
        if (tenant.Name == id) tenant.Name = ResultText.Tenant(result)!;
        tenant.Tally.Add(result);
    }
}
