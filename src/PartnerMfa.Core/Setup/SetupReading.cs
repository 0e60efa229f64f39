using System.Text.Json;
using PartnerMfa.Http;
using PartnerMfa.Resources;
using PartnerMfa.Setup.ConditionalAccess;
using PartnerMfa.Setup.Facts;

namespace PartnerMfa.Setup;

/// <summary>Reads of Graph what the chosen checks need, one resource after the other. What cannot be read does not stop the rest.</summary>
internal sealed class SetupReading(ResourceReader graph, TimeLimit limit)
{
    private const int LongestName = 1024;

    /// <param name="account">The name or id that was asked about.</param>
    /// <param name="resources">What is needed.</param>
    /// <param name="facts">What is known before.</param>
    public async Task<SetupFacts> ReadAsync(string account, HashSet<SetupResource> resources, SetupFacts facts)
    {
        if (!CanBeName(account)) return facts with { Account = new(null, new ResourceFailure(ResourceFailureKind.NotFound, "no account can have this name")) };
        if (resources.Contains(SetupResource.Account))
            facts = facts with { Account = await OneAsync(SetupConstants.Account(account), AccountReading.Read).ConfigureAwait(false) };
        if (facts.IsAccountMissing) return facts;
        string user = facts.Account?.Value?.ObjectId ?? account;
        if (resources.Contains(SetupResource.Memberships)) facts = facts with { Memberships = await MembershipsAsync(user).ConfigureAwait(false) };
        if (resources.Contains(SetupResource.Methods)) facts = facts with { Methods = await MethodsAsync(user).ConfigureAwait(false) };
        if (resources.Contains(SetupResource.PerUserMfa))
            facts = facts with { PerUserMfa = await OneAsync(SetupConstants.PerUserMfa(user), json => json.Text(SetupConstants.PerUserMfaState) ?? "").ConfigureAwait(false) };
        if (resources.Contains(SetupResource.ServicePlans)) facts = facts with { ServicePlans = await ServicePlansAsync(user).ConfigureAwait(false) };
        if (resources.Contains(SetupResource.SecurityDefaults))
            facts = facts with { SecurityDefaults = await OneAsync(SetupConstants.SecurityDefaults, AccountReading.IsEnabled).ConfigureAwait(false) };
        if (resources.Contains(SetupResource.Domain)) facts = facts with { Domain = await DomainAsync(facts.Account?.Value?.UserPrincipalName ?? account).ConfigureAwait(false) };
        if (resources.Contains(SetupResource.Policies)) facts = facts with { Policies = await PoliciesAsync(AccountReading.ForPolicies(facts)).ConfigureAwait(false) };
        return facts;
    }

    private async Task<ResourceResult<T>> OneAsync<T>(string pathAndQuery, Func<JsonElement, T> read)
    {
        ResourceResult<JsonElement> json = await graph.GetAsync(pathAndQuery, limit).ConfigureAwait(false);
        if (json.Failure is not null) return new ResourceResult<T>(default, json.Failure);
        try
        {
            return new ResourceResult<T>(read(json.Value), null);
        }
        catch (InvalidOperationException)
        {
            // Text that is half a character is found when it is read.
            return new ResourceResult<T>(default, new ResourceFailure(ResourceFailureKind.Unexpected, "an object that cannot be read"));
        }
    }

    // Without a name the whole directory would be asked for. https://learn.microsoft.com/graph/api/resources/user has the longest.
    private static bool CanBeName(string account) =>
        account.Length is > 0 and <= LongestName && !account.Any(one => char.IsControl(one) || char.IsSurrogate(one));

    private async Task<ResourceResult<T>> AllAsync<T>(string pathAndQuery, T into, Action<JsonElement> add)
    {
        ResourceResult<ItemCount> read = await graph.GetAllAsync(pathAndQuery, GraphConstants.ItemsName, add, limit).ConfigureAwait(false);
        return new ResourceResult<T>(into, read.Failure);
    }

    private Task<ResourceResult<MembershipFacts>> MembershipsAsync(string user)
    {
        MembershipFacts found = new();
        return AllAsync(SetupConstants.Memberships(user), found, json => MembershipReading.Add(found, json));
    }

    private async Task<ResourceResult<IReadOnlyList<string>>> MethodsAsync(string user)
    {
        List<string> types = [];
        return await AllAsync<IReadOnlyList<string>>(
            SetupConstants.Methods(user), types, json => types.Add(json.Text(SetupConstants.ODataType) ?? "unknown")).ConfigureAwait(false);
    }

    private async Task<ResourceResult<IReadOnlyList<string>>> ServicePlansAsync(string user)
    {
        List<string> plans = [];
        return await AllAsync<IReadOnlyList<string>>(
            SetupConstants.LicenseDetails(user), plans, json => plans.AddRange(MembershipReading.ServicePlans(json))).ConfigureAwait(false);
    }

    private Task<ResourceResult<PolicySet>> PoliciesAsync(PolicyAccount account)
    {
        PolicySet policies = new(account);
        return AllAsync(SetupConstants.Policies, policies, policies.Add);
    }

    private async Task<ResourceResult<DomainFacts>> DomainAsync(string account)
    {
        string name = account.Substring(account.LastIndexOf('@') + 1);
        ResourceResult<DomainFacts> domain = await OneAsync(
            SetupConstants.Domain(name), json => new DomainFacts(name, json.Text(SetupConstants.AuthenticationType), null)).ConfigureAwait(false);
        if (domain.Value?.AuthenticationType != Checks.FederatedDomainCheck.Federated) return domain;
        List<string?> behaviors = [];
        ResourceResult<List<string?>> federation = await AllAsync(
            SetupConstants.Federation(name), behaviors, json => behaviors.Add(json.Text(SetupConstants.FederatedIdpMfaBehavior))).ConfigureAwait(false);
        return new ResourceResult<DomainFacts>(domain.Value with { FederatedIdpMfaBehavior = behaviors.FirstOrDefault() }, federation.Failure);
    }
}
