using System.Text.Json;
using PartnerMfa.Http;
using PartnerMfa.Http.Resources;
using PartnerMfa.Json;
using PartnerMfa.Setup.Checks;
using PartnerMfa.Setup.ConditionalAccess;
using PartnerMfa.Setup.Facts;
using PartnerMfa.Setup.Rehearsal;
using PartnerMfa.Setup.Tenants;
using PartnerMfa.Work;

namespace PartnerMfa.Setup;

/// <summary>
/// Reads what the chosen checks need from a tenant, one resource after another. A resource that cannot be read does not stop the rest.
/// </summary>
/// <param name="tenant">The source of the data.</param>
/// <param name="observer">Receives progress.</param>
/// <param name="isForOthers">
/// Whether policies that are not in the tenant will also be assessed, now or later from a file. Whatever they may need is then read as
/// well.
/// </param>
internal sealed class SetupReader(ITenantSource tenant, IWorkObserver observer, bool isForOthers)
{
    public const string Activity = "Reading the setup";

    private const int LongestName = 1024;

    private readonly List<TenantPolicy> _policies = [];
    private readonly Dictionary<string, AuthenticationStrength?> _strengths = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Receives the facts after each resource, together with the resources that were read and the progress in percent.</summary>
    public Action<SetupFacts, IReadOnlyCollection<SetupResource>, int>? OnRead { get; init; }

    /// <summary>The policies that were read, for use when others are assessed together with them.</summary>
    public IReadOnlyList<TenantPolicy> Policies => _policies;

    /// <param name="account">The name or ID that the user asked about.</param>
    /// <param name="needed">What the checks need.</param>
    /// <param name="facts">What is already known.</param>
    public async Task<SetupFacts> ReadAsync(string account, IReadOnlyCollection<SetupResource> needed, SetupFacts facts)
    {
        List<SetupResource> begun = [];
        if (!CanBeName(account)) return facts with { Account = new(null, new ResourceFailure(ResourceFailureKind.NotFound, "no account can have this name") { Code = GraphConstants.NoSuchObjectCode }) };
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
        if (facts.Application is { } application && Begins(SetupResource.Application)) facts = facts with { Application = await ApplicationAsync(application, facts.ReadOn).ConfigureAwait(false) };
        return needed.Contains(SetupResource.Methods) && (isForOthers || NeedsCertificates(facts))
            ? facts with { Certificates = await OneAsync(GraphPaths.Certificates, CertificateFacts.Read, isOptional: true).ConfigureAwait(false) }
            : facts;

        bool Begins(SetupResource resource)
        {
            if (!needed.Contains(resource)) return false;
            int percent = 100 * begun.Count / needed.Count;
            // The resources are read in order, so when one has been read, all those before it have, too.
            OnRead?.Invoke(facts, begun, percent);
            observer.Progress(Activity, $"Reading {resource.Name}", percent: percent);
            begun.Add(resource);
            return true;
        }
    }

    /// <summary>Reads the authentication strengths for which policies contain only the ID.</summary>
    public async Task CompleteAsync(PolicySet policies)
    {
        foreach (string id in policies.IncompleteStrengths.Where(id => !_strengths.ContainsKey(id)))
            _strengths[id] = (await OneAsync(GraphPaths.Strength(id), AuthenticationStrength.Read).ConfigureAwait(false)).Value is { } strength ? strength with { Id = id } : null;
        Complete(policies);
    }

    /// <summary>Completes policies with authentication strengths that were read before.</summary>
    public PolicySet Complete(PolicySet policies)
    {
        foreach (AuthenticationStrength strength in _strengths.Values.OfType<AuthenticationStrength>()) policies.Complete(strength);
        return policies;
    }

    /// <summary>Reads what no check of this run needs but rehearsals with the saved tenant do.</summary>
    public Task ReadForRehearsalsAsync() => tenant.GetAllAsync(GraphPaths.Strengths, _ => { });

    // Certificates matter only when nothing else decides. They take one more request, and are not in the list of methods.
    private static bool NeedsCertificates(SetupFacts facts) =>
        facts.Methods is { Failure: null } && (!MfaMethodsCheck.HasMethod(facts.Methods.Value!) || StrengthCheck.Judge(facts) is not null);

