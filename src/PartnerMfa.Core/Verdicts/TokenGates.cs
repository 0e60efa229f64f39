using PartnerMfa.Evidence;
using static PartnerMfa.Verdicts.MfaAnswer;
using static PartnerMfa.Verdicts.ReasonCode;

namespace PartnerMfa.Verdicts;

/// <summary>Finds the tokens that are answered without being sent.</summary>
internal static class TokenGates
{
    /// <summary>
    /// How much this machine's clock may differ from a service's. RFC 7519, section 4.1.5, allows a few minutes, and Microsoft's own
    /// libraries allow five.
    /// </summary>
    /// <remarks>RFC 7519, section 4.1.5, allows a few minutes. Five are what Microsoft's own libraries take.</remarks>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <returns>Returns the answer, or null when the token may be sent.</returns>
    /// <param name="own">The verdict based on the token.</param>
    /// <param name="token">The claims of the token.</param>
    /// <param name="account">The account that the token must belong to; null accepts any.</param>
    /// <param name="now">The current time according to this machine's clock.</param>
    public static Verdict? Judge(Verdict own, AccessTokenClaims token, string? account, DateTimeOffset now)
    {
        if (own.Reason is TokenUnsigned or AmbiguousClaims or AppOnlyToken or WrongAudience) return own;
        if (token.IsScrubbed) return new Verdict(Unknown, SignatureNotVerified, "a sanitizer replaced the signature");
        if (token.IsExpired(now)) return new Verdict(Unknown, TokenExpired, "the token has ended");
        if (token.NotBefore - now > ClockSkew) return new Verdict(Unknown, TokenNotYetValid, "the token is not valid yet");
        if (token.IsLifetimeUnreadable) return new Verdict(Unknown, TokenLifetimeUnreadable, "exp is missing, or exp or nbf cannot be read");
        if (account is not null && !token.IsOf(account)) return new Verdict(Unknown, DifferentAccount, "the token belongs to another account than the one that was named");
        return null;
    }
}
