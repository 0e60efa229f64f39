namespace PartnerMfa.Verdicts;

/// <summary>The reason for the answer of a setup check, or for the overall answer.</summary>
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

    /// <summary>No method is registered, but certificates may be in use.</summary>
    MfaMethodMayBeCertificate,

    /// <summary>The only method is a Temporary Access Pass, which does not last.</summary>
    TemporaryAccessPassOnly,

    /// <summary>The registered methods do not satisfy an authentication strength that a policy requires.</summary>
    StrengthNotMet,
    StrengthNotCertain,

    SecurityDefaultsOn,
    SecurityDefaultsOff,

    /// <summary>Security defaults ask this account for MFA only when necessary.</summary>
    SecurityDefaultsWithoutRole,

    /// <summary>The account has not registered a method that works under security defaults.</summary>
    SecurityDefaultsMethodMissing,

    /// <summary>Security defaults exempt directory synchronization.</summary>
    SecurityDefaultsExempt,
    PerUserMfaEnforced,
    PerUserMfaNotEnforced,

    /// <summary>Per-user MFA is enforced, but its service settings let some sign-ins skip it.</summary>
    PerUserMfaSkipped,
    PerUserMfaDisabled,
    PerUserMfaNotKnown,

    /// <summary>Policies require MFA at every sign-in.</summary>
    PolicyRequiresMfa,

    /// <summary>Policies require MFA for some sign-ins but not for others.</summary>
    PolicyHasGap,

    /// <summary>Whether a policy requires MFA depends on something that is not known here.</summary>
    PolicyNotCertain,
    AccountExcludedFromPolicy,
    PolicyReportOnly,
    CustomControlNeverCounts,

    /// <summary>A second opinion, such as Microsoft's What If evaluation, disagrees with a Yes.</summary>
    WitnessDisagrees,
    PolicyForOtherClients,
    PolicyForOtherApplications,

    /// <summary>A policy applies only under certain conditions, such as risk or device code flow.</summary>
    PolicyForOtherSignIns,
    NoPolicyRequiresMfa,

    SignInNotBlocked,
    SomeSignInsBlocked,
    SignInBlocked,

    /// <summary>A policy may block every sign-in, depending on something that is not known here.</summary>
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

    /// <summary>The application is registered in another tenant and has a service principal in this one.</summary>
    ApplicationOfOtherTenant,
    ApplicationMissing,
    ApplicationDisabled,

    /// <summary>The application is only for personal Microsoft accounts.</summary>
    ApplicationForPersonalAccounts,

    /// <summary>The application has no service principal in the tenant, so it gets no token.</summary>
    ServicePrincipalMissing,
    ApplicationPermissionConsented,
    ApplicationPermissionMissing,
    ApplicationConsentMissing,

    /// <summary>Partner Center's own service principal is missing or disabled.</summary>
    PartnerCenterPrincipalMissing,
    RedirectRegistered,
    RedirectMissing,

    /// <summary>The only redirect URIs are those of a single-page application.</summary>
    RedirectOfSinglePage,
    RedirectNotNeeded,
    PublicClientAllowed,
    PublicClientNotAllowed,
    PublicClientNotNeeded,
    CredentialValid,
    CredentialExpiresSoon,
    CredentialExpired,
    CredentialNotYetValid,
    CredentialMissing,
    CredentialNotNeeded,
    AccountAssigned,
    AccountNotAssigned,

    /// <summary>The account may be a member of an assigned group only through another group, which does not count.</summary>
    AssignmentNotKnown,
    AssignmentNotRequired,

    /// <summary>A permission is missing.</summary>
    PermissionMissing,

    /// <summary>Graph does not have the resource.</summary>
    ResourceNotFound,

    /// <summary>Graph returned no usable response.</summary>
    ResourceNotRead,

    /// <summary>Another way already requires MFA.</summary>
    NotNeeded,

    /// <summary>A check that decides was skipped.</summary>
    ChecksLeftOut,

    /// <summary>None of the three ways requires MFA.</summary>
    MfaNotRequired,
}
