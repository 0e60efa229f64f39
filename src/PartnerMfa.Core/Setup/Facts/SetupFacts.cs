using PartnerMfa.Http.Resources;
using PartnerMfa.Requests;
using PartnerMfa.Setup.ConditionalAccess;
using PartnerMfa.Work;

namespace PartnerMfa.Setup.Facts;

/// <summary>What was read about the tenant and the account. A value is null when no chosen check needs it.</summary>
internal sealed record SetupFacts
{
    /// <summary>The name that the user asked about, in a form that can be shown.</summary>
    public required string Name { get; init; }

    public required DateTimeOffset ReadOn { get; init; }

    public required CommandHints Words { get; init; }

    public required PartnerMfaEnvironment Environment { get; init; }

    public ResourceResult<AccountFacts>? Account { get; init; }

    /// <summary>Graph says that there is no such account.</summary>
    public bool IsAccountMissing => Account?.Failure?.IsAbsence == true;

    public ResourceResult<MembershipFacts>? Memberships { get; init; }

    public ResourceResult<IReadOnlyList<RegisteredMethod>>? Methods { get; init; }

    /// <summary>Whether certificate-based authentication may replace the methods; null when that was not needed.</summary>
    public ResourceResult<CertificateFacts>? Certificates { get; init; }

    public ResourceResult<RegistrationFacts>? Registration { get; init; }

    /// <summary>The state of per-user MFA; empty when Graph does not return it.</summary>
    public ResourceResult<string>? PerUserMfa { get; init; }

    public ResourceResult<MfaServiceFacts>? MfaService { get; init; }

    /// <summary>The names of the provisioned service plans.</summary>
    public ResourceResult<IReadOnlyList<string>>? ServicePlans { get; init; }

    public ResourceResult<bool?>? SecurityDefaults { get; init; }

    public ResourceResult<PolicySet>? Policies { get; init; }

    public ResourceResult<DomainFacts>? Domain { get; init; }

    /// <summary>Microsoft's own evaluation of the policies; null when it was not requested.</summary>
    public ResourceResult<IReadOnlyList<WhatIfAnswer>>? WhatIf { get; init; }

    /// <summary>The account's latest sign-ins to Partner Center, newest first; null when the log was not read.</summary>
    public ResourceResult<IReadOnlyList<LoggedSignIn>>? SignIns { get; init; }

    /// <summary>The integration's application; null when the user named none.</summary>
    public ApplicationFacts? Application { get; init; }

    /// <summary>The stored refresh token that signed in; null when there was none.</summary>
    public StoredTokenState? StoredToken { get; init; }

    /// <summary>
    /// Whether Conditional Access is in use, which must not be combined with security defaults or per-user MFA. Null when it is not known.
    /// </summary>
    public bool? UsesConditionalAccess => Policies?.Value is { CountOn: > 0 } ? true : Policies is { Failure: null } ? false : null;

    /// <summary>The account, as policies see it. Whatever was not read completely is marked as incomplete.</summary>
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
