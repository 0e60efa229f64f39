using PartnerMfa.Setup.Facts;
using PartnerMfa.Tokens.Claims;
using static PartnerMfa.Verdicts.MfaAnswer;
using static PartnerMfa.Verdicts.SetupReason;

namespace PartnerMfa.Setup.Checks;

/// <summary>
/// Checks whether security defaults require MFA from the account. They ask certain administrators at every sign-in, and everyone else only
/// when they consider it necessary.
/// </summary>
/// <remarks>Source: https://learn.microsoft.com/entra/fundamentals/security-defaults</remarks>
internal static class SecurityDefaultsCheck
{
    private const string Place = "Entra admin center > Overview > Properties > Manage security defaults";
    private const string UsePolicy = "Replace security defaults with a Conditional Access policy that requires MFA for all users and all resources (Microsoft Entra ID P1).";

    // The methods that can be registered under security defaults: the Authenticator app, or another app that shows OATH codes.
    private static readonly string[] Methods = ["microsoftAuthenticator", "softwareOath"];
    private static readonly string[] ReportedMethods = ["microsoftAuthenticatorPush", "microsoftAuthenticatorPasswordless", "softwareOneTimePasscode"];

    public static CheckResult Judge(SetupFacts facts)
    {
        if (facts.SecurityDefaults!.Failure is { } failure) return CheckResult.NotRead(failure, SetupResource.SecurityDefaults);
        CheckResult result = facts.SecurityDefaults.Value switch
        {
            true => WhenOn(facts),
            false => new(No, SecurityDefaultsOff, "isEnabled is false", "Security defaults are off."),
            null => new(Unknown, ResourceNotRead, "isEnabled is missing", "Microsoft Graph does not say whether security defaults are on.")
            {
                Remedy = $"Look it up: {Place}.",
            },
        };
        return result with { HelpUri = SetupPages.SecurityDefaults };
    }

    private static CheckResult WhenOn(SetupFacts facts)
    {
        IReadOnlyDictionary<string, string> roles = facts.Memberships!.Value?.Roles ?? [];
        if (roles.ContainsKey(DirectoryRoles.DirectorySynchronizationAccounts))
            return new(No, SecurityDefaultsExempt, "role Directory Synchronization Accounts", "Security defaults are on, but they exempt accounts with the role Directory Synchronization Accounts.")
            {
                Remedy = "Use another account for the integration: this one is for directory synchronization.",
            };
        string? role = roles.Keys.FirstOrDefault(DirectoryRoles.AskedBySecurityDefaults.ContainsKey);
        if (facts.Memberships.Failure is { } failure) return CheckResult.NotRead(failure, SetupResource.Memberships);
        if (facts.Memberships.Value is not { RolesAreKnown: true, KindsAreKnown: true })
            return new(Unknown, PermissionMissing, "roles came without their template ids", "Security defaults are on, but Microsoft Graph does not say which roles the account has.")
            {
                Missing = SetupResource.Memberships,
            };
        if (role is not null) return WithRole(facts, DirectoryRoles.AskedBySecurityDefaults[role]);
        return new(Unknown, SecurityDefaultsWithoutRole, "isEnabled is true; the account has none of the roles that are always asked",
            "Security defaults are on. They ask some administrator roles for MFA at every sign-in, and other accounts only when necessary: "
            + "this account has none of those roles (AdminAgents is a group).")
        {
            Remedy = UsePolicy,
        };
    }

    private static CheckResult WithRole(SetupFacts facts, string role)
    {
        string row = $"isEnabled is true; role {role}";
        bool isRegistered = facts.Methods!.Value?.Any(method => Methods.Contains(method.Kind, StringComparer.OrdinalIgnoreCase)) == true
            || (facts.Methods.Failure is not null && facts.Registration?.Value?.Methods.Any(name => ReportedMethods.Contains(name, StringComparer.OrdinalIgnoreCase)) == true);
        if (isRegistered)
            return new(Yes, SecurityDefaultsOn, row, $"Security defaults are on, and the account has the role {role}: every sign-in is asked for MFA.");
        if (facts.Methods.Failure is { } failure) return CheckResult.NotRead(failure, SetupResource.Methods);
        return new(Unknown, SecurityDefaultsMethodMissing, row + "; neither Authenticator nor an OATH app is registered",
            $"Security defaults are on, and the account has the role {role}. But under security defaults only Microsoft Authenticator or another app with OATH codes can be used, and it has neither registered.")
        {
            Remedy = $"Sign in as the account at {SetupPages.SecurityInfo} and add Microsoft Authenticator.",
        };
    }
}
