using PartnerMfa.Verdicts;

namespace PartnerMfa.Usage;

/// <param name="Answer">Did all calls have MFA?</param>
/// <param name="Reason">The row that decided.</param>
/// <param name="Row">The same in words.</param>
internal sealed record UsageVerdict(MfaAnswer Answer, UsageReason Reason, string Row);
