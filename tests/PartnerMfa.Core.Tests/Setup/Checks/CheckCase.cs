using PartnerMfa.Setup.Facts;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Setup.Checks;

/// <summary>A check, and its answer for certain facts.</summary>
internal sealed record CheckCase(PartnerMfaSetupCheck Check, MfaAnswer Answer, SetupReason Reason)
{
    public SetupFacts Facts { get; init; } = GoodSetup.Good;
}
