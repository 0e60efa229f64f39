using PartnerMfa.Stores;
using PartnerMfa.Verdicts;

namespace PartnerMfa.SignIn;

/// <summary>Something that ends a refresh token.</summary>
/// <param name="On">When, UTC; null when it can happen at any time.</param>
/// <param name="Cause">What it is, as a sentence.</param>
/// <param name="Remedy">What to do about it.</param>
internal sealed record TokenEnd(DateTimeOffset? On, string Cause, string Remedy);

/// <summary>What is known about the tenant that can end refresh tokens early; null where it is not known.</summary>
internal sealed record TokenLimits
{
    /// <summary>How often policies ask for a new sign-in.</summary>
    public TimeSpan? SignInFrequency { get; init; }

    /// <summary>For how many days per-user MFA remembers a device.</summary>
    public int? RememberMfaDays { get; init; }

    /// <summary>When the app's client secret ends.</summary>
    public DateTimeOffset? ClientSecretEndsOn { get; init; }

    /// <summary>When the app's certificate ends.</summary>
    public DateTimeOffset? CertificateEndsOn { get; init; }
}

/// <summary>When a refresh token ends, and why: every cause that is known, the nearest first. Without facts there is no forecast, and none is made up.</summary>
internal static class RefreshTokenForecast
{
    private const string SignInAgain = "Sign in again with MFA, and store the new refresh token.";

    public static IReadOnlyList<TokenEnd> Of(TokenFacts facts, TokenLimits limits) => [.. Ends(facts, limits)
        .OrderBy(end => end.On is null)
        .ThenBy(end => end.On)];

    /// <summary>The end that comes first; null when no date is known.</summary>
    public static TokenEnd? Nearest(TokenFacts facts, TokenLimits limits) => Of(facts, limits).FirstOrDefault(end => end.On is not null);

    /// <summary>The first end that comes before a time, or that can come at any time; null when there is none.</summary>
    public static TokenEnd? Before(DateTimeOffset time, TokenFacts facts, TokenLimits limits) => Of(facts, limits).FirstOrDefault(end => end.On is null || end.On < time);

    private static IEnumerable<TokenEnd> Ends(TokenFacts facts, TokenLimits limits)
    {
        if (facts.StoredOn is { } stored)
        {
            yield return new TokenEnd(
                stored + PartnerMfaRefreshToken.UnusedLifetime,
                $"it was issued on {DisplayFormat.Day(stored.UtcDateTime)} and ends when it is not used for {PartnerMfaRefreshToken.UnusedLifetime.TotalDays:0} days.",
                "Use it before then, and store the new one that each use brings back.");
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
