using static PartnerMfa.PartnerMfaSetupCheck;

namespace PartnerMfa.Setup;

/// <summary>What each check reads, and the delegated permissions that this takes: the least ones that Graph documents.</summary>
internal static class SetupNeeds
{
    private static readonly Dictionary<PartnerMfaSetupCheck, SetupResource[]> Resources = new()
    {
        [AccountExists] = [SetupResource.Account],
        [AccountEnabled] = [SetupResource.Account],
        [AccountType] = [SetupResource.Account],
        [SeparateAccount] = [SetupResource.Account, SetupResource.Memberships],
        [AdminAgentRole] = [SetupResource.Memberships],
        [MfaMethods] = [SetupResource.Methods, SetupResource.Domain],
        [PartnerMfaSetupCheck.SecurityDefaults] = [SetupResource.SecurityDefaults],
        [PartnerMfaSetupCheck.ConditionalAccess] = [SetupResource.Account, SetupResource.Memberships, SetupResource.Policies],
        [PartnerMfaSetupCheck.PerUserMfa] = [SetupResource.PerUserMfa],
        [SignInAllowed] = [SetupResource.Account, SetupResource.Memberships, SetupResource.Policies],
        [UnattendedSignIn] = [SetupResource.Account, SetupResource.Memberships, SetupResource.Policies],
        [SessionLifetime] = [SetupResource.Account, SetupResource.Memberships, SetupResource.Policies],
        [FederatedDomain] = [SetupResource.Domain],
        [License] = [SetupResource.ServicePlans, SetupResource.Policies],
        [RecentChange] = [SetupResource.Account, SetupResource.Policies],
    };

    // Each as its page says: https://learn.microsoft.com/graph/api/overview
    private static readonly Dictionary<SetupResource, string[]> Permissions = new()
    {
        [SetupResource.Account] = ["User.Read.All"],
        [SetupResource.Memberships] = ["User.Read.All", "GroupMember.Read.All", "RoleManagement.Read.Directory"],
        [SetupResource.Methods] = ["UserAuthenticationMethod.Read.All"],
        [SetupResource.PerUserMfa] = ["Policy.Read.All"],
        [SetupResource.ServicePlans] = ["User.Read.All"],
        [SetupResource.SecurityDefaults] = ["Policy.Read.All"],
        [SetupResource.Policies] = ["Policy.Read.All"],
        [SetupResource.Domain] = ["Domain.Read.All"],
    };

    public static IReadOnlyCollection<PartnerMfaSetupCheck> AllChecks => Resources.Keys;

    public static HashSet<SetupResource> ResourcesOf(IEnumerable<PartnerMfaSetupCheck> checks) => [.. checks.SelectMany(check => Resources[check])];

    public static IReadOnlyList<string> PermissionsOf(SetupResource resource) => Permissions[resource];

    /// <summary>The permissions to ask for, in a fixed order.</summary>
    public static IReadOnlyList<string> PermissionsOf(IEnumerable<PartnerMfaSetupCheck> checks) =>
        [.. ResourcesOf(checks).SelectMany(PermissionsOf).Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal)];
}
