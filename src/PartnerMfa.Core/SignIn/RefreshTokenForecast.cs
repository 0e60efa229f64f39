using PartnerMfa.Stores;
using PartnerMfa.Verdicts;

namespace PartnerMfa.SignIn;

/// <summary>Something that ends a refresh token.</summary>
/// <param name="On">When it happens, UTC; null when it can happen at any time.</param>
/// <param name="Cause">The cause, as a sentence.</param>
/// <param name="Remedy">What to do about it.</param>
internal sealed record TokenEnd(DateTimeOffset? On, string Cause, string Remedy);

/// <summary>What is known about settings of the tenant that can end refresh tokens early; null where nothing is known.</summary>
internal sealed record TokenLimits
{
    /// <summary>How often policies require a new sign-in.</summary>
    public TimeSpan? SignInFrequency { get; init; }

    /// <summary>The number of days for which per-user MFA remembers a device.</summary>
    public int? RememberMfaDays { get; init; }

    /// <summary>When the app's client secret expires.</summary>
    public DateTimeOffset? ClientSecretEndsOn { get; init; }

    /// <summary>When the app's certificate expires.</summary>
    public DateTimeOffset? CertificateEndsOn { get; init; }
}

/// <summary>When a refresh token ends, and why, with every known cause in order of time. Without facts there is no forecast.</summary>
internal static class RefreshTokenForecast
{
    private const string SignInAgain = "Sign in again with MFA, and store the new refresh token.";

    public static IReadOnlyList<TokenEnd> Of(TokenFacts facts, TokenLimits limits) => [.. Ends(facts, limits)
        .OrderBy(end => end.On is null)
        .ThenBy(end => end.On)];

    /// <summary>The earliest end; null when no date is known.</summary>
    public static TokenEnd? Nearest(TokenFacts facts, TokenLimits limits) => Of(facts, limits).FirstOrDefault(end => end.On is not null);

    /// <summary>The first end before the given time, or one that can come at any time; null when there is none.</summary>
    public static TokenEnd? Before(DateTimeOffset time, TokenFacts facts, TokenLimits limits) => Of(facts, limits).FirstOrDefault(end => end.On is null || end.On < time);

    private static IEnumerable<TokenEnd> Ends(TokenFacts facts, TokenLimits limits)
    {
        if (facts.StoredOn is { } stored)
        {
            yield return new TokenEnd(
                stored + PartnerMfaRefreshToken.UnusedLifetime,
                $"it was issued on {DisplayFormat.Day(stored.UtcDateTime)} and ends when it is not used for {PartnerMfaRefreshToken.UnusedLifetime.TotalDays:0} days.",
                "Use it before then, and store the new one that each use returns.");
        }

        if (facts.SignedInOn is { } signedIn && limits.SignInFrequency is { } frequency)
            yield return new TokenEnd(signedIn + frequency, $"a policy asks for a new sign-in every {Words(frequency)}.", SignInAgain);
        if (facts.SignedInOn is { } since && limits.RememberMfaDays is { } days)
            yield return new TokenEnd(since.AddDays(days), $"per-user MFA remembers a sign-in for {days} days.", SignInAgain);
        if (limits.ClientSecretEndsOn is { } secret)
            yield return new TokenEnd(secret, "the client secret of the app ends, without which it cannot be redeemed.", "Create a new client secret, or use a certificate or a federated credential.");
        if (limits.CertificateEndsOn is { } certificate)
            yield return new TokenEnd(certificate, "the certificate of the app ends, without which it cannot be redeemed.", "Renew the certificate, and upload its public part to the app registration.");
        if (facts.IsFromDeviceCode)
            yield return new TokenEnd(null, "it comes from a device code sign-in, and stops working once a policy blocks that flow (AADSTS530036).", "Sign in again in the browser, and store the new refresh token.");
    }

    private static string Words(TimeSpan span) => span.TotalHours < 48 ? $"{span.TotalHours:0.#} hours" : $"{span.TotalDays:0.#} days";
}
