namespace PartnerMfa.Verdicts;

/// <summary>
/// Where a reason is explained: its anchor on the project's own page, once the build knows the address of those, and Microsoft's page
/// for the rule until then.
/// </summary>
internal static class ReasonPage
{
    private const string Page = "about_PartnerMfa_Verdicts.md";

    /// <param name="reason">The reason's code.</param>
    /// <param name="rule">Microsoft's page for the rule.</param>
    /// <param name="pages">The address of the project's pages; empty when there is none.</param>
    public static string Of(string reason, string rule, string pages = ProjectAddress.Pages) => pages.Length == 0
        ? rule
#pragma warning disable CA1308 // Anchors are lower case: that is what makes them of headings.
        : $"{pages.TrimEnd('/')}/{Page}#{reason.ToLowerInvariant()}";
#pragma warning restore CA1308
}

/// <summary>Microsoft's pages that state the rules.</summary>
internal static class LearnPages
{
    /// <summary>Where Microsoft's documentation is.</summary>
    public const string Learn = "https://learn.microsoft.com/";

    public const string Requirement = Learn + "partner-center/security/partner-security-requirements-mandating-mfa";
    public const string AccessTokenClaims = Learn + "entra/identity-platform/access-token-claims-reference";
    public const string TokenValidation = Learn + "entra/identity-platform/access-tokens";
    public const string Authentication = Learn + "partner-center/developer/partner-center-authentication";
    public const string ErrorCodes = Learn + "partner-center/developer/error-codes";
    public const string Usage = Learn + "partner-center/developer/get-api-request-summary";
    public const string PartnerSecurityScore = Learn + "partner-center/security/partner-security-score";
    public const string ClaimsChallenges = Learn + "entra/identity-platform/claims-challenge";
    public const string Throttling = Learn + "partner-center/developer/api-throttling-guidance";
}
