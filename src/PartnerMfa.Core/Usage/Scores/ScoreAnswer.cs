using PartnerMfa.Http.Resources;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Usage.Scores;

/// <summary>What one of Microsoft's scores says, or why it could not be read.</summary>
/// <param name="Check">The control or requirement.</param>
/// <param name="Answer">What Microsoft says.</param>
/// <param name="Message">The answer in one sentence.</param>
internal sealed record ScoreAnswer(string Check, MfaAnswer Answer, string Message)
{
    public string? Remedy { get; init; }

    /// <summary>The score's own fields, as evidence.</summary>
    public IReadOnlyList<string> Seen { get; init; } = [];

    public ResourceFailure? Failure { get; init; }

    public UsageReason Reason => Answer switch
    {
        MfaAnswer.Yes => UsageReason.TenantScoreMet,
        MfaAnswer.No => UsageReason.TenantScoreNotMet,
        _ => UsageReason.TenantScoreNotRead,
    };

    public static ScoreAnswer NotHere(string check, string score, PartnerMfaEnvironment environment) =>
        new(check, MfaAnswer.Unknown, $"{score} is not available in the environment {environment.Name}.");

    /// <param name="check">The control or requirement.</param>
    /// <param name="score">The score that it belongs to.</param>
    /// <param name="failure">Why it could not be read.</param>
    /// <param name="permission">The permission that it requires.</param>
    /// <param name="isGranted">Whether the token has it.</param>
    public static ScoreAnswer NotRead(string check, string score, ResourceFailure failure, string permission, bool isGranted)
    {
        (string why, string remedy) = failure.Kind switch
        {
            ResourceFailureKind.Forbidden when !isGranted => ($"the permission {permission} is missing", $"Consent to the delegated permission {permission} of Microsoft Graph, then sign in again."),
            ResourceFailureKind.Forbidden => ("the account has no role that allows it", "Sign in with an account that has the role Security Reader or Global Reader."),
            ResourceFailureKind.NotFound => ("Microsoft Graph does not have this resource here", $"Look at {score} in Microsoft's portal."),
            ResourceFailureKind.MfaRequired or ResourceFailureKind.Rejected => ("Microsoft Graph refused the token", "Sign in again with MFA."),
            _ => ("Microsoft Graph gave no usable answer", "Try again in a few minutes."),
        };
        return new(check, MfaAnswer.Unknown, $"{score} could not be read: {why} ({failure.Words.TrimEnd('.')}).") { Remedy = remedy, Failure = failure };
    }
}
