namespace PartnerMfa;

/// <summary>An answer with its reason: what a row of a verdict table gives.</summary>
internal sealed record Verdict(MfaAnswer Answer, ReasonCode Reason);
