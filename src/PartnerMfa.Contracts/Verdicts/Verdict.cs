namespace PartnerMfa.Verdicts;

/// <summary>An answer with its reason: what a row of a verdict table gives.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Reason">Its code.</param>
/// <param name="Row">The row that decided, in words.</param>
internal sealed record Verdict(MfaAnswer Answer, ReasonCode Reason, string Row);
