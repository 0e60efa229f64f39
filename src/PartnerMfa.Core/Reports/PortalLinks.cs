using PartnerMfa.Environments;
using PartnerMfa.Errors;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Reports;

/// <summary>A page of an admin center, under the name that it has there.</summary>
internal sealed record PortalPage(string Name, Uri Address);

/// <summary>The pages of the Entra admin center where a cause can be examined or fixed. The sandbox has no admin center.</summary>
internal static class PortalLinks
{
    private const string ConditionalAccess = "Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Policies";
    private const string SignInLogs = "Microsoft_AAD_IAM/SignInLogsList.ReactView";
    private const string Users = "Microsoft_AAD_UsersAndTenants/UserManagementMenuBlade/~/AllUsers";
    private const string AppRegistrations = "Microsoft_AAD_RegisteredApps/ApplicationsListBlade";

    // By check, reason, or error ID.
    private static readonly Dictionary<string, (string Name, string Blade)> Blades = new(StringComparer.Ordinal)
    {
        [nameof(PartnerMfaSetupCheck.AccountExists)] = ("Users", Users),
        [nameof(PartnerMfaSetupCheck.AccountEnabled)] = ("Users", Users),
        [nameof(PartnerMfaSetupCheck.AccountType)] = ("Users", Users),
        [nameof(PartnerMfaSetupCheck.SeparateAccount)] = ("Users", Users),
        [nameof(PartnerMfaSetupCheck.MfaMethods)] = ("Users", Users),
        [nameof(PartnerMfaSetupCheck.AdminAgentRole)] = ("Groups", "Microsoft_AAD_IAM/GroupsManagementMenuBlade"),
        [nameof(PartnerMfaSetupCheck.SecurityDefaults)] = ("Tenant properties", "Microsoft_AAD_IAM/TenantOverview.ReactView"),
        [nameof(PartnerMfaSetupCheck.ConditionalAccess)] = ("Conditional Access policies", ConditionalAccess),
        [nameof(PartnerMfaSetupCheck.SignInAllowed)] = ("Conditional Access policies", ConditionalAccess),
        [nameof(PartnerMfaSetupCheck.UnattendedSignIn)] = ("Conditional Access policies", ConditionalAccess),
        [nameof(PartnerMfaSetupCheck.SessionLifetime)] = ("Conditional Access policies", ConditionalAccess),
        [nameof(PartnerMfaSetupCheck.RecentChange)] = ("Conditional Access policies", ConditionalAccess),
        [nameof(PartnerMfaSetupCheck.PerUserMfa)] = ("Per-user MFA", "Microsoft_AAD_IAM/MultifactorAuthenticationMenuBlade"),
        [nameof(PartnerMfaSetupCheck.License)] = ("Licenses", "Microsoft_AAD_IAM/LicensesMenuBlade/~/Products"),
        [nameof(PartnerMfaSetupCheck.ApplicationRegistered)] = ("App registrations", AppRegistrations),
        [nameof(PartnerMfaSetupCheck.ApplicationPermission)] = ("App registrations", AppRegistrations),
        [nameof(PartnerMfaSetupCheck.ApplicationRedirect)] = ("App registrations", AppRegistrations),
        [nameof(PartnerMfaSetupCheck.ApplicationPublicClient)] = ("App registrations", AppRegistrations),
        [nameof(PartnerMfaSetupCheck.ApplicationCredentials)] = ("App registrations", AppRegistrations),
        [nameof(PartnerMfaSetupCheck.ApplicationAssignment)] = ("Enterprise applications", "Microsoft_AAD_IAM/StartboardApplicationsMenuBlade/~/AppAppsPreview"),
        [nameof(UsageReason.CallsWithoutMfa)] = ("Sign-in logs", SignInLogs),
        [nameof(UsageReason.PrincipalsWithoutMfa)] = ("Sign-in logs", SignInLogs),
        [nameof(ReasonCode.MfaClaimMissing)] = ("Conditional Access policies", ConditionalAccess),
        [nameof(ReasonCode.MfaRequiredByService)] = ("Conditional Access policies", ConditionalAccess),
        [nameof(ReasonCode.MfaRefusedByService)] = ("Conditional Access policies", ConditionalAccess),
        [nameof(ErrorId.ConditionalAccessBlocked)] = ("Sign-in logs", SignInLogs),
        [nameof(ErrorId.DeviceNotCompliant)] = ("Sign-in logs", SignInLogs),
        [nameof(ErrorId.ConsentRequired)] = ("App registrations", AppRegistrations),
        [nameof(ErrorId.AdminConsentRequired)] = ("App registrations", AppRegistrations),
        [nameof(ErrorId.ApplicationNotFound)] = ("App registrations", AppRegistrations),
        [nameof(ErrorId.RedirectNotRegistered)] = ("App registrations", AppRegistrations),
        [nameof(ErrorId.ClientSecretExpired)] = ("App registrations", AppRegistrations),
    };

    /// <returns>Null when there is nothing to fix or no page is known for it.</returns>
    public static PortalPage? Of(PartnerMfaResult result) =>
        !ResultText.NeedsAttention(result) || ResultText.IsSimulated(result) ? null : Find(result.Environment, [.. result.DecidedBy ?? [], result.Check ?? "", result.Reason]);

    private static PortalPage? Find(string environment, string[] keys)
    {
        if (PartnerMfaEnvironments.All.FirstOrDefault(known => known.Name.Equals(environment, StringComparison.OrdinalIgnoreCase))?.Cloud.AdminCenter is not { } host) return null;
        foreach (string key in keys)
            if (Blades.TryGetValue(key, out (string Name, string Blade) page)) return new PortalPage(page.Name, new Uri($"{host}/#view/{page.Blade}"));
        return null;
    }
}
