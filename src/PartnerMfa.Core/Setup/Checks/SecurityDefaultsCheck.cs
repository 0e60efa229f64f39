using PartnerMfa.Setup.Facts;
using static PartnerMfa.Verdicts.MfaAnswer;
using static PartnerMfa.Verdicts.SetupReason;

namespace PartnerMfa.Setup.Checks;

/// <summary>Whether security defaults are on: they ask every account for MFA.</summary>
internal static class SecurityDefaultsCheck
{
    private const string Place = "Entra admin center > Overview > Properties > Manage security defaults";

    public static CheckAnswer Judge(SetupFacts facts)
    {
        if (facts.SecurityDefaults!.Failure is { } failure) return NotRead.Answer(failure, SetupResource.SecurityDefaults);
        return facts.SecurityDefaults.Value switch
        {
            true => new(Yes, SecurityDefaultsOn, "isEnabled is true", "Security defaults are on: every account of the tenant is asked for MFA.") { HelpUri = SetupPages.SecurityDefaults },
            false => new(No, SecurityDefaultsOff, "isEnabled is false", "Security defaults are off.")
            {
                Remedy = $"Switch them on, unless you use Conditional Access: {Place}.",
                HelpUri = SetupPages.SecurityDefaults,
            },
            null => new(Unknown, ResourceNotRead, "isEnabled is missing", "Graph does not tell whether security defaults are on.")
            {
                Remedy = $"Look there: {Place}.",
                HelpUri = SetupPages.SecurityDefaults,
            },
        };
    }
}
