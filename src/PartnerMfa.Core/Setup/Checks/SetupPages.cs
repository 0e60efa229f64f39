using PartnerMfa.Environments;
using PartnerMfa.Setup.ConditionalAccess;
using PartnerMfa.Verdicts;
using static PartnerMfa.Verdicts.LearnPages;

namespace PartnerMfa.Setup.Checks;

/// <summary>The pages that the checks refer to: Microsoft's documentation, and the tenant's own policies in the portal.</summary>
internal static class SetupPages
{
    public const string Requirement = LearnPages.Requirement;
    public const string Users = Learn + "entra/fundamentals/add-users";
    public const string PartnerRoles = Learn + "partner-center/account-settings/permissions-overview";
    public const string Methods = Learn + "entra/identity/authentication/concept-authentication-methods";
    public const string TemporaryAccessPass = Learn + "entra/identity/authentication/howto-authentication-temporary-access-pass";
    public const string Certificates = Learn + "entra/identity/authentication/concept-certificate-based-authentication";
    public const string Strengths = Learn + "entra/identity/authentication/concept-authentication-strengths";
    public const string SecurityDefaults = Learn + "entra/fundamentals/security-defaults";
    public const string PerUserMfa = Learn + "entra/identity/authentication/howto-mfa-userstates";
    public const string MfaSettings = Learn + "entra/identity/authentication/howto-mfa-mfasettings";
    public const string ConditionalAccess = Learn + "entra/identity/conditional-access/policy-all-users-mfa-strength";
    public const string CustomControls = Learn + "entra/identity/conditional-access/controls";
    public const string ReportOnly = Learn + "entra/identity/conditional-access/concept-conditional-access-report-only";
    public const string Grant = Learn + "entra/identity/conditional-access/concept-conditional-access-grant";
    public const string TokenProtection = Learn + "entra/identity/conditional-access/concept-token-protection";
    public const string SessionLifetime = Learn + "entra/identity/conditional-access/concept-session-lifetime";
    public const string Federation = Learn + "graph/api/resources/internaldomainfederation";
    public const string Licenses = Learn + "entra/identity/authentication/concept-mfa-licensing";
    public const string WhatIf = Learn + "entra/identity/conditional-access/what-if-tool";
    public const string SignInLog = Learn + "entra/identity/monitoring-health/concept-sign-in-log-activity-details";
    public const string Applications = Learn + "partner-center/developer/set-up-api-access-in-partner-center";
    public const string Redirects = Learn + "entra/identity-platform/reply-url";
    public const string PublicClients = Learn + "entra/identity-platform/msal-client-applications";
    public const string Credentials = Learn + "entra/identity-platform/how-to-add-credentials";
    public const string Assignment = Learn + "entra/identity/enterprise-apps/what-is-access-management";
    public const string Permissions = Learn + "graph/permissions-reference";

    /// <summary>The page on which people register authentication methods.</summary>
    public const string SecurityInfo = "https://aka.ms/mysecurityinfo";

    /// <summary>Where a policy is: in the Entra admin center of its cloud, or in its file.</summary>
    public static string Of(Policy policy, PartnerMfaEnvironment environment) => policy.File is { } file ? $"in the file {file}" : policy.Id is { } id
        ? $"{AdminCenter(environment)}/#view/Microsoft_AAD_ConditionalAccess/PolicyBlade/policyId/{id}"
        : "Entra admin center > Conditional Access > Policies";

    /// <summary>All policies in the Entra admin center.</summary>
    public static string Policies(PartnerMfaEnvironment environment) =>
        $"{AdminCenter(environment)}/#view/Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Policies";

    private static string AdminCenter(PartnerMfaEnvironment environment) => environment.Cloud.AdminCenter ?? PartnerMfaEnvironments.Global.Cloud.AdminCenter!;
}
