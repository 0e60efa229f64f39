namespace PartnerMfa.Verdicts;

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
