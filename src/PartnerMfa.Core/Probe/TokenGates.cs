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
    public static Verdict? Judge(AccessTokenClaims token, PartnerMfaEnvironment environment, DateTimeOffset now)
    {
        Verdict own = TokenVerdictTable.Judge(token, environment);
        if (own.Reason is AppOnlyToken or WrongAudience) return own;
        if (token.IsExpired(now)) return new Verdict(Unknown, TokenExpired, "the token has ended");
        if (token.NotBefore > now + ClockSkew) return new Verdict(Unknown, TokenNotYetValid, "the token is not valid yet");
        return null;
    }
}
