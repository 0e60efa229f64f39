using System.Text.Json;
using PartnerMfa.Http;
using PartnerMfa.Http.Resources;
using PartnerMfa.Json;
using PartnerMfa.Requests;
using PartnerMfa.Setup.Checks;
using PartnerMfa.Setup.ConditionalAccess;
using PartnerMfa.Setup.Facts;
using PartnerMfa.Work;

namespace PartnerMfa.Setup;

/// <summary>Reads what the chosen checks need from Graph, one resource after the other. What cannot be read does not stop the rest.</summary>
internal sealed class SetupReader(ServiceBackend backend, SetupRequest request, IWorkObserver observer, TimeLimit limit)
{
    public const string Activity = "Reading the setup";

    private const int LongestName = 1024;

    private readonly ResourceReader _patient = Reader(backend, request, observer, RetryOptions.Default);

    // Once Graph has been given up on, waiting for it again for each resource helps nobody.
    private readonly ResourceReader _impatient = Reader(backend, request, observer, RetryOptions.Default with { Retries = 1 });

    private bool _hasGivenUp;

    /// <param name="account">The name or id that was asked about.</param>
    /// <param name="needed">What the checks need.</param>
    /// <param name="facts">What is known before.</param>
    public async Task<SetupFacts> ReadAsync(string account, IReadOnlyCollection<SetupResource> needed, SetupFacts facts)
    {
        int begun = 0;
        if (!CanBeName(account)) return facts with { Account = new(null, new ResourceFailure(ResourceFailureKind.NotFound, "no account can have this name")) };
        if (Begins(SetupResource.Account)) facts = facts with { Account = await OneAsync(GraphPaths.Account(account), AccountFacts.Read).ConfigureAwait(false) };
        if (facts.IsAccountMissing) return facts;
        string user = facts.Account?.Value?.ObjectId ?? account;
        if (Begins(SetupResource.Memberships)) facts = facts with { Memberships = await MembershipsAsync(user).ConfigureAwait(false) };
        if (Begins(SetupResource.Methods))
            facts = facts with { Methods = await ListAsync<RegisteredMethod>(GraphPaths.Methods(user), (json, into) => into.Add(RegisteredMethod.Read(json))).ConfigureAwait(false) };
        if (Begins(SetupResource.Registration)) facts = facts with { Registration = await OneAsync(GraphPaths.Registration(user), RegistrationFacts.Read, isOptional: true).ConfigureAwait(false) };
        if (Begins(SetupResource.PerUserMfa)) facts = facts with { PerUserMfa = await OneAsync(GraphPaths.PerUserMfa(user), json => json.Text("perUserMfaState") ?? "").ConfigureAwait(false) };
        if (Begins(SetupResource.MfaService))
            facts = facts with { MfaService = await OneAsync(GraphPaths.MfaService, MfaServiceFacts.Read, isOptional: facts.PerUserMfa?.Value is not "enforced").ConfigureAwait(false) };
        if (Begins(SetupResource.ServicePlans)) facts = facts with { ServicePlans = await ListAsync<string>(GraphPaths.LicenseDetails(user), AddServicePlans).ConfigureAwait(false) };
        if (Begins(SetupResource.SecurityDefaults)) facts = facts with { SecurityDefaults = await OneAsync(GraphPaths.SecurityDefaults, json => json.Flag("isEnabled")).ConfigureAwait(false) };
        if (Begins(SetupResource.Domain)) facts = facts with { Domain = await DomainAsync(facts.Account?.Value?.UserPrincipalName ?? account).ConfigureAwait(false) };
        if (Begins(SetupResource.Policies)) facts = facts with { Policies = await PoliciesAsync(facts.PolicyAccount).ConfigureAwait(false) };
        return needed.Contains(SetupResource.Methods) && NeedsCertificates(facts)
            ? facts with { Certificates = await OneAsync(GraphPaths.Certificates, CertificateFacts.Read, isOptional: true).ConfigureAwait(false) }
            : facts;

        bool Begins(SetupResource resource)
        {
            if (!needed.Contains(resource)) return false;
            observer.Progress(Activity, $"Reading {resource.Name}", percent: 100 * begun++ / needed.Count);
            return true;
        }
    }

