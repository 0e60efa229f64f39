using PartnerMfa.Setup.ConditionalAccess;
using PartnerMfa.Setup.Facts;
using static PartnerMfa.Verdicts.MfaAnswer;
using static PartnerMfa.Verdicts.SetupReason;

namespace PartnerMfa.Setup.Checks;

/// <summary>Checks whether per-user MFA is enforced for the account, and whether its service settings let sign-ins skip it.</summary>
/// <remarks>Source: https://learn.microsoft.com/entra/identity/authentication/howto-mfa-userstates and …/howto-mfa-mfasettings</remarks>
internal static class PerUserMfaCheck
{
    private const string Enforce = "Set it to Enforced: Entra admin center > Users > Per-user MFA > the account > Enforce MFA.";

    public static CheckResult Judge(SetupFacts facts)
    {
        if (facts.PerUserMfa!.Failure is { } failure) return CheckResult.NotRead(failure, SetupResource.PerUserMfa);
        string state = facts.PerUserMfa.Value ?? "";
        string row = $"perUserMfaState is {(state.Length == 0 ? "missing" : PolicyConstants.Shown(state))}";
        CheckResult result = state.ToLowerInvariant() switch
        {
            "enforced" => WhenEnforced(facts, row),
            "enabled" => new(Unknown, PerUserMfaNotEnforced, row,
                "Per-user MFA is enabled, but not enforced: the account is asked to register at its next sign-in, and until then older protocols get in without MFA.")
            {
                Remedy = WhenEnabled(facts),
            },
            "disabled" => new(No, PerUserMfaDisabled, row, "Per-user MFA is disabled for the account.")
            {
                // Microsoft advises against combining it with Conditional Access or security defaults.
                Remedy = facts.UsesConditionalAccess == false && facts.SecurityDefaults?.Value == false && facts.ServicePlans is { Failure: null } plans && !LicenseCheck.HasPremium(plans.Value!) ? Enforce : null,
            },
            _ => new(Unknown, PerUserMfaNotKnown, row, "Microsoft Graph gives a per-user MFA state that is not known here.")
            {
                Remedy = "Look it up: Entra admin center > Users > Per-user MFA. The account must be 'Enforced'.",
            },
        };
        return result with { HelpUri = result.Reason == PerUserMfaSkipped ? SetupPages.MfaSettings : SetupPages.PerUserMfa };
    }

    private static CheckResult WhenEnforced(SetupFacts facts, string row) => facts.MfaService switch
    {
        { Value: { SkipsMfa: null } settings } => new(Yes, PerUserMfaEnforced, row,
            "Per-user MFA is enforced for the account: every sign-in is asked for it."
            + (settings.AllowsAppPasswords ? " App passwords are allowed, and can never satisfy Partner Center." : "")),
        { Value: { SkipsMfa: { } why } } => new(Unknown, PerUserMfaSkipped, $"{row}; mfaServicePolicy has trustedIps",
            $"Per-user MFA is enforced, but {why}. Such sign-ins carry no 'mfa'.")
        {
            Remedy = "Remove the exception: Entra admin center > Users > Per-user MFA > Service settings > Trusted IPs.",
        },
        { Failure: { } failure } => CheckResult.NotRead(failure, SetupResource.MfaService) with
        {
            Message = $"Per-user MFA is enforced, but its service settings could not be read: they can let trusted IP addresses skip MFA.",
            Remedy = failure.Kind == Http.Resources.ResourceFailureKind.Forbidden ? null
                : "Check that no trusted IPs are set: Entra admin center > Users > Per-user MFA > Service settings.",
        },
        _ => new(Unknown, ResourceNotRead, $"{row}; mfaServicePolicy has no members that are known here",
            "Per-user MFA is enforced, but its service settings are not known here: they can let trusted IP addresses skip MFA.")
        {
            Remedy = "Check that no trusted IPs are set: Entra admin center > Users > Per-user MFA > Service settings.",
        },
    };

    private static string? WhenEnabled(SetupFacts facts)
    {
        if (facts.UsesConditionalAccess == true) return null;
        bool isRegistered = facts.Methods is { } read && MfaMethodsCheck.HasMethod(read.Value ?? []);
        return isRegistered ? Enforce : $"Sign in as the account at {SetupPages.SecurityInfo} and register a method: the state then becomes Enforced.";
    }
}
