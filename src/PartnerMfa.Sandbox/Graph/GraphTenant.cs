using PartnerMfa.Sandbox.Accounts;

namespace PartnerMfa.Sandbox.Graph;

/// <summary>The tenant of an account as an administrator sees it through Microsoft Graph. What is not said is as in one where all is well.</summary>
internal sealed record GraphTenant
{
    /// <summary>What sets it apart, for people.</summary>
    public required string Shows { get; init; }

    public GraphUser User { get; init; } = new();

    public GraphDomain Domain { get; init; } = new();

    /// <summary>Groups and roles the account is in, directly or through another.</summary>
    public IReadOnlyList<GraphMembership> Memberships { get; init; } = [GraphTenants.AdminAgents];

    /// <summary><c>disabled</c>, <c>enabled</c> or <c>enforced</c>.</summary>
    public string PerUserMfaState { get; init; } = "disabled";

    /// <summary>The address ranges that per-user MFA does not ask.</summary>
    public IReadOnlyList<string> TrustedIps { get; init; } = [];

    public IReadOnlyList<GraphMethod> Methods { get; init; } = [GraphMethod.Password, GraphMethod.Authenticator, GraphMethod.SoftwareCode];

    public IReadOnlyList<GraphLicense> Licenses { get; init; } = [GraphLicense.PremiumP1];

    public bool SecurityDefaults { get; init; }

    public IReadOnlyList<GraphPolicy> Policies { get; init; } = [GraphTenants.BlockLegacy, GraphTenants.RequireMfa];

    public GraphScores Scores { get; init; } = new(Admins: 3, WithMfa: 3);

    /// <summary>What comes before the answers; null when nothing does.</summary>
    public GraphInterruption? Interruption { get; init; }

    /// <summary>How the administrator's sign-in for Microsoft Graph is refused; null when it is not.</summary>
    public SandboxRefusal? Refusal { get; init; }

    /// <summary>What an administrator is granted who asks for it.</summary>
    public IReadOnlyList<string> Granted { get; init; } = GraphPermissions.All;
}
