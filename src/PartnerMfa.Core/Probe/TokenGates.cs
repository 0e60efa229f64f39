using PartnerMfa.Tokens;
using PartnerMfa.Verdicts;
using static PartnerMfa.Verdicts.MfaAnswer;
using static PartnerMfa.Verdicts.ReasonCode;

namespace PartnerMfa.Probe;

/// <summary>The tokens that are answered for without being sent.</summary>
internal static class TokenGates
{
    // RFC 7519, section 4.1.5 allows a few minutes for clocks that differ; five are what Microsoft's own libraries take.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <returns>The answer, or null when the token may be sent.</returns>
    /// <param name="token">What the token says.</param>
    /// <param name="subject">Where the token would be sent, and whose it must be.</param>
    /// <param name="now">The time by this machine's clock.</param>
    public static Verdict? Judge(AccessTokenClaims token, ProbeSubject subject, DateTimeOffset now)
    {
        Verdict own = TokenVerdictTable.Judge(token, subject.Environment);
        if (own.Reason is TokenUnsigned or AmbiguousClaims or AppOnlyToken or WrongAudience) return own;
        if (token.IsScrubbed) return new Verdict(Unknown, SignatureNotVerified, "a sanitizer replaced the signature");
        if (token.IsExpired(now)) return new Verdict(Unknown, TokenExpired, "the token has ended");
        if (token.NotBefore > now + ClockSkew) return new Verdict(Unknown, TokenNotYetValid, "the token is not valid yet");
        if (token.IsLifetimeUnreadable) return new Verdict(Unknown, TokenLifetimeUnreadable, "exp is missing, or exp or nbf cannot be read");
        if (subject.Account is { } account && !token.IsOf(account)) return new Verdict(Unknown, DifferentAccount, "the token belongs to another account than the one that was named");
        return null;
    }
}
