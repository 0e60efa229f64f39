namespace PartnerMfa.Verdicts;

/// <summary>The reason of an answer: one code for each row of the verdict tables.</summary>
internal enum ReasonCode
{
    /// <summary>The token is not signed (<c>alg</c> is <c>none</c>, or the signature is empty). Entra ID never issues such a token.</summary>
    TokenUnsigned,

    /// <summary>
    /// A claim or header that decides, names or verifies something occurs more than once, so two readers could understand the token
    /// differently.
    /// </summary>
    AmbiguousClaims,

    /// <summary>The token contains no user. The requirement is for app+user calls.</summary>
    AppOnlyToken,

    /// <summary>The token's <c>aud</c> claim names a service other than the environment's Partner Center.</summary>
    WrongAudience,

    /// <summary>The token's <c>amr</c> claim has the element <c>mfa</c>.</summary>
    MfaClaimPresent,

    /// <summary><c>amr</c> has <c>ngcmfa</c> but not <c>mfa</c>. Whether Partner Center accepts that is not confirmed.</summary>
    MfaEquivalentClaim,

    /// <summary><c>amr</c> has no <c>mfa</c>, or a v1.0 token has no <c>amr</c> at all.</summary>
    MfaClaimMissing,

    /// <summary>The token does not say how the user signed in: v2.0 tokens never carry <c>amr</c>.</summary>
    AuthenticationMethodsAbsent,

    /// <summary>The token's signature was not made by its tenant, so nothing in the token can be trusted.</summary>
    SignatureInvalid,

    /// <summary>Verification of the signature was requested but was not possible.</summary>
    SignatureNotVerified,

    /// <summary>The token has expired, so it was not sent.</summary>
    TokenExpired,

    /// <summary>The token is not valid yet, so it was not sent.</summary>
    TokenNotYetValid,

    /// <summary>The token's <c>exp</c> is missing, or its <c>exp</c> or <c>nbf</c> cannot be read, so it was not sent.</summary>
    TokenLifetimeUnreadable,

    /// <summary>The token belongs to an account other than the one that was named, so it was not sent.</summary>
    DifferentAccount,

    /// <summary>The response contradicts itself about MFA.</summary>
    ContradictoryResponse,

    /// <summary>The response header <c>isMfaCompliant</c> is <c>false</c>.</summary>
    MfaRefusedByService,

    /// <summary>The service answered 401 and said that MFA is required.</summary>
    MfaRequiredByService,

    /// <summary>The response header <c>isMfaCompliant</c> is <c>true</c>.</summary>
    MfaConfirmedByService,

    /// <summary>The call passed, the service did not mention MFA, and the token does not decide.</summary>
    NotConfirmedByService,

    /// <summary>The response is unlike any that Partner Center is known to send.</summary>
    UnexpectedResponse,

    /// <summary>A 401 asks for claims other than MFA: continuous access evaluation or an authentication context, for example.</summary>
    ClaimsChallenge,

    /// <summary>The service refused the token, but not for missing MFA.</summary>
    TokenRejected,

    /// <summary>The service refused the user (403), and the response mentions MFA.</summary>
    AccessDeniedForMfa,

    /// <summary>The service refused the user (403).</summary>
    AccessDenied,

    /// <summary>The service still answered 429 after the last attempt.</summary>
    Throttled,

    /// <summary>The service still answered 408 or 5xx after the last attempt.</summary>
    ServiceUnavailable,

    /// <summary>The capture contains a refusal that may belong to this call, but nothing says to which call it belongs.</summary>
    ResponseNotAttributed,

    /// <summary>The captured response is a 401 whose body is missing or cannot be decoded, so its reason is not known.</summary>
    ResponseUnreadable,

    /// <summary>There was no response: DNS, connection, TLS, reset or time-out.</summary>
    NetworkFailure,
}
