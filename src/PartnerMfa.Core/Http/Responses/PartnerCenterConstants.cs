namespace PartnerMfa.Http.Responses;

/// <summary>Paths, headers and codes of the Partner Center API.</summary>
/// <remarks>
/// Sources: https://learn.microsoft.com/partner-center/developer/headers and
/// https://learn.microsoft.com/partner-center/developer/error-codes
/// </remarks>
internal static class PartnerCenterConstants
{
    /// <summary>The only resource that accepts only app+user tokens and needs nothing except a role.</summary>
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

    /// <summary>The names that Microsoft's own SDK and module send.</summary>
    public const string SdkClientHeader = "MS-PartnerCenter-Client";

    public const string ClientHeader = "MS-PartnerCenter-Application";

    /// <summary>The service's statement about the sign-in: a header or, in some implementations, a field of the body.</summary>
    public const string ComplianceHeader = "isMfaCompliant";

    /// <summary>The headers that the service adds to every response.</summary>
    public static IReadOnlyList<string> OwnHeaders { get; } = [CorrelationIdHeader, RequestIdHeader, VectorHeader, ServerHeader, "Request-Context"];

    /// <summary>Matches "MFA required" or "MFA is required". "No MFA required" and "MFA required: false" say the opposite.</summary>
    public const string MfaRequiredWords = @"(?<!\b(?:no|not|without|non)[\s-]+)(?<![A-Za-z0-9])MFA\s+(?:is\s+)?required(?!""?\s*[:=]\s*""?(?:false|no|0)\b)";

    /// <summary>Matches any mention of MFA. <c>isMfaCompliant</c> is read separately.</summary>
    public const string MfaMention = @"MFA(?![A-Z0-9])|Mfa(?![a-z]|Compliant)|(?<![A-Za-z0-9])mfa(?![A-Za-z0-9])|(?i:multi-?\s?factor)";

    /// <summary>Matches the 400 response with which Partner Center refuses an app-only token.</summary>
    public const string NoUserWords = @"token\s+missing\s+user\s+information";

    /// <summary>
    /// The code with which Microsoft Graph refuses a call for missing MFA, in a 403. It has also been seen in responses of Partner Center.
    /// </summary>
    public const string MissingMfaCode = "Unauthorized_MissingMFA";

    public const string MfaRequiredCode = "900421";
    public const string MfaRequiredCode2020 = "10001";

    /// <summary>
    /// Matches those codes in a text. The older code is such a small number that it counts only in the service's own parentheses.
    /// </summary>
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
