namespace PartnerMfa.Verdicts;

/// <summary>Why a check of the setup, or the setup as a whole, is answered as it is.</summary>
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

    SecurityDefaultsOn,
    SecurityDefaultsOff,
    PerUserMfaEnforced,
    PerUserMfaNotEnforced,
    PerUserMfaDisabled,
    PerUserMfaNotKnown,

    /// <summary>A policy surely asks for MFA at every sign-in.</summary>
    PolicyRequiresMfa,

    /// <summary>Policies ask at some sign-ins and not at others.</summary>
    PolicyHasGap,

    /// <summary>Whether a policy asks depends on what cannot be known here.</summary>
    PolicyNotCertain,
    AccountExcludedFromPolicy,
    PolicyReportOnly,
    CustomControlNeverCounts,
    PolicyForOtherClients,
    PolicyForOtherApplications,
    NoPolicyRequiresMfa,

    SignInNotBlocked,
    SomeSignInsBlocked,
    SignInBlocked,
    UnattendedSignInPossible,
    DeviceRequired,
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

    /// <summary>A permission is missing to answer it.</summary>
    PermissionMissing,

    /// <summary>Graph does not have what would answer it.</summary>
    ResourceNotFound,

    /// <summary>Graph gave no answer that can be used.</summary>
    ResourceNotRead,

    /// <summary>It was left out, and without it the whole is not certain.</summary>
    ChecksLeftOut,

    /// <summary>None of the three ways to MFA is in use.</summary>
    MfaNotRequired,
}
