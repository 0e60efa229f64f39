using PartnerMfa.Setup.ConditionalAccess;

namespace PartnerMfa.Setup.Rehearsal;

/// <summary>A policy of the tenant, with the names by which a rehearsed policy can replace it.</summary>
internal sealed record TenantPolicy(string? DisplayName, Policy Policy);

/// <summary>How a rehearsed policy is added to the tenant.</summary>
internal enum Arrival
{
    Added,
    ReplacesById,
    ReplacesByName,

    /// <summary>It is added, although several policies of the tenant have its name.</summary>
    NameIsAmbiguous,
}

/// <summary>The policies of a tenant combined with rehearsed ones, for one account.</summary>
internal sealed class PolicyRehearsal
{
    private readonly PolicyAccount _account;
    private readonly IReadOnlyList<TenantPolicy> _tenant;
    private readonly Dictionary<RehearsedPolicy, (Policy Policy, Arrival Arrival, TenantPolicy? Replaced)> _rehearsed = [];

    public PolicyRehearsal(PolicyAccount account, IReadOnlyList<TenantPolicy> tenant, IReadOnlyList<RehearsedPolicy> rehearsed)
    {
        _account = account;
        _tenant = tenant;
        PolicyReader reader = new();
        Dictionary<Guid, TenantPolicy> byId = [];
        foreach (TenantPolicy policy in tenant.Where(policy => policy.Policy.Id is not null)) byId[policy.Policy.Id!.Value] = policy;
        ILookup<string, TenantPolicy> byName = tenant.Where(policy => policy.DisplayName is not null).ToLookup(policy => policy.DisplayName!, StringComparer.OrdinalIgnoreCase);
        foreach (RehearsedPolicy one in rehearsed)
        {
            (Arrival arrival, TenantPolicy? replaced) = Arrive(one, byId, byName);
            Policy policy = reader.Read(one.Json, account, isRehearsed: true) with { File = one.File };
            _rehearsed[one] = (policy, arrival, replaced);
        }
    }

    public IReadOnlyCollection<RehearsedPolicy> Policies => _rehearsed.Keys;

    public Arrival ArrivalOf(RehearsedPolicy policy) => _rehearsed[policy].Arrival;

    /// <summary>The policies of the tenant, with some rehearsed ones in their places.</summary>
    public PolicySet With(IReadOnlyCollection<RehearsedPolicy> rehearsed)
    {
        HashSet<TenantPolicy> replaced = [.. rehearsed.Select(one => _rehearsed[one].Replaced).OfType<TenantPolicy>()];
        PolicySet policies = new(_account);
        foreach (TenantPolicy policy in _tenant.Where(policy => !replaced.Contains(policy))) policies.Add(policy.Policy);
        foreach (RehearsedPolicy one in rehearsed) policies.Add(_rehearsed[one].Policy);
        return policies;
    }

    private static (Arrival, TenantPolicy?) Arrive(RehearsedPolicy policy, Dictionary<Guid, TenantPolicy> byId, ILookup<string, TenantPolicy> byName)
    {
        if (policy.Id is { } id && byId.TryGetValue(id, out TenantPolicy? same)) return (Arrival.ReplacesById, same);
        TenantPolicy[] named = policy.DisplayName is { } name ? [.. byName[name].Take(2)] : [];
        return named.Length switch
        {
            0 => (Arrival.Added, null),
            1 => (Arrival.ReplacesByName, named[0]),
            _ => (Arrival.NameIsAmbiguous, null),
        };
    }
}
