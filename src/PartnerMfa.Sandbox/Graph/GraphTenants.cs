using static PartnerMfa.Sandbox.Graph.GraphPolicy;

namespace PartnerMfa.Sandbox.Graph;

/// <summary>The tenants of the sandbox: integration accounts that are set up well, and others that are not.</summary>
internal static class GraphTenants
{
    private const string ServiceAccounts = "CA-Exclude-Service-Accounts";

    private static readonly GraphScores OneWithout = new(Admins: 3, WithMfa: 2);

    // These must come before the tenants, which use them, because static members are initialized in textual order.
    public static GraphMembership AdminAgents { get; } = GraphMembership.OfGroup("AdminAgents");

    public static GraphPolicy RequireMfa { get; } = new("Require MFA for all users");

    public static GraphPolicy BlockLegacy { get; } = new("Block legacy authentication")
    {
        ClientAppTypes = ["exchangeActiveSync", "other"],
        BuiltInControls = ["block"],
    };

    public static GraphTenant Good { get; } = new() { Shows = "a policy requires MFA for everyone, for every app" };

    public static GraphTenant ByStrength { get; } = new()
    {
        Shows = "a policy requires an authentication strength that implies MFA",
        Policies = [RequireMfa with { Name = "Require MFA strength for all users", BuiltInControls = [], ByStrength = true }],
    };

    public static GraphTenant StrengthNotMet { get; } = new()
    {
        Shows = "a policy requires a phishing-resistant method, and the account has none",
        Policies = [RequireMfa with { Name = "Require phishing-resistant MFA for all users", BuiltInControls = [], StrengthCombinations = ["windowsHelloForBusiness", "fido2", "x509CertificateMultiFactor"] }],
    };

    public static GraphTenant NothingAsks { get; } = new() { Shows = "nothing requires MFA", Policies = [BlockLegacy], Scores = OneWithout };

    public static GraphTenant Defaults { get; } = new()
    {
        Shows = "security defaults are on, and the account has a role that they always ask",
        Memberships = [AdminAgents, GraphMembership.OfRole("User Administrator", GraphIds.UserAdministrator)],
        SecurityDefaults = true,
        Policies = [],
        Licenses = [],
    };

    public static GraphTenant DefaultsWithoutRole { get; } = new()
    {
        Shows = "security defaults are on, and ask the account only when necessary",
        SecurityDefaults = true,
        Policies = [],
        Licenses = [],
    };

    public static GraphTenant PerUserEnabled { get; } = new()
    {
        Shows = "per-user MFA is enabled, but not enforced",
        PerUserMfaState = "enabled",
        Policies = [],
        Scores = OneWithout,
    };

    public static GraphTenant PerUserEnforced { get; } = new() { Shows = "per-user MFA is enforced", PerUserMfaState = "enforced", Policies = [], Licenses = [] };

    public static GraphTenant TrustedIps { get; } = new()
    {
        Shows = "per-user MFA is enforced, but trusted IP addresses skip it",
        PerUserMfaState = "enforced",
        TrustedIps = ["192.0.2.0/24"],
        Policies = [],
        Licenses = [],
    };

    public static GraphTenant Disabled { get; } = new() { Shows = "the account is disabled", User = new() { Enabled = false } };

    public static GraphTenant Guest { get; } = new() { Shows = "the account is a guest", User = new() { UserType = "Guest", HasMailbox = true } };

    public static GraphTenant Everyday { get; } = new()
    {
        Shows = "the account is a person's everyday account",
        User = new() { DisplayName = "Alex Wilber", GivenName = "Alex", Surname = "Wilber", JobTitle = "IT Manager", HasMailbox = true, Synchronized = true },
        Memberships = [AdminAgents, GraphMembership.OfRole("Global Reader", GraphIds.GlobalReader), GraphMembership.OfGroup("All Staff")],
        Licenses = [GraphLicense.BusinessPremium],
        Methods = [GraphMethod.Password, GraphMethod.Authenticator, GraphMethod.Phone],
    };

    public static GraphTenant NoAgent { get; } = new() { Shows = "the account is not an Admin agent", Memberships = [GraphMembership.OfGroup("HelpdeskAgents")] };

    public static GraphTenant NoMethod { get; } = new() { Shows = "the account has no method for MFA registered", Methods = [GraphMethod.Password] };

    public static GraphTenant Excluded { get; } = new()
    {
        Shows = "the policy excludes the account",
        Policies = [BlockLegacy, RequireMfa with { ExcludeUsers = [ThisAccount] }],
        Scores = OneWithout,
    };

    public static GraphTenant ExcludedByGroup { get; } = new()
    {
        Shows = "the policy excludes a group that the account is in",
        Memberships = [AdminAgents, GraphMembership.OfGroup(ServiceAccounts)],
        Policies = [BlockLegacy, RequireMfa with { ExcludeGroups = [ServiceAccounts] }],
        Scores = OneWithout,
    };

    public static GraphTenant ExcludedByNestedGroup { get; } = new()
    {
        Shows = "the policy excludes a group that a group of the account is in",
        Memberships = [AdminAgents, GraphMembership.OfGroup("Integration-Jobs"), GraphMembership.OfGroup(ServiceAccounts)],
        Policies = [BlockLegacy, RequireMfa with { ExcludeGroups = [ServiceAccounts] }],
        Scores = OneWithout,
    };

