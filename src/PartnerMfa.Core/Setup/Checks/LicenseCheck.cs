using PartnerMfa.Setup.Facts;
using static PartnerMfa.Verdicts.MfaAnswer;
using static PartnerMfa.Verdicts.SetupReason;

namespace PartnerMfa.Setup.Checks;

/// <summary>
/// Checks whether the account has Microsoft Entra ID P1 or P2, which Conditional Access requires by its license terms. It works without the
/// license, so this check is advice only.
/// </summary>
internal static class LicenseCheck
{
    private static readonly string[] Plans = ["AAD_PREMIUM", "AAD_PREMIUM_P2"];

    /// <summary>Represents a service plan whose name or state Graph did not return.</summary>
    public const string Untold = "";

    public static bool HasPremium(IEnumerable<string> servicePlans) => servicePlans.Any(name => Plans.Contains(name, StringComparer.OrdinalIgnoreCase));

    public static CheckResult Judge(SetupFacts facts)
    {
        if (facts.ServicePlans!.Failure is { } failure) return CheckResult.NotRead(failure, SetupResource.ServicePlans);
        CheckResult result = HasPremium(facts.ServicePlans.Value!)
            ? new(Yes, LicensePresent, "has a service plan AAD_PREMIUM", "The account has a Microsoft Entra ID P1 or P2 license.")
            : facts.UsesConditionalAccess == false
                ? new(NotApplicable, LicenseNotNeeded, "no service plan AAD_PREMIUM, no policy is on", "The account has no Microsoft Entra ID P1 license and needs none: no Conditional Access policy is on.")
                : facts.ServicePlans.Value!.Contains(Untold)
                ? new(Unknown, ResourceNotRead, "a service plan without name or state", "Microsoft Graph lists a license of the account without saying what is in it.")
                {
                    Remedy = $"Look it up in the Entra admin center: {SetupResource.ServicePlans.Place}.",
                }
                : new(No, LicenseRecommended, "no service plan AAD_PREMIUM", "The account has no Microsoft Entra ID P1 license, which Conditional Access is licensed by.")
                {
                    Remedy = "Assign a license: Microsoft 365 admin center > Billing > Licenses.",
                };
        return result with { HelpUri = SetupPages.Licenses };
    }
}
