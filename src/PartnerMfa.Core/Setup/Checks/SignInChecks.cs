using PartnerMfa.Setup.ConditionalAccess;
using PartnerMfa.Setup.Facts;
using static PartnerMfa.Verdicts.MfaAnswer;
using static PartnerMfa.Verdicts.SetupReason;

namespace PartnerMfa.Setup.Checks;

/// <summary>What policies do to a sign-in apart from asking for MFA: block it, ask for a device, end it early.</summary>
internal static class SignInChecks
{
    private const string Place = "Entra admin center > Conditional Access > Policies";

    public static CheckAnswer Allowed(SetupFacts facts)
    {
        Policy[] blocking = [.. Policies(facts).Where(policy => policy.Demands.Blocks != Ternary.No)];
        if (blocking.FirstOrDefault(IsCertain) is { } certain)
            return new(No, SignInBlocked, $"'{certain.Name}' blocks every sign-in", $"The policy '{certain.Name}' blocks every sign-in of the account to Partner Center.")
            {
                Remedy = $"Let the account through, and ask it for MFA instead. {Place}.",
                HelpUri = SetupPages.Grant,
            };
        if (BlockTogether(blocking))
            return new(No, SignInBlocked, $"{ConditionalAccessCheck.Names(blocking)} together block every sign-in",
                $"Together these policies block every sign-in of the account to Partner Center: {ConditionalAccessCheck.Names(blocking)}.")
            {
                Remedy = $"Let the account through, and ask it for MFA instead. {Place}.",
                HelpUri = SetupPages.Grant,
            };
        if (facts.Policies!.Failure is { } failure) return NotRead.Answer(failure, SetupResource.Policies);
        return blocking.Length == 0
            ? new(Yes, SignInNotBlocked, "no policy blocks", "No Conditional Access policy blocks the account.") { HelpUri = SetupPages.Grant }
            : new(Yes, SomeSignInsBlocked, $"{ConditionalAccessCheck.Names(blocking)} can block",
                $"Not every sign-in of the account is blocked, but some can be: {ConditionalAccessCheck.Names(blocking)}.")
            {
                Remedy = "Nothing, if the integration signs in where it is let through. If it is refused (AADSTS53003), look at these policies.",
                HelpUri = SetupPages.Grant,
            };
    }

    public static CheckAnswer Unattended(SetupFacts facts)
    {
        Policy[] devices = [.. Policies(facts).Where(policy => policy.Demands.Device != Ternary.No)];
        if (devices.FirstOrDefault(policy => IsCertain(policy) && policy.Demands.Device == Ternary.Yes) is { } certain)
            return new(No, DeviceRequired, $"'{certain.Name}' asks for a device at every sign-in",
                $"The policy '{certain.Name}' asks for a managed device or app, which an unattended sign-in cannot show: it will break.")
            {
                Remedy = $"Let the integration account sign in without a managed device, with MFA. {Place}.",
                HelpUri = SetupPages.Grant,
            };
        if (facts.Policies!.Failure is { } failure) return NotRead.Answer(failure, SetupResource.Policies);
        return devices.Length == 0
            ? new(Yes, UnattendedSignInPossible, "no policy asks for a device", "No policy asks the account for a managed device.") { HelpUri = SetupPages.Grant }
            : new(Unknown, DeviceRequired, $"{ConditionalAccessCheck.Names(devices)} can ask for a device",
                $"Policies can ask the account for a managed device or app, at some sign-ins: {ConditionalAccessCheck.Names(devices)}.")
            {
                Remedy = $"See that the sign-ins of the integration are not among them. {Place}.",
                HelpUri = SetupPages.Grant,
            };
    }

    public static CheckAnswer Lifetime(SetupFacts facts)
    {
        // https://learn.microsoft.com/entra/identity/authentication/howto-mfa-mfasettings: Graph does not have it.
        const string Remembered = "Whether 'remember MFA on trusted devices' is on cannot be read: Entra admin center > Users > Per-user MFA > Service settings.";
        if (facts.Policies!.Failure is { } failure) return NotRead.Answer(failure, SetupResource.Policies);
        Policy[] limiting = [.. Policies(facts).Where(policy => policy.SignInFrequency is not null)];
        return limiting.Length == 0
            ? new(Yes, SessionNotLimited, "no sign-in frequency", $"No policy ends the account's refresh tokens early. {Remembered}") { HelpUri = SetupPages.SessionLifetime }
            : new(No, SessionEndsEarly, string.Join(", ", limiting.Take(3).Select(policy => $"'{policy.Name}' {policy.SignInFrequency}")),
                $"A refresh token of the account does not last 90 days: the policy '{limiting[0].Name}' wants a new sign-in {limiting[0].SignInFrequency}. {Remembered}")
            {
                Remedy = "Leave the integration account out of the sign-in frequency (not out of MFA), or have somebody sign in again as often. This is advice and decides nothing.",
                HelpUri = SetupPages.SessionLifetime,
            };
    }

    // One for browsers and one for apps leave nothing.
    private static bool BlockTogether(Policy[] blocking)
    {
        Policy[] certain = [.. blocking.Where(policy => policy.Applies.Outcome == Ternary.Yes)];
        return certain.Length > 1 && SignInScenarios.Of(certain) is { } kinds
            && kinds.All(signIn => Array.Exists(certain, policy => policy.SignIns.Reaches(signIn) == Ternary.Yes));
    }

    private static IReadOnlyList<Policy> Policies(SetupFacts facts) => facts.Policies!.Value?.Applying ?? [];

    private static bool IsCertain(Policy policy) => policy.Applies.Outcome == Ternary.Yes && policy.SignIns.IsEverySignIn;
}
