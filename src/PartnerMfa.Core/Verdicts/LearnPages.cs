namespace PartnerMfa.Verdicts;

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