    public static GraphTenant ExcludedByRole { get; } = new()
    {
        Shows = "the policy excludes a role that the account has",
        Memberships = [AdminAgents, GraphMembership.OfRole("Directory Readers", GraphIds.DirectoryReaders)],
        Policies = [BlockLegacy, RequireMfa with { ExcludeRoles = [GraphIds.DirectoryReaders] }],
        Scores = OneWithout,
    };

    public static GraphTenant ReportOnly { get; } = new()
    {
        Shows = "the policy only reports",
        Policies = [BlockLegacy, RequireMfa with { State = "enabledForReportingButNotEnforced" }],
        Scores = OneWithout,
    };

    public static GraphTenant CustomControl { get; } = new()
    {
        Shows = "the policy requires a custom control, which never counts",
        Policies = [new("Require Contoso second factor for all users") { BuiltInControls = [], CustomControls = ["ContosoMfa"] }],
        Scores = OneWithout,
    };

    public static GraphTenant OtherApp { get; } = new()
    {
        Shows = "the policies are about other apps",
        Policies =
        [
            new("Require MFA for Azure management") { IncludeApplications = [GraphIds.AzureManagement] },
            new("Require MFA for Office 365") { IncludeApplications = ["Office365"] },
        ],
        Scores = OneWithout,
    };

    public static GraphTenant RiskOnly { get; } = new()
    {
        Shows = "the policy requires MFA only of risky sign-ins",
        Policies = [BlockLegacy, RequireMfa with { Name = "Require MFA for risky sign-ins", SignInRiskLevels = ["high", "medium"] }],
        Scores = OneWithout,
    };

    public static GraphTenant Federated { get; } = new()
    {
        Shows = "the domain is federated, MFA of its identity provider is rejected, and no method is registered here",
        User = new() { Synchronized = true },
        Domain = new("rejectMfaByFederatedIdp"),
        Methods = [GraphMethod.Password],
    };

    public static GraphTenant TrustedLocation { get; } = new()
    {
        Shows = "the policy requires MFA, but not from the trusted location",
        Policies = [BlockLegacy, RequireMfa with { Name = "Require MFA outside of the office", ExcludesTrustedLocations = true }],
        TrustedAddresses = ["192.0.2.17"],
        Scores = OneWithout,
    };

    public static GraphTenant SignInWithoutMfa { get; } = new()
    {
        Shows = "a policy requires MFA for everyone, but the sign-in log has a sign-in without it",
        TrustedAddresses = ["192.0.2.17"],
        HasSignInWithoutMfa = true,
    };

    public static GraphTenant FederatedWithoutPolicy { get; } = new()
    {
        Shows = "the domain is federated, its identity provider does MFA, and no policy here requires it",
        User = new() { Synchronized = true },
        Domain = new("acceptIfMfaDoneByFederatedIdp"),
        Policies = [BlockLegacy],
        Scores = OneWithout,
    };

    public static GraphTenant DeviceCodeBlocked { get; } = new()
    {
        Shows = "a policy requires MFA for everyone, and another one blocks device code",
        Policies = [RequireMfa, new("Block device code") { BuiltInControls = ["block"], TransferMethods = ["deviceCodeFlow"] }],
    };

    public static GraphTenant Blocked { get; } = new()
    {
        Shows = "a policy blocks the account",
        Policies = [RequireMfa, new("Block service accounts") { IncludeUsers = [ThisAccount], BuiltInControls = ["block"] }],
    };

    public static GraphTenant Device { get; } = new()
    {
        Shows = "the policy requires MFA and a compliant device",
        Policies = [new("Require MFA and a compliant device for all users") { Operator = "AND", BuiltInControls = ["mfa", "compliantDevice"] }],
    };

    public static GraphTenant SignInFrequency { get; } = new()
    {
        Shows = "the policy asks for a new sign-in every 4 hours",
        Policies = [BlockLegacy, RequireMfa with { SignInFrequencyHours = 4 }],
    };

    public static GraphTenant JustChanged { get; } = new()
    {
        Shows = "the policy was changed four minutes ago",
        Policies = [BlockLegacy, RequireMfa with { ModifiedAgo = TimeSpan.FromMinutes(4) }],
    };

    public static GraphTenant NoPermission { get; } = new()
    {
        Shows = "the administrator may read users and domains, and nothing else",
        Granted = [GraphPermissions.UserRead, GraphPermissions.DomainRead],
    };

    public static GraphTenant NoConsent { get; } = new()
    {
        Shows = "there is no consent for Microsoft Graph (AADSTS65001)",
        Refusal = new(
            "invalid_grant",
            65001,
            "The user or administrator has not consented to use the application. Send an interactive authorization request for this user and resource.",
            "consent_required"),
    };

    public static GraphTenant ManyPolicies { get; } = new()
    {
        Shows = "of 120 policies on five pages only one counts",
        Policies = [.. Departments(1, 93), RequireMfa, .. Departments(94, 119)],
    };

    public static GraphTenant Throttled { get; } = new() { Shows = "each resource is throttled at first (429)", Interruption = GraphInterruption.Throttling };

    public static GraphTenant Flaky { get; } = new() { Shows = "each resource is not available at first (503)", Interruption = GraphInterruption.Unavailable };

    public static GraphTenant Down { get; } = new() { Shows = "Microsoft Graph is down (503)", Interruption = GraphInterruption.Outage };

    // Each policy is for one department, and the account is in none.
    private static IEnumerable<GraphPolicy> Departments(int first, int last) => Enumerable.Range(first, last - first + 1)
        .Select(number => new GraphPolicy($"Require MFA for department {number:000}") { IncludeUsers = [], IncludeGroups = [$"Department-{number:000}"] });
}
