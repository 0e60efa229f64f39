using PartnerMfa.Resources;
using PartnerMfa.Setup.ConditionalAccess;
using PartnerMfa.Work;

namespace PartnerMfa.Setup.Facts;

/// <summary>What was read of the tenant and the account; null is what no chosen check needs.</summary>
internal sealed record SetupFacts
{
    /// <summary>The name that was asked about, as it may be shown.</summary>
    public required string Name { get; init; }

    public required DateTimeOffset ReadOn { get; init; }

    public required CommandHints Words { get; init; }

    public ResourceResult<AccountFacts>? Account { get; init; }

    /// <summary>Graph says that there is no such account.</summary>
    public bool IsAccountMissing => Account?.Failure?.Kind == ResourceFailureKind.NotFound;

    public ResourceResult<MembershipFacts>? Memberships { get; init; }

    /// <summary>The OData types of the methods that are registered.</summary>
    public ResourceResult<IReadOnlyList<string>>? Methods { get; init; }

    /// <summary>The state of per-user MFA; empty when Graph does not tell.</summary>
    public ResourceResult<string>? PerUserMfa { get; init; }

    /// <summary>The names of the service plans that are provisioned.</summary>
    public ResourceResult<IReadOnlyList<string>>? ServicePlans { get; init; }

    public ResourceResult<bool?>? SecurityDefaults { get; init; }

    public ResourceResult<PolicySet>? Policies { get; init; }

    public ResourceResult<DomainFacts>? Domain { get; init; }
}
