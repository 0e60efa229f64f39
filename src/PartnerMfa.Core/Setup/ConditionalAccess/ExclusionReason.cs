namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>Why a policy does not require MFA of the account, the most telling reason last.</summary>
internal enum ExclusionReason
{
    None,

    /// <summary>It is off, or deleted.</summary>
    Off,
    OtherAccounts,
    OtherApplications,
    OtherClients,

    /// <summary>It applies only at risk, to device code flow and the like, which ordinary sign-ins do not show.</summary>
    OtherSignIns,

    /// <summary>It does not require MFA.</summary>
    OtherControls,

    /// <summary>It requires a custom control, which never puts <c>mfa</c> into a token.</summary>
    CustomControl,
    ReportOnly,

    /// <summary>The account is excluded from it.</summary>
    Excluded,
}
