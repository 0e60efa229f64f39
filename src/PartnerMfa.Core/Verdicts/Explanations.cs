using PartnerMfa.Evidence;
using PartnerMfa.Redaction;
using static PartnerMfa.Verdicts.ReasonCode;

namespace PartnerMfa.Verdicts;

/// <summary>The explanation of every reason, with one entry each.</summary>
internal static class Explanations
{
    public static Explanation For(ReasonCode reason, VerdictContext found) =>
        CapturedWords.For(reason, found) ?? Words(reason, found);

    private static Explanation Words(ReasonCode reason, VerdictContext found) => reason switch
    {
        TokenUnsigned => new(
            "The token is not signed, and Entra ID never issues such a token: nothing in it can be trusted.",
            $"Take the token from the Authorization header of a real call, whole and unchanged. Or get a new one: {found.SignInCommand}",
            LearnPages.TokenValidation),
        AmbiguousClaims => new(
            $"The token has {string.Join(", ", found.Token.RepeatedClaims.Select(claim => $"'{claim}'"))} more than once, so two readers could understand it differently.",
            $"Entra ID does not issue such tokens. Get a new one: {found.SignInCommand}",
            LearnPages.TokenValidation),
        AppOnlyToken => new(
            "The token is app-only: it has no user in it, and Partner Center's MFA requirement is for app+user calls.",
            "Nothing, for app-only calls. To test an app+user integration, use the token it gets for its user.",
            LearnPages.Authentication),
        WrongAudience => ServiceWords.WrongAudience(found),
        MfaClaimPresent => new(
            "The user signed in with MFA: the token's amr claim has 'mfa'."
            + (found.Probe is null ? "" : " The call passed; the service itself did not say that it is satisfied." + Coverage.Of(found)),
            null,
            LearnPages.Requirement),
        MfaEquivalentClaim => new(
            "The token's amr claim has 'ngcmfa' (a Windows Hello key) but not 'mfa', and it is not confirmed that Partner Center accepts that.",
            $"Ask the service: {found.AskCommand}",
            LearnPages.AccessTokenClaims),
        MfaClaimMissing => new(
            found.Probe is null
                ? $"The user signed in without MFA: {MethodsInWords(found.Token)}."
                : $"The call passed only because MFA is not enforced for it yet: {MethodsInWords(found.Token)}.{ServiceWords.Today(found)}",
            MfaCauses.Remedy(found),
            LearnPages.Requirement),
        AuthenticationMethodsAbsent => new(
            "The token does not say how the user signed in: it has no amr claim that can be read, and v2.0 tokens never have one.",
            $"Ask the service: {found.AskCommand}",
            LearnPages.AccessTokenClaims),
        SignatureInvalid => new(
            $"The token's signature is not valid: {found.Signature?.Why}. Nothing in the token can be trusted.",
            $"Copy the token again from its source, complete and unchanged. If that does not help, get another one: {found.SignInCommand}",
            LearnPages.TokenValidation),
        SignatureNotVerified => new(
            found.Token.IsScrubbed && found.Signature is null
                ? "A sanitizer replaced the token's signature, so the token was not sent."
                : $"The token's signature could not be verified: {found.Signature?.Why}. An unverified token proves neither Yes nor No.",
            $"Ask the service, which verifies it itself: {found.AskCommand}. Or look at the claims alone, without verifying.",
            LearnPages.TokenValidation),
        TokenExpired => new(
            $"The token expired at {found.Token.ExpiresOn:u}, so it was not sent.",
            $"Get a new one: {found.SignInCommand}",
            LearnPages.Authentication),
        TokenNotYetValid => new(
            $"The token is not valid before {found.Token.NotBefore:u}, so it was not sent.",
            "Check this machine's clock. If it is right, get a new token: " + found.SignInCommand,
            LearnPages.Authentication),
        TokenLifetimeUnreadable => new(
            found.Token.ExpiresOn is null
                ? "The token does not say when it expires, or not in a way that can be read, so it was not sent."
                : "The token does not say from when it is valid in a way that can be read, so it was not sent.",
            $"Entra ID does not issue such tokens. Get a new one: {found.SignInCommand}",
            LearnPages.TokenValidation),
        DifferentAccount => new(
            $"The token belongs to {found.Token.Account ?? found.Token.ObjectId ?? "an account that it does not name"}, not to {(found.NamedAccount is { } named ? Redactor.Typed(named) : "the account that was named")}, so it was not sent.",
            ServiceWords.UseOneAccount(found),
            LearnPages.AccessTokenClaims),
        MfaConfirmedByService => new(
            "Partner Center confirmed that this sign-in meets its MFA requirement"
            + (found.TokenVerdict.Answer == MfaAnswer.No ? $", although {MethodsInWords(found.Token)}." : ".")
            + (found.Probe?.Response is { IsSuccess: false } other ? $" The call itself ended with HTTP {other.StatusCode}, for another reason." : "")
            + Coverage.Of(found),
            null,
            LearnPages.Requirement),
        MfaRefusedByService => new(
            "Partner Center says that this sign-in does not meet its MFA requirement (isMfaCompliant: false)." + ServiceWords.Today(found),
            MfaCauses.Remedy(found),
            LearnPages.Requirement),
        MfaRequiredByService => new(
            $"Partner Center refused the call because the user did not sign in with MFA ({ServiceWords.Status(found)}).{ServiceWords.Today(found)}",
            MfaCauses.Remedy(found),
            LearnPages.Requirement),
        NotConfirmedByService => new(
            "The call passed, but neither the service nor the token says whether MFA was used.",
            found.Token.HasMethod(AuthenticationMethodValues.NgcMfa)
                ? $"Sign in with another method than Windows Hello, such as the Authenticator app, and test that token: {found.SignInCommand}"
                : $"See whether the tenant requires MFA for this account: {found.SetupCommand}. Once enforcement reaches the call, Partner Center itself answers: {found.AskCommand}",
            LearnPages.AccessTokenClaims),
        ContradictoryResponse => ServiceWords.Contradiction(found),
        UnexpectedResponse => ServiceWords.Unexpected(found),
        ReasonCode.ClaimsChallenge => ServiceWords.Challenged(found),
        TokenRejected => ServiceWords.Rejected(found),
        AccessDeniedForMfa => new(
            $"Partner Center denied the call and mentioned MFA ({ServiceWords.Status(found)}), but this is not the refusal that it is known to send for missing MFA.",
            found.TokenVerdict.Answer == MfaAnswer.No
                ? MfaCauses.Remedy(found)
                : $"The token's own claims do not explain it, so check the account's role and the tenant's policies: {found.SetupCommand}",
            LearnPages.ErrorCodes),
        AccessDenied => ServiceWords.Denied(found),
        Throttled => new(
            $"Partner Center still asked to slow down after {ServiceWords.Tries(found)} (HTTP 429).",
            ServiceWords.WaitAndTestAgain(found, "a minute"),
            LearnPages.Throttling),
        ServiceUnavailable => new(
            $"Partner Center was not available after {ServiceWords.Tries(found)} ({ServiceWords.Status(found)}).",
            ServiceWords.WaitAndTestAgain(found, "a few minutes"),
            LearnPages.ErrorCodes),
        NetworkFailure => new(
            $"{found.Environment.PartnerCenterEndpoint.Host} did not respond after {ServiceWords.Tries(found)}: {found.Probe?.Failure}.",
            $"Check the network from this machine to {found.Environment.PartnerCenterEndpoint.Host}; name the proxy with {found.Words.NameProxy} if there is one. Then test again.",
            LearnPages.ErrorCodes),
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "This reason has no words."),
    };

    private static string MethodsInWords(AccessTokenClaims token) => token.AuthenticationMethods switch
    {
        null => "the token has no amr claim, and a v1.0 token of an MFA sign-in has one",
        { Count: 0 } => "the token's amr claim is empty",
        { } methods => $"the token's amr claim has only {string.Join(", ", methods.Select(method => $"'{method}'"))}",
    };
}

/// <summary>A verdict in words.</summary>
/// <param name="Message">Why, in one plain sentence.</param>
/// <param name="Remedy">What to do now; null when there is nothing to do.</param>
/// <param name="HelpUri">The page that states the rule.</param>
internal sealed record Explanation(string Message, string? Remedy, string HelpUri);