    // Certificates matter only where nothing else does: they take one more request, and are in no list of methods.
    private static bool NeedsCertificates(SetupFacts facts) =>
        facts.Methods is { Failure: null } && (!MfaMethodsCheck.HasMethod(facts.Methods.Value!) || StrengthCheck.Judge(facts) is not null);

    private static ResourceReader Reader(ServiceBackend backend, SetupRequest request, IWorkObserver observer, RetryOptions retries) =>
        new(backend, ResourceService.Graph(request.Environment), request.GraphToken, observer) { Retries = retries };

    // Without a name, the whole directory would be asked for. https://learn.microsoft.com/graph/api/resources/user has the longest.
    private static bool CanBeName(string account) =>
        account.Length is > 0 and <= LongestName && !account.Any(one => char.IsControl(one) || char.IsSurrogate(one));

    private async Task<ResourceResult<T>> OneAsync<T>(string pathAndQuery, Func<JsonElement, T?> read, bool isOptional = false)
    {
        ResourceReader reader = isOptional || _hasGivenUp ? _impatient : _patient;
        ResourceResult<JsonElement> json = await reader.GetAsync(pathAndQuery, limit).ConfigureAwait(false);
        if (!isOptional) Remember(json.Failure);
        if (json.Failure is not null) return new ResourceResult<T>(default, json.Failure);
        try
        {
            return new ResourceResult<T>(read(json.Value), null);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is found only when the text is read.
            return new ResourceResult<T>(default, new ResourceFailure(ResourceFailureKind.Unexpected, "an object that cannot be read"));
        }
    }

    private async Task<ResourceResult<T>> AllAsync<T>(string pathAndQuery, T into, Action<JsonElement> add)
    {
        ResourceResult<ItemCount> read = await (_hasGivenUp ? _impatient : _patient).GetAllAsync(pathAndQuery, GraphConstants.ItemsName, add, limit).ConfigureAwait(false);
        Remember(read.Failure);
        return new ResourceResult<T>(into, read.Failure);
    }

    private async Task<ResourceResult<IReadOnlyList<T>>> ListAsync<T>(string pathAndQuery, Action<JsonElement, List<T>> add)
    {
        List<T> items = [];
        return await AllAsync<IReadOnlyList<T>>(pathAndQuery, items, json => add(json, items)).ConfigureAwait(false);
    }

    private void Remember(ResourceFailure? failure) =>
        _hasGivenUp |= failure?.Kind is ResourceFailureKind.Throttled or ResourceFailureKind.Unavailable or ResourceFailureKind.Unreachable;

    private Task<ResourceResult<MembershipFacts>> MembershipsAsync(string user)
    {
        MembershipFacts found = new();
        return AllAsync(GraphPaths.Memberships(user), found, found.Add);
    }

    private static void AddServicePlans(JsonElement license, List<string> plans)
    {
        if (license.Member("servicePlans") is { ValueKind: JsonValueKind.Array } all)
            plans.AddRange(all.EnumerateArray().Where(plan => plan.Text("provisioningStatus") == "Success").Select(plan => plan.Text("servicePlanName") ?? ""));
    }

    private async Task<ResourceResult<PolicySet>> PoliciesAsync(PolicyAccount account)
    {
        PolicySet policies = new(account);
        ResourceResult<PolicySet> read = await AllAsync(GraphPaths.Policies, policies, policies.Add).ConfigureAwait(false);
        foreach (string id in policies.IncompleteStrengths)
            if ((await OneAsync(GraphPaths.Strength(id), AuthenticationStrength.Read).ConfigureAwait(false)).Value is { } strength) policies.Complete(strength with { Id = id });
        return read;
    }

    private async Task<ResourceResult<DomainFacts>> DomainAsync(string account)
    {
        string name = account.Substring(account.LastIndexOf('@') + 1);
        ResourceResult<DomainFacts> domain = await OneAsync(GraphPaths.Domain(name), json => new DomainFacts(name, json.Text("authenticationType"))).ConfigureAwait(false);
        if (domain.Value?.IsFederated != true) return domain;
        ResourceResult<IReadOnlyList<(Guid?, string?)>> federations =
            await ListAsync<(Guid?, string?)>(GraphPaths.Federation(name), (json, into) => into.Add(DomainFacts.ReadFederation(json))).ConfigureAwait(false);
        return new ResourceResult<DomainFacts>(domain.Value.With(federations.Value!), federations.Failure);
    }
}
