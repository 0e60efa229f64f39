namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>What keeps a policy from asking this account for MFA, the most telling last.</summary>
internal enum ExclusionReason
{
    None,

    /// <summary>It is switched off.</summary>
    Off,
    OtherAccounts,
    OtherApplications,
    OtherClients,

    /// <summary>It asks for no MFA at all.</summary>
    OtherControls,

    /// <summary>It asks for a custom control, which never puts <c>mfa</c> into a token.</summary>
    CustomControl,
    ReportOnly,

    /// <summary>The account is excluded from it.</summary>
    Excluded,
}
