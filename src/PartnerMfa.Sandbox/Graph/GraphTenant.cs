using PartnerMfa.Sandbox.Accounts;

namespace PartnerMfa.Sandbox.Graph;

/// <summary>
/// The tenant of an account, as an administrator sees it through Microsoft Graph. Whatever is not set is as in a tenant without problems.
/// </summary>
internal sealed record GraphTenant
{
    /// <summary>What distinguishes the tenant, for people.</summary>
    public required string Shows { get; init; }

    public GraphUser User { get; init; } = new();

    public GraphDomain Domain { get; init; } = new();

    /// <summary>The groups and roles that the account is in, directly or through another.</summary>
    public IReadOnlyList<GraphMembership> Memberships { get; init; } = [GraphTenants.AdminAgents];

    /// <summary><c>disabled</c>, <c>enabled</c> or <c>enforced</c>.</summary>
    public string PerUserMfaState { get; init; } = "disabled";

    /// <summary>The address ranges in which per-user MFA does not ask for MFA.</summary>
    public IReadOnlyList<string> TrustedIps { get; init; } = [];

    /// <summary>The addresses of the trusted location; empty when there is none.</summary>
    public IReadOnlyList<string> TrustedAddresses { get; init; } = [];

    /// <summary>Whether the account's last interactive sign-in was made without MFA, whatever the policies say.</summary>
    public bool HasSignInWithoutMfa { get; init; }

    public IReadOnlyList<GraphMethod> Methods { get; init; } = [GraphMethod.Password, GraphMethod.Authenticator, GraphMethod.SoftwareCode];

    public IReadOnlyList<GraphLicense> Licenses { get; init; } = [GraphLicense.PremiumP1];

    public bool SecurityDefaults { get; init; }

    public IReadOnlyList<GraphPolicy> Policies { get; init; } = [GraphTenants.BlockLegacy, GraphTenants.RequireMfa];

    public GraphScores Scores { get; init; } = new(Admins: 3, WithMfa: 3);

    /// <summary>The responses that precede the normal ones; null when there are none.</summary>
    public GraphInterruption? Interruption { get; init; }

    /// <summary>How the administrator's sign-in to Microsoft Graph is refused; null when it succeeds.</summary>
    public SandboxRefusal? Refusal { get; init; }

    /// <summary>The permissions that an administrator is granted on request.</summary>
    public IReadOnlyList<string> Granted { get; init; } = GraphPermissions.All;
}
