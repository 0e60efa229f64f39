using PartnerMfa.Http;

namespace PartnerMfa.Usage.Scores;

/// <summary>Names in Microsoft's scores of a tenant.</summary>
/// <remarks>
/// Sources: https://learn.microsoft.com/graph/api/security-list-securescores and
/// https://learn.microsoft.com/graph/api/partner-security-partnersecurityscore-list-requirements
/// </remarks>
internal static class ScoreConstants
{
    public const string SecureScorePath = "/v1.0/security/secureScores?$top=1";
    public const string ControlScores = "controlScores";
    public const string ControlName = "controlName";
    public const string Percentage = "scoreInPercentage";

    public const string PartnerScorePath = GraphConstants.PartnerSecurityPath;
    public const string RequirementType = "requirementType";
    public const string AdminsRequirement = "mfaEnforcedForAdmins";
    public const string ComplianceStatus = "complianceStatus";
    public const string Compliant = "compliant";

    /// <summary>The documented value is misspelled, so both spellings count.</summary>
    public static IReadOnlyList<string> NotCompliant { get; } = ["noncomplaint", "noncompliant"];

    /// <summary>Secure Score's controls about MFA, and what they mean.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> Controls { get; } =
    [
        ("AdminMFAV2", "MFA for administrators"),
        ("MFARegistrationV2", "MFA for all users"),
    ];

    public static IReadOnlyList<string> ControlFacts { get; } = ["score", Percentage, "count", "total", "implementationStatus", "lastSynced"];

    public static IReadOnlyList<string> RequirementFacts { get; } =
    [
        ComplianceStatus, "score", "maxScore", "totalAdminsCount", "mfaEnabledAdminsCount", "mfaEnabledUsersCount", "adminsRequiredNotUsingMfaCount",
        "securityDefaultsStatus", "mfaConditionalAccessPolicyStatus", "legacyPerUserMfaStatus", "updatedDateTime", "actionUrl",
    ];
}
