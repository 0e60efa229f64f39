namespace PartnerMfa.Verdicts;

/// <summary>Why a check of the setup, or the overall answer, is what it is.</summary>
internal enum SetupReason
{
    AccountFound,
    AccountNotFound,
    AccountEnabled,
    AccountDisabled,
    AccountIsMember,
    AccountIsGuest,
    AccountTypeNotTold,
    AccountLooksSeparate,
    AccountMayBePersonal,

    AdminAgentAssigned,
    AdminAgentMissing,
    MfaMethodRegistered,
    MfaMethodMissing,
    MfaMethodNotKnown,

    /// <summary>The authentication methods policy allows none of the registered methods.</summary>
    MfaMethodNotAllowed,

    /// <summary>Nothing is registered, but certificates can be in use.</summary>
    MfaMethodMayBeCertificate,

    /// <summary>A Temporary Access Pass, and nothing that lasts.</summary>
    TemporaryAccessPassOnly,

    /// <summary>The registered methods do not satisfy an authentication strength that a policy requires.</summary>
    StrengthNotMet,
    StrengthNotCertain,

    SecurityDefaultsOn,
    SecurityDefaultsOff,

    /// <summary>Security defaults ask this account only when necessary.</summary>
    SecurityDefaultsWithoutRole,

    /// <summary>The account has registered nothing that works under security defaults.</summary>
    SecurityDefaultsMethodMissing,

    /// <summary>Security defaults exempt directory synchronization.</summary>
    SecurityDefaultsExempt,
    PerUserMfaEnforced,
    PerUserMfaNotEnforced,

    /// <summary>Per-user MFA is enforced, and its service settings let some sign-ins skip it.</summary>
    PerUserMfaSkipped,
    PerUserMfaDisabled,
    PerUserMfaNotKnown,

    /// <summary>Policies require MFA at every sign-in.</summary>
    PolicyRequiresMfa,

    /// <summary>Policies require MFA at some sign-ins and not at others.</summary>
    PolicyHasGap,

    /// <summary>Whether a policy requires MFA depends on what is not known here.</summary>
    PolicyNotCertain,
    AccountExcludedFromPolicy,
    PolicyReportOnly,
    CustomControlNeverCounts,

    /// <summary>A second opinion, such as Microsoft's What If evaluation, disagrees with a Yes.</summary>
    WitnessDisagrees,
    PolicyForOtherClients,
    PolicyForOtherApplications,

    /// <summary>A policy applies only at risk, to device code flow and the like.</summary>
    PolicyForOtherSignIns,
    NoPolicyRequiresMfa,

    SignInNotBlocked,
    SomeSignInsBlocked,
    SignInBlocked,

    /// <summary>A policy may block every sign-in: it depends on what is not known here.</summary>
    SignInMayBeBlocked,
    UnattendedSignInPossible,
    DeviceRequired,
    TokenProtectionRequired,
    UnattendedSignInBlocked,
    SessionNotLimited,
    SessionEndsEarly,

    DomainManaged,
    FederatedMfaAccepted,
    FederatedMfaRejected,
    FederatedMfaNotKnown,
    LicensePresent,
    LicenseRecommended,
    LicenseNotNeeded,
    NoRecentChange,
    ChangedRecently,

    ApplicationFound,

    /// <summary>It is registered in another tenant, and has a service principal in this one.</summary>
    ApplicationOfOtherTenant,
    ApplicationMissing,
    ApplicationDisabled,

    /// <summary>The application has no service principal in the tenant, so it gets no token.</summary>
    ServicePrincipalMissing,
    ApplicationPermissionConsented,
    ApplicationPermissionMissing,
    ApplicationConsentMissing,

    /// <summary>Partner Center's own service principal is missing or disabled.</summary>
    PartnerCenterPrincipalMissing,
    RedirectRegistered,
    RedirectMissing,

    /// <summary>The only redirect addresses are those of a single-page application.</summary>
    RedirectOfSinglePage,
    RedirectNotNeeded,
    PublicClientAllowed,
    PublicClientNotAllowed,
    PublicClientNotNeeded,
    CredentialValid,
    CredentialExpiresSoon,
    CredentialExpired,
    CredentialMissing,
    CredentialNotNeeded,
    AccountAssigned,
    AccountNotAssigned,

    /// <summary>A group is assigned that the account may be in through another group only, which does not count.</summary>
    AssignmentNotKnown,
    AssignmentNotRequired,

    /// <summary>A permission is missing.</summary>
    PermissionMissing,

    /// <summary>Graph does not have the resource.</summary>
    ResourceNotFound,

    /// <summary>Graph gave no usable answer.</summary>
    ResourceNotRead,

    /// <summary>Another way already requires MFA.</summary>
    NotNeeded,

    /// <summary>A check that decides was left out.</summary>
    ChecksLeftOut,

    /// <summary>None of the three ways requires MFA.</summary>
    MfaNotRequired,
}
