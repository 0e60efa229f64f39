using PartnerMfa.Setup.Facts;
using static PartnerMfa.Verdicts.MfaAnswer;
using static PartnerMfa.Verdicts.SetupReason;

namespace PartnerMfa.Setup.Checks;

/// <summary>Whether the account has Entra ID P1 or P2, which Conditional Access asks for. It works without: this is advice.</summary>
internal static class LicenseCheck
{
    private static readonly string[] Plans = ["AAD_PREMIUM", "AAD_PREMIUM_P2"];

    public static CheckAnswer Judge(SetupFacts facts)
    {
        if (facts.ServicePlans!.Failure is { } failure) return NotRead.Answer(failure, SetupResource.ServicePlans);
        string? plan = facts.ServicePlans.Value!.FirstOrDefault(name => Plans.Contains(name, StringComparer.OrdinalIgnoreCase));
        if (plan is not null)
            return new(Yes, LicensePresent, $"service plan {plan}", "The account has an Entra ID P1 or P2 license.") { HelpUri = SetupPages.Licenses };
        return facts.Policies is { Failure: null, Value.CountOn: 0 }
            ? new(NotApplicable, LicenseNotNeeded, "no service plan AAD_PREMIUM, no policy is on", "The account has no Entra ID P1 license, and needs none: no Conditional Access policy is on.") { HelpUri = SetupPages.Licenses }
            : new(No, LicenseRecommended, "no service plan AAD_PREMIUM", "The account has no Entra ID P1 license, which Conditional Access is licensed by. This is advice and decides nothing.")
            {
                Remedy = "Give it one: Microsoft 365 admin center > Billing > Licenses. Without any, use security defaults instead.",
                HelpUri = SetupPages.Licenses,
            };
    }
}
