namespace PartnerMfa.Verdicts;

/// <summary>An answer with its reason, as a row of a verdict table gives it.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Reason">The reason code.</param>
/// <param name="Row">The row that decided, in words.</param>
internal sealed record Verdict(MfaAnswer Answer, ReasonCode Reason, string Row);

/// <summary>The four answers to "does this integration meet Partner Center's MFA requirement?".</summary>
internal enum MfaAnswer
{
    /// <summary>The evidence does not decide. The result says what would decide it.</summary>
    Unknown,

    Yes,

    No,

    /// <summary>The requirement does not apply: app-only tokens are not subject to it.</summary>
    NotApplicable,
}
