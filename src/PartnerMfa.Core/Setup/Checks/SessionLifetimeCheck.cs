using System.Globalization;
using PartnerMfa.Requests;
using PartnerMfa.Setup.ConditionalAccess;
using PartnerMfa.Setup.Facts;
using PartnerMfa.SignIn;
using PartnerMfa.Verdicts;
using static PartnerMfa.Setup.Checks.PolicyEffectChecks;
using static PartnerMfa.Verdicts.MfaAnswer;
using static PartnerMfa.Verdicts.SetupReason;

namespace PartnerMfa.Setup.Checks;

/// <summary>
/// Checks whether something ends the account's refresh tokens early, and reports when the stored token that signed in expires.
/// </summary>
internal static class SessionLifetimeCheck
{
    public static CheckResult Judge(SetupFacts facts)
    {
        Policy[] policies = [.. Policies(facts)];
        Policy[] blocking = [.. policies.Where(policy => policy.SurelyBlocks)];
        Policy[] limiting = [.. policies.Where(policy => policy.Session.Frequency is not null && MayApply(policy, blocking))];
        Policy[] sure = [.. limiting.Where(policy => policy.Applies.Outcome == Ternary.Yes)];
        CheckResult result = OfPolicies(facts, blocking, limiting, sure);
        return facts.StoredToken is { } stored && Forecast(facts, stored, sure) is { } forecast ? result with { Message = $"{result.Message} {forecast}" } : result;
    }

    // The earliest of all known causes: the token's age, the policies, remembered MFA, and the app's secret or certificate.
    private static string? Forecast(SetupFacts facts, StoredTokenState stored, Policy[] sure)
    {
        // When there are several secrets, the one that expires last may be the one in use.
        DateTimeOffset?[] secrets = [.. facts.Application?.Registration.Value?.Credentials.Where(one => one.Name == "secret").Select(one => one.EndsOn) ?? []];
        TokenLimits limits = new()
        {
            SignInFrequency = sure.Min(policy => policy.Session.FrequencySpan),
            RememberMfaDays = facts.MfaService?.Value?.RememberedFor is > 0 and var days ? days : null,
            ClientSecretEndsOn = stored.CertificateEndsOn is null && secrets.Length > 0 && Array.TrueForAll(secrets, end => end is not null) ? secrets.Max() : null,
            CertificateEndsOn = stored.CertificateEndsOn,
        };
        return RefreshTokenForecast.Nearest(stored.Facts, limits) is { On: { } on } end
            ? $"The refresh token in {stored.Store} {(on <= facts.ReadOn ? "was to end" : "ends")} on {DisplayFormat.Day(on.UtcDateTime)}: {end.Cause}"
            : null;
    }

    private static CheckResult OfPolicies(SetupFacts facts, Policy[] blocking, Policy[] limiting, Policy[] sure)
    {
        if (sure.Length > 0 && Covers([.. sure, .. blocking], Unattended, out IReadOnlyList<Policy> ends))
        {
            Policy first = ends.First(sure.Contains);
            string often = first.Session.Frequency!;
            return new(No, SessionEndsEarly, $"'{first.Name}' {often}", $"The policy '{first.Name}' requires a new sign-in {often}, so a refresh token of the account does not last 90 days.")
            {
                Remedy = $"Exclude the account from the sign-in frequency, not from MFA: {SetupPages.Of(first, facts.Environment)}",
                HelpUri = SetupPages.SessionLifetime,
                Breaks = $"an unattended sign-in will be refused: the policy '{first.Name}' requires a person to sign in {often}",
            };
        }

        if (facts.Policies!.Failure is { } failure) return CheckResult.NotRead(failure, SetupResource.Policies);
        if (limiting.Length > 0)
            return new(Unknown, SessionEndsEarly, string.Join(", ", limiting.Take(3).Select(policy => $"'{policy.Name}' {policy.Session.Frequency}")),
                $"At some sign-ins, the policy '{limiting[0].Name}' requires a new sign-in {limiting[0].Session.Frequency}.")
            {
                Remedy = $"Make sure that the integration's sign-ins are not among them: {SetupPages.Of(limiting[0], facts.Environment)}",
                HelpUri = SetupPages.SessionLifetime,
            };
        return Remembered(facts);
    }

    private static CheckResult Remembered(SetupFacts facts) => facts.MfaService switch
    {
        { Value: { RememberedFor: { } days } } => new(No, SessionEndsEarly, $"rememberMfaOnTrustedDevice, {days} days",
            days == 0
                ? "'Remember MFA on trusted devices' is on, so a refresh token ends when the remembered days are over (AADSTS50076)."
                : $"'Remember MFA on trusted devices' is on: a refresh token made today ends on {facts.ReadOn.UtcDateTime.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}, "
                    + $"after {days} {(days == 1 ? "day" : "days")} (AADSTS50076).")
        {
            Remedy = "Turn it off: Entra admin center > Users > Per-user MFA > Service settings > Remember multifactor authentication on trusted device.",
            HelpUri = SetupPages.MfaSettings,
        },
        { Value: not null } => new(Yes, SessionNotLimited, "no sign-in frequency, MFA is not remembered", "Nothing ends the account's refresh tokens early.") { HelpUri = SetupPages.SessionLifetime },
        _ => new(Yes, SessionNotLimited, "no sign-in frequency; mfaServicePolicy was not read",
            "No policy ends the account's refresh tokens early. 'Remember MFA on trusted devices' can, and its setting was not read.")
        {
            HelpUri = SetupPages.SessionLifetime,
        },
    };
}
