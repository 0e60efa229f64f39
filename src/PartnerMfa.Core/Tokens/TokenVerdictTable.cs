using static PartnerMfa.MfaAnswer;
using static PartnerMfa.ReasonCode;

namespace PartnerMfa.Tokens;

/// <summary>What a token alone says: the first row that matches decides.</summary>
/// <remarks>
/// The rule: https://learn.microsoft.com/partner-center/security/partner-security-requirements-mandating-mfa (the <c>amr</c> claim of the
/// access token must contain <c>mfa</c>).
/// </remarks>
internal static class TokenVerdictTable
{
    private sealed record Row(Func<AccessTokenClaims, PartnerMfaEnvironment, bool> Matches, MfaAnswer Answer, ReasonCode Reason)
    {
        public Verdict Verdict { get; } = new(Answer, Reason);
    }

    private static readonly Row[] Rows =
    [
        new((token, _) => token.IsAppOnly, NotApplicable, AppOnlyToken),
        // An ID token's audience is a client, and Partner Center is one too.
        new((token, environment) => token.IsIdToken || !token.IsFor(environment), Unknown, WrongAudience),
        new((token, _) => token.HasMethod(AuthenticationMethodValues.Mfa), Yes, MfaClaimPresent),
        new((token, _) => token.HasMethod(AuthenticationMethodValues.NgcMfa), Unknown, MfaEquivalentClaim),
        new((token, _) => token.AuthenticationMethodsUnreadable, Unknown, AuthenticationMethodsAbsent),
        new((token, _) => token.AuthenticationMethods is not null, No, MfaClaimMissing),
        new((token, _) => token.Version is null or "1.0", No, MfaClaimMissing),
        new((_, _) => true, Unknown, AuthenticationMethodsAbsent),
    ];

    public static Verdict Judge(AccessTokenClaims token, PartnerMfaEnvironment environment)
    {
        // A loop, for there may be a hundred thousand tokens.
        foreach (Row row in Rows)
            if (row.Matches(token, environment)) return row.Verdict;
        throw new InvalidOperationException("The last row matches everything.");
    }
}
