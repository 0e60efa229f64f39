namespace PartnerMfa.Setup.Facts;

/// <summary>A resource that the checks read from Graph.</summary>
/// <param name="name">Its name, for use in a sentence.</param>
/// <param name="place">Where the Entra admin center shows it.</param>
/// <param name="permissions">The least delegated permissions that can read it, according to the Graph reference.</param>
internal sealed class SetupResource(string name, string place, params string[] permissions)
{
    public static SetupResource Account { get; } = new("the account", "Users > All users", "User.Read.All");

    public static SetupResource Memberships { get; } = new(
        "the account's groups and roles", "Users > the account > Groups, and Assigned roles", "User.Read.All", "GroupMember.Read.All", "RoleManagement.Read.Directory");

    public static SetupResource Methods { get; } = new(
        "the account's authentication methods", "Users > the account > Authentication methods", "UserAuthenticationMethod.Read.All");

    /// <summary>Better than the list of methods but not essential, so this permission is never requested.</summary>
    public static SetupResource Registration { get; } = new(
        "the account's registration details", "Authentication methods > User registration details", "AuditLog.Read.All");

    public static SetupResource PerUserMfa { get; } = new("the account's per-user MFA state", "Users > Per-user MFA", "Policy.Read.All");

    public static SetupResource MfaService { get; } = new(
        "the service settings of per-user MFA", "Users > Per-user MFA > Service settings", "Policy.Read.All");

    public static SetupResource ServicePlans { get; } = new("the account's licenses", "Users > the account > Licenses", "User.Read.All");

    public static SetupResource SecurityDefaults { get; } = new(
        "the tenant's security defaults", "Overview > Properties > Manage security defaults", "Policy.Read.All");

    public static SetupResource Policies { get; } = new("the tenant's Conditional Access policies", "Conditional Access > Policies", "Policy.Read.All");

    public static SetupResource Application { get; } = new("the application's registration", "App registrations > All applications", "Application.Read.All");

    public static SetupResource Consents { get; } = new("the application's consents", "Enterprise applications > the application > Permissions", "Directory.Read.All");

    public static SetupResource Domain { get; } = new("the account's domain", "Domain names", "Domain.Read.All");

    public string Name => name;

    public string Place => place;

    public IReadOnlyList<string> Permissions => permissions;
}
