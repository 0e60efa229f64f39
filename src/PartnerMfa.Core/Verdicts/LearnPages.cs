namespace PartnerMfa.Verdicts;

/// <summary>
/// The page that explains a reason: its anchor on the project's own page, if the build knows the address, and otherwise Microsoft's page
/// for the rule.
/// </summary>
internal static class ReasonPage
{
    private const string Page = "about_PartnerMfa_Verdicts.md";

    /// <param name="reason">The reason code.</param>
    /// <param name="rule">Microsoft's page for the rule.</param>
    /// <param name="pages">The address of the project's pages; empty when there is none.</param>
    public static string Of(string reason, string rule, string pages = ProjectAddress.Pages) => pages.Length == 0
        ? rule
#pragma warning disable CA1308 // Anchors that are generated from headings are in lower case.
        : $"{pages.TrimEnd('/')}/{Page}#{reason.ToLowerInvariant()}";
#pragma warning restore CA1308
}

/// <summary>The pages of Microsoft that state the rules.</summary>
internal static class LearnPages
{
    /// <summary>The address of Microsoft's documentation.</summary>
    public const string Learn = "https://learn.microsoft.com/";

    public const string Requirement = Learn + "partner-center/security/partner-security-requirements-mandating-mfa";
    public const string AccessTokenClaims = Learn + "entra/identity-platform/access-token-claims-reference";
    public const string TokenValidation = Learn + "entra/identity-platform/access-tokens";
    public const string Authentication = Learn + "partner-center/developer/partner-center-authentication";
    public const string ErrorCodes = Learn + "partner-center/developer/error-codes";
    public const string Usage = Learn + "partner-center/developer/get-api-request-summary";
    public const string PartnerSecurityScore = Learn + "partner-center/security/partner-security-score";
    public const string ClaimsChallenges = Learn + "entra/identity-platform/claims-challenge";
    public const string MsalErrors = Learn + "entra/msal/dotnet/advanced/exceptions/msal-error-handling";
    public const string Throttling = Learn + "partner-center/developer/api-throttling-guidance";
}
