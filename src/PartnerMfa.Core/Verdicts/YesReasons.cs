namespace PartnerMfa.Verdicts;

/// <summary>
/// The reasons that a Yes can have. Results come back through files, jobs and other programs. A Yes with any other reason, known or
/// unknown, was not given by PartnerMfa.
/// </summary>
internal static class YesReasons
{
    private static readonly HashSet<string> All = new(
        new Enum[]
        {
            ReasonCode.MfaClaimPresent, ReasonCode.MfaConfirmedByService,
            SetupReason.AccountFound, SetupReason.AccountEnabled, SetupReason.AccountIsMember, SetupReason.AccountLooksSeparate, SetupReason.AdminAgentAssigned,
            SetupReason.MfaMethodRegistered, SetupReason.TemporaryAccessPassOnly, SetupReason.SecurityDefaultsOn, SetupReason.PerUserMfaEnforced,
            SetupReason.PolicyRequiresMfa, SetupReason.SignInNotBlocked, SetupReason.SomeSignInsBlocked, SetupReason.UnattendedSignInPossible,
            SetupReason.SessionNotLimited, SetupReason.FederatedMfaAccepted, SetupReason.FederatedMfaRejected, SetupReason.LicensePresent,
            SetupReason.NoRecentChange, SetupReason.ApplicationFound, SetupReason.ApplicationOfOtherTenant, SetupReason.ApplicationPermissionConsented,
            SetupReason.RedirectRegistered, SetupReason.PublicClientAllowed, SetupReason.CredentialValid, SetupReason.AccountAssigned,
            UsageReason.CallsWithMfa, UsageReason.TenantScoreMet,
            CustomerReason.CustomerReached,
        }.Select(reason => reason.ToString()),
        StringComparer.Ordinal);

    public static IReadOnlyCollection<string> Names => All;

    public static bool Contains(string reason) => All.Contains(reason);
}
