using PartnerMfa.Http.Resources;
using PartnerMfa.Requests;
using PartnerMfa.Setup.ConditionalAccess;
using PartnerMfa.Work;

namespace PartnerMfa.Setup.Facts;

/// <summary>What was read about the tenant and the account. Null is what no chosen check needs.</summary>
internal sealed record SetupFacts
{
    /// <summary>The name that was asked about, as it may be shown.</summary>
    public required string Name { get; init; }

    public required DateTimeOffset ReadOn { get; init; }

    public required CommandHints Words { get; init; }

    public required PartnerMfaEnvironment Environment { get; init; }

    public ResourceResult<AccountFacts>? Account { get; init; }

    /// <summary>Graph says that there is no such account.</summary>
    public bool IsAccountMissing => Account?.Failure?.IsAbsence == true;

    public ResourceResult<MembershipFacts>? Memberships { get; init; }

    public ResourceResult<IReadOnlyList<RegisteredMethod>>? Methods { get; init; }

    /// <summary>Whether certificate-based authentication may stand in for the methods; null when that was not needed.</summary>
    public ResourceResult<CertificateFacts>? Certificates { get; init; }

    public ResourceResult<RegistrationFacts>? Registration { get; init; }

    /// <summary>The state of per-user MFA; empty when Graph does not tell.</summary>
    public ResourceResult<string>? PerUserMfa { get; init; }

    public ResourceResult<MfaServiceFacts>? MfaService { get; init; }

    /// <summary>The names of the service plans that are provisioned.</summary>
    public ResourceResult<IReadOnlyList<string>>? ServicePlans { get; init; }

    public ResourceResult<bool?>? SecurityDefaults { get; init; }

    public ResourceResult<PolicySet>? Policies { get; init; }

    public ResourceResult<DomainFacts>? Domain { get; init; }

    /// <summary>Microsoft's own evaluation of the policies; null when it was not asked.</summary>
    public ResourceResult<IReadOnlyList<WhatIfAnswer>>? WhatIf { get; init; }

    /// <summary>The account's last sign-ins to Partner Center, the newest first; null when the log was not read.</summary>
    public ResourceResult<IReadOnlyList<LoggedSignIn>>? SignIns { get; init; }

    /// <summary>The integration's application; null when none was named.</summary>
    public ApplicationFacts? Application { get; init; }

    /// <summary>The stored refresh token that signed in; null when none did.</summary>
    public StoredTokenState? StoredToken { get; init; }

    /// <summary>Conditional Access is in use: security defaults and per-user MFA must not be combined with it. Null when it is not known.</summary>
    public bool? UsesConditionalAccess => Policies?.Value is { CountOn: > 0 } ? true : Policies is { Failure: null } ? false : null;

    /// <summary>The account as policies see it. What was not read to its end is not complete.</summary>
    public PolicyAccount PolicyAccount
    {
        get
        {
            MembershipFacts? memberships = Memberships?.Value;
            bool isWhole = Memberships is { Failure: null } && memberships?.KindsAreKnown == true;
            return new PolicyAccount
            {
                ObjectId = Account?.Value?.ObjectId,
                UserPrincipalName = Account?.Value?.UserPrincipalName,
                UserType = Account?.Value?.UserType,
                CreationType = Account?.Value?.CreationType,
                Groups = memberships?.Groups ?? [],
                GroupsAreComplete = isWhole,
                Roles = memberships?.Roles ?? [],
                RolesAreComplete = isWhole && memberships!.RolesAreKnown,
            };
        }
    }

    /// <summary>The ways in which the account can authenticate; null when its methods were not needed.</summary>
    public RegisteredModes? Modes => Methods is null ? null : ModesOfAccount.Of(this);
}