    // Without a name, the request would return the whole directory. For the maximum length of a name, see
    // https://learn.microsoft.com/graph/api/resources/user.
    private static bool CanBeName(string account) =>
        account.Length is > 0 and <= LongestName && !account.Any(one => char.IsControl(one) || char.IsSurrogate(one));

    private async Task<ResourceResult<T>> OneAsync<T>(GraphPath path, Func<JsonElement, T?> read, bool isOptional = false)
    {
        ResourceResult<JsonElement> json = await tenant.GetAsync(path, isOptional).ConfigureAwait(false);
        if (json.Failure is not null) return new ResourceResult<T>(default, json.Failure);
        try
        {
            return new ResourceResult<T>(read(json.Value), null);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is noticed only when the text is read.
            return new ResourceResult<T>(default, new ResourceFailure(ResourceFailureKind.Unexpected, "an object that cannot be read"));
        }
    }

    private async Task<ResourceResult<T>> AllAsync<T>(GraphPath path, T into, Action<JsonElement> add)
    {
        ResourceResult<ItemCount> read = await tenant.GetAllAsync(path, add).ConfigureAwait(false);
        return new ResourceResult<T>(into, read.Failure);
    }

    private async Task<ResourceResult<IReadOnlyList<T>>> ListAsync<T>(GraphPath path, Action<JsonElement, List<T>> add)
    {
        List<T> items = [];
        return await AllAsync<IReadOnlyList<T>>(path, items, json => add(json, items)).ConfigureAwait(false);
    }

    private Task<ResourceResult<MembershipFacts>> MembershipsAsync(string user)
    {
        MembershipFacts found = new();
        return AllAsync(GraphPaths.Memberships(user), found, found.Add);
    }

    private static void AddServicePlans(JsonElement license, List<string> plans)
    {
        if (license.Member("servicePlans") is { ValueKind: JsonValueKind.Array } all)
            plans.AddRange(all.EnumerateArray()
                .Where(plan => plan.Text("provisioningStatus") is null or "Success")
                .Select(plan => plan.Text("provisioningStatus") is null ? LicenseCheck.Untold : plan.Text("servicePlanName") ?? LicenseCheck.Untold));
        else plans.Add(LicenseCheck.Untold);
    }

    private async Task<ResourceResult<PolicySet>> PoliciesAsync(PolicyAccount account)
    {
        PolicySet policies = new(account);
        ResourceResult<PolicySet> read = await AllAsync(GraphPaths.Policies, policies, Add).ConfigureAwait(false);
        await CompleteAsync(policies).ConfigureAwait(false);
        return read;

        void Add(JsonElement json)
        {
            Policy policy = policies.Add(json);
            if (isForOthers) _policies.Add(new TenantPolicy(json.Text("displayName"), policy));
        }
    }

    private async Task<ApplicationFacts> ApplicationAsync(ApplicationFacts application, DateTimeOffset now)
    {
        application = application with
        {
            Registration = await OneAsync(GraphPaths.Application(application.Id), RegistrationOfApplication.Read).ConfigureAwait(false),
            Principal = await OneAsync(GraphPaths.Principal(application.Id), PrincipalOfApplication.Read).ConfigureAwait(false),
        };
        if (application.Registration.Value is { } registration && registration.WebRedirects.Count + registration.Credentials.Count > 0 && !registration.Credentials.Any(one => one.IsValid(now) == Ternary.Yes))
            application = application with { FederatedCredentials = await ListAsync<string>(GraphPaths.FederatedCredentials(application.Id), (json, into) => into.Add(json.Text("id") ?? "")).ConfigureAwait(false) };
        if (application.Principal.Value is not { ObjectId: { } principal } found) return application;
        application = application with
        {
            PartnerCenter = await OneAsync(GraphPaths.Principal(PartnerMfaEnvironment.PartnerCenterApplicationId), PrincipalOfApplication.Read).ConfigureAwait(false),
            Grants = await ListAsync<PermissionGrant>(GraphPaths.Grants(principal), (json, into) => into.Add(PermissionGrant.Read(json))).ConfigureAwait(false),
        };
        return found.RequiresAssignment == true
            ? application with { Assigned = await ListAsync<AssignedPrincipal>(GraphPaths.Assigned(principal), (json, into) => into.Add(AssignedPrincipal.Read(json))).ConfigureAwait(false) }
            : application;
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
