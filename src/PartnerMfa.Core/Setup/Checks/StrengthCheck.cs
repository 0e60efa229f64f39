using PartnerMfa.Setup.ConditionalAccess;
using PartnerMfa.Setup.Facts;
using static PartnerMfa.Verdicts.MfaAnswer;
using static PartnerMfa.Verdicts.SetupReason;

namespace PartnerMfa.Setup.Checks;

/// <summary>Checks whether the account's registered methods satisfy the authentication strengths that policies require.</summary>
/// <remarks>Source: https://learn.microsoft.com/entra/identity/authentication/concept-authentication-strength-how-it-works</remarks>
internal static class StrengthCheck
{
    // The methods, starting with the easiest to register.
    private static readonly (string Mode, string Name)[] Names =
    [
        ("microsoftAuthenticatorPush", "Microsoft Authenticator"),
        ("fido2", "a passkey (FIDO2)"),
        ("softwareOath", "an authenticator app with codes"),
        ("deviceBasedPush", "phone sign-in with Microsoft Authenticator"),
        ("windowsHelloForBusiness", "Windows Hello for Business"),
        ("hardwareOath", "a hardware token with codes"),
        ("sms", "a phone"),
        ("voice", "a phone"),
        ("temporaryAccessPass", "a Temporary Access Pass"),
        ("x509Certificate", "a certificate"),
    ];

    /// <returns>Null when no authentication strength is in the way.</returns>
    public static CheckResult? Judge(SetupFacts facts)
    {
        if (facts.Policies?.Value is not { } policies || facts.Modes is not { } modes) return null;
        Policy[] blocking = [.. policies.Applying.Where(policy => policy.SurelyBlocks)];
        Policy[] unmet = [.. policies.Applying.Where(policy => Satisfies(policy, modes) == Ternary.No)];
        Policy[] doubtful = [.. policies.Applying.Where(policy => Satisfies(policy, modes) == Ternary.Unknown)];
        if (unmet.Length + doubtful.Length == 0) return null;
        Policy[] stopping = [.. unmet.Where(policy => policy.Applies.Outcome == Ternary.Yes)];
        SignInSearch search = new([.. stopping, .. blocking], [.. unmet.Except(stopping), .. doubtful], SignInAspects.Ordinary);
        if (search.Gap is not null || new SignInSearch(blocking, [], SignInAspects.Ordinary).IsCovered) return null;
        Policy policy = search.IsCovered ? stopping[0] : unmet.Concat(doubtful).First();
        AuthenticationStrength strength = policy.Demands.Strength!;
        string row = $"'{policy.Name}' requires {string.Join(" or ", strength.Combinations ?? [strength.Name])}";
        CheckResult result = search.IsCovered
            ? new(No, StrengthNotMet, row, $"The policy '{policy.Name}' requires the authentication strength '{strength.Name}', which the account cannot satisfy with the methods it has registered.")
            : new(Unknown, StrengthNotCertain, row, $"The policy '{policy.Name}' requires the authentication strength '{strength.Name}', and it is not known whether the account's registered methods satisfy it.");
        return result with { Remedy = Register(strength), HelpUri = SetupPages.Strengths };
    }

    private static Ternary Satisfies(Policy policy, RegisteredModes modes) =>
        policy.Demands.Strength is { } strength && policy.SignIns.MissesOrdinarySignIns is null ? modes.Satisfies(strength) : Ternary.Yes;

    private static string Register(AuthenticationStrength strength)
    {
        string[] allowed = [.. Names
            .Where(one => strength.Combinations?.Any(combination => combination.Split(',').Any(part => part.Trim().StartsWith(one.Mode, StringComparison.OrdinalIgnoreCase))) == true)
            .Select(one => one.Mode == "fido2" && strength.AllowedPasskeys is { Count: > 0 } keys ? $"a passkey (FIDO2) of an allowed model (AAGUID {keys[0]})" : one.Name)
            .Distinct()];
        return allowed.Length == 0
            ? $"Register a method that the strength allows: {SetupPages.SecurityInfo}."
            : $"Sign in as the account at {SetupPages.SecurityInfo} and add {string.Join(" or ", allowed.Take(2))}.";
    }
}
