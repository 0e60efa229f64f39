using PartnerMfa.Setup.Facts;
using static PartnerMfa.Verdicts.MfaAnswer;
using static PartnerMfa.Verdicts.SetupReason;

namespace PartnerMfa.Setup.Checks;

/// <summary>Whether per-user MFA is enforced for the account. "Enabled" is not enough: it waits for a registration.</summary>
internal static class PerUserMfaCheck
{
    private const string Enforce = "Enforce it: Entra admin center > Users > Per-user MFA > the account > Enforce MFA.";

    public static CheckAnswer Judge(SetupFacts facts)
    {
        if (facts.PerUserMfa!.Failure is { } failure) return NotRead.Answer(failure, SetupResource.PerUserMfa);
        string state = facts.PerUserMfa.Value ?? "";
        string row = $"perUserMfaState is {(state.Length == 0 ? "missing" : ConditionalAccess.PolicyJson.Shown(state))}";
        CheckAnswer answer = state.ToLowerInvariant() switch
        {
            "enforced" => new(Yes, PerUserMfaEnforced, row, "Per-user MFA is enforced for the account: every sign-in is asked for it."),
            "enabled" => new(No, PerUserMfaNotEnforced, row, "Per-user MFA is enabled for the account, but not enforced: until it is, a sign-in can pass without it.") { Remedy = Enforce },
            "disabled" => new(No, PerUserMfaDisabled, row, "Per-user MFA is disabled for the account.") { Remedy = Enforce },
            _ => new(Unknown, PerUserMfaNotKnown, row, "Graph gives a state of per-user MFA that is not known here.")
            {
                Remedy = "Look there: Entra admin center > Users > Per-user MFA. The account must be 'Enforced'.",
            },
        };
        return answer with { HelpUri = SetupPages.PerUserMfa };
    }
}
