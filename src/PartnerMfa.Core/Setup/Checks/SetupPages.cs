namespace PartnerMfa.Setup.Checks;

/// <summary>Microsoft's pages that the checks rest on.</summary>
internal static class SetupPages
{
    private const string Learn = "https://learn.microsoft.com/";

    public const string Requirement = Learn + "partner-center/security/partner-security-requirements-mandating-mfa";
    public const string Users = Learn + "entra/fundamentals/add-users";
    public const string PartnerRoles = Learn + "partner-center/account-settings/permissions-overview";
    public const string Methods = Learn + "entra/identity/authentication/concept-authentication-methods";
    public const string SecurityDefaults = Learn + "entra/fundamentals/security-defaults";
    public const string PerUserMfa = Learn + "entra/identity/authentication/howto-mfa-userstates";
    public const string ConditionalAccess = Learn + "entra/identity/conditional-access/policy-all-users-mfa-strength";
    public const string CustomControls = Learn + "entra/identity/conditional-access/controls";
    public const string ReportOnly = Learn + "entra/identity/conditional-access/concept-conditional-access-report-only";
    public const string Grant = Learn + "entra/identity/conditional-access/concept-conditional-access-grant";
    public const string SessionLifetime = Learn + "entra/identity/conditional-access/concept-session-lifetime";
    public const string Federation = Learn + "entra/identity/authentication/how-to-migrate-mfa-server-to-mfa-with-federation";
    public const string Licenses = Learn + "entra/identity/authentication/concept-mfa-licensing";
    public const string Permissions = Learn + "graph/permissions-reference";
}
