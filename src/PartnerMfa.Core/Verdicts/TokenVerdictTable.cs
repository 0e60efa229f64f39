using PartnerMfa.Evidence;
using static PartnerMfa.Verdicts.MfaAnswer;
using static PartnerMfa.Verdicts.ReasonCode;

namespace PartnerMfa.Verdicts;

/// <summary>The verdict based on the token alone. The first row that matches decides.</summary>
/// <remarks>
/// The rule: https://learn.microsoft.com/partner-center/security/partner-security-requirements-mandating-mfa (the <c>amr</c> claim of the
/// access token must contain <c>mfa</c>).
/// </remarks>
internal static class TokenVerdictTable
{
    private sealed record Row(Func<AccessTokenClaims, PartnerMfaEnvironment, bool> Matches, MfaAnswer Answer, ReasonCode Reason, string Words)
    {
        public Verdict Verdict { get; } = new(Answer, Reason, Words);
    }

    private static readonly Row[] Rows =
    [
        new((token, _) => token.IsUnsigned, Unknown, TokenUnsigned, "the token is not signed"),
        new((token, _) => token.RepeatedClaims.Count > 0, Unknown, AmbiguousClaims, "a claim or header that decides occurs more than once"),
        new((token, _) => token.IsAppOnly, NotApplicable, AppOnlyToken, "the token is app-only"),
        // The audience of an ID token is a client, and Partner Center is also a client.
        new((token, environment) => token.IsIdToken || !token.IsFor(environment), Unknown, WrongAudience, "an ID token, or a token issued for another service"),
        new((token, _) => token.HasMethod(AuthenticationMethodValues.Mfa), Yes, MfaClaimPresent, "amr has the element 'mfa'"),
        new((token, _) => token.HasMethod(AuthenticationMethodValues.NgcMfa), Unknown, MfaEquivalentClaim, "amr has 'ngcmfa', not 'mfa'"),
        new((token, _) => token.AuthenticationMethodsUnreadable, Unknown, AuthenticationMethodsAbsent, "amr is neither an array nor a string"),
        new((token, _) => token.AuthenticationMethods is not null, No, MfaClaimMissing, "amr has neither 'mfa' nor 'ngcmfa'"),
        new((token, _) => token.Version is null or "1.0", No, MfaClaimMissing, "no amr in a v1.0 token"),
        new((_, _) => true, Unknown, AuthenticationMethodsAbsent, "no amr in a token that is not v1.0"),
    ];

    public static Verdict Judge(AccessTokenClaims token, PartnerMfaEnvironment environment)
    {
        // Uses a loop because there may be a hundred thousand tokens.
        foreach (Row row in Rows)
            if (row.Matches(token, environment)) return row.Verdict;
        throw new InvalidOperationException("The last row matches everything.");
    }
}

/// <summary>Adjusts a verdict to the outcome for the signature: a token that anyone could have written decides nothing.</summary>
internal static class SignatureVerdictTable
{
    /// <param name="signature">The outcome of verifying the signature.</param>
    /// <param name="said">The verdict if the token is genuine.</param>
    public static Verdict Judge(SignatureStatus signature, Verdict said) => signature switch
    {
        SignatureStatus.Valid or SignatureStatus.NotChecked => said,
        SignatureStatus.Invalid => new Verdict(Unknown, SignatureInvalid, "the signature is not right"),
        // A verdict that is already Unknown keeps its reason, because that must be fixed first.
        _ => said.Answer == Unknown ? said : new Verdict(Unknown, SignatureNotVerified, "the signature was to be verified, and could not be"),
    };
}
