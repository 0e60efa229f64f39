namespace PartnerMfa.Evidence;

/// <summary>What a response says, as far as verdicts need it.</summary>
internal sealed record ProbeResponse
{
    public required int StatusCode { get; init; }

    public ComplianceStatement Compliance { get; init; }

    /// <summary>The response, whatever its status, says that MFA is required: by code, in words, or by a claims challenge that asks for it.</summary>
    public bool SaysMfaRequired { get; init; }

    /// <summary>The response mentions MFA without saying that it is required.</summary>
    public bool MentionsMfa { get; init; }

    /// <summary>A 400 says that the token contains no user.</summary>
    public bool SaysNoUser { get; init; }

    /// <summary>The claims challenge of <c>WWW-Authenticate</c>; null when there is none.</summary>
    public ClaimsChallenge? Challenge { get; init; }

    public ResponseBody Body { get; init; }

    /// <summary>The error code of the body; null when it has none.</summary>
    public string? Code { get; init; }

    /// <summary>What the error says to people; null when it says nothing.</summary>
    public string? Description { get; init; }

    public string? CorrelationId { get; init; }

    public string? RequestId { get; init; }

    /// <summary>How long to wait (RFC 9110, section 10.2.3); null when the response does not say, never negative.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What else was seen, as plain facts for people, without secrets.</summary>
    public IReadOnlyList<string> Seen { get; init; } = [];

    public bool IsSuccess => StatusCode is >= 200 and < 300;
}

/// <summary>What kind of body a response has.</summary>
internal enum ResponseBody
{
    Empty,

    /// <summary>The organization profile, which the call is expected to return.</summary>
    OrganizationProfile,

    /// <summary>An object with an error code or a status code.</summary>
    Error,

    /// <summary>Anything else: a page, other JSON, plain text.</summary>
    Other,

    /// <summary>It broke off.</summary>
    Truncated,

    /// <summary>It is longer than the limit.</summary>
    TooLarge,

    /// <summary>It has an encoding that the handler does not know.</summary>
    Packed,
}

/// <summary>What the response states in <c>isMfaCompliant</c>.</summary>
internal enum ComplianceStatement
{
    /// <summary>Nothing, or only blanks.</summary>
    None,
    Compliant,
    NotCompliant,

    /// <summary>It occurs several times, in headers or the body, with different values.</summary>
    Conflicting,

    /// <summary>A word that is neither <c>true</c> nor <c>false</c>.</summary>
    Unreadable,
}

/// <summary>A claims challenge: the service refused the token and asks for another one with certain claims.</summary>
/// <param name="Claims">The claims request as compact JSON; null when the challenge carries none that can be read.</param>
/// <param name="Asks">What the claims request asks for.</param>
/// <remarks>Source: https://learn.microsoft.com/entra/identity-platform/claims-challenge</remarks>
internal sealed record ClaimsChallenge(string? Claims, ChallengeKind Asks);

/// <summary>What a claims challenge asks for, the most telling first.</summary>
internal enum ChallengeKind
{
    /// <summary>Something else, or nothing that can be read.</summary>
    Other,

    /// <summary>MFA: <c>mfa</c> in the <c>amr</c> claim.</summary>
    Mfa,

    /// <summary>Another authentication method in the <c>amr</c> claim.</summary>
    AuthenticationMethod,

    /// <summary>A Conditional Access authentication context (<c>acrs</c>).</summary>
    AuthenticationContext,

    /// <summary>Continuous access evaluation: a token issued after a certain time (<c>nbf</c>), or from the address that is seen now.</summary>
    ContinuousAccessEvaluation,
}
