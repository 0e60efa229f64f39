namespace PartnerMfa.Http.Responses;

/// <summary>Paths, headers and codes of the Partner Center API.</summary>
/// <remarks>
/// Sources: https://learn.microsoft.com/partner-center/developer/headers and
/// https://learn.microsoft.com/partner-center/developer/error-codes
/// </remarks>
internal static class PartnerCenterConstants
{
    /// <summary>The only resource that accepts app+user tokens only and needs nothing but a role.</summary>
    public const string OrganizationProfilePath = "/v1/profiles/organization";

    public const string OrganizationProfileType = "OrganizationProfile";

    /// <summary>Asks for enforcement, the 2019 form.</summary>
    public const string EnforceMfaHeader = "MS-Enforce-MFA";

    /// <summary>Asks for enforcement, the form since September 2025.</summary>
    public const string ValidateMfaHeader = "ValidateMfa";

    public const string CorrelationIdHeader = "MS-CorrelationId";
    public const string RequestIdHeader = "MS-RequestId";
    public const string LocaleHeader = "X-Locale";

    public const string VectorHeader = "MS-CV";
    public const string ServerHeader = "MS-ServerId";

    /// <summary>How Microsoft's own SDK and module name themselves.</summary>
    public const string SdkClientHeader = "MS-PartnerCenter-Client";

    public const string ClientHeader = "MS-PartnerCenter-Application";

    /// <summary>What the service says about the sign-in: a header, or in some implementations a field of the body.</summary>
    public const string ComplianceHeader = "isMfaCompliant";

    /// <summary>The headers that the service puts on every response.</summary>
    public static IReadOnlyList<string> OwnHeaders { get; } = [CorrelationIdHeader, RequestIdHeader, VectorHeader, ServerHeader, "Request-Context"];

    /// <summary>"MFA required" or "MFA is required", as a pattern. "No MFA required" and "MFA required: false" say the opposite.</summary>
    public const string MfaRequiredWords = @"(?<!\b(?:no|not|without|non)[\s-]+)(?<![A-Za-z0-9])MFA\s+(?:is\s+)?required(?!""?\s*[:=]\s*""?(?:false|no|0)\b)";

    /// <summary>Any mention of MFA, as a pattern; <c>isMfaCompliant</c> is read separately.</summary>
    public const string MfaMention = @"MFA(?![A-Z0-9])|Mfa(?![a-z]|Compliant)|(?<![A-Za-z0-9])mfa(?![A-Za-z0-9])|(?i:multi-?\s?factor)";

    /// <summary>How Partner Center refuses an app-only token with a 400, as a pattern.</summary>
    public const string NoUserWords = @"token\s+missing\s+user\s+information";

    /// <summary>How Microsoft Graph refuses a call for missing MFA, with a 403. Partner Center's answers were seen with it, too.</summary>
    public const string MissingMfaCode = "Unauthorized_MissingMFA";

    public const string MfaRequiredCode = "900421";
    public const string MfaRequiredCode2020 = "10001";

    /// <summary>Those codes in a text, as a pattern. The older one is so small a number that it counts only in the service's own parentheses.</summary>
    public const string MfaRequiredNumber = @"\b" + MfaRequiredCode + @"\b|\(" + MfaRequiredCode2020 + @"\)";

    public const string InvalidTokenCode = "900420";
    public const string RoleMissingCode = "900308";
    public const string RoleMissingCode2 = "2032";
    public const string ConditionalAccessCode = "900309";
    public const string AppOnlyCode = "900329";
    public const string TokenRejectedCode = "800001";

    /// <summary>All of these codes.</summary>
    public static IReadOnlyList<string> Codes { get; } =
        [MfaRequiredCode, MfaRequiredCode2020, InvalidTokenCode, RoleMissingCode, RoleMissingCode2, ConditionalAccessCode, AppOnlyCode, TokenRejectedCode];
}
