using PartnerMfa.Resources;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Usage.Scores;

/// <summary>What one of Microsoft's scores says, or why it does not.</summary>
/// <param name="Check">The control or requirement.</param>
/// <param name="Answer">What Microsoft says.</param>
/// <param name="Message">The same in a sentence.</param>
internal sealed record ScoreAnswer(string Check, MfaAnswer Answer, string Message)
{
    public string? Remedy { get; init; }

    /// <summary>The score's own fields, in words.</summary>
    public IReadOnlyList<string> Seen { get; init; } = [];

    public ResourceFailure? Failure { get; init; }

    public UsageReason Reason => Answer switch
    {
        MfaAnswer.Yes => UsageReason.TenantScoreMet,
        MfaAnswer.No => UsageReason.TenantScoreNotMet,
        _ => UsageReason.TenantScoreNotRead,
    };

    public static ScoreAnswer NotHere(string check, string score, PartnerMfaEnvironment environment) =>
        new(check, MfaAnswer.Unknown, $"{score} is not to be had in the environment {environment.Name}.");

    /// <param name="check">The control or requirement.</param>
    /// <param name="score">The score that it is part of.</param>
    /// <param name="failure">Why it could not be read.</param>
    /// <param name="permission">The permission that it takes.</param>
    /// <param name="isGranted">The token has it.</param>
    public static ScoreAnswer NotRead(string check, string score, ResourceFailure failure, string permission, bool isGranted)
    {
        (string why, string remedy) = failure.Kind switch
        {
            ResourceFailureKind.Forbidden when !isGranted => ($"the permission {permission} is missing", $"Consent to the delegated permission {permission} of Microsoft Graph, and sign in again."),
            ResourceFailureKind.Forbidden => ("the account has no role that may read it", "Ask with an account that has the role Security Reader or Global Reader."),
            ResourceFailureKind.NotFound => ("Microsoft Graph has no such resource here", $"Look at {score} in Microsoft's own portal."),
            ResourceFailureKind.MfaRequired or ResourceFailureKind.Rejected => ("Microsoft Graph refused the token", "Sign in again, with MFA."),
            _ => ("Microsoft Graph gave no answer that can be used", "Wait a few minutes and ask again."),
        };
        return new(check, MfaAnswer.Unknown, $"{score} could not be read: {why} ({failure.Words.TrimEnd('.')}).") { Remedy = remedy, Failure = failure };
    }
}
