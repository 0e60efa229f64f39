namespace PartnerMfa.Evidence;

/// <summary>The parts of a response that verdicts need.</summary>
internal sealed record ProbeResponse
{
    public required int StatusCode { get; init; }

    public ComplianceStatement Compliance { get; init; }

    /// <summary>
    /// Whether the response says that MFA is required: by its code, in words, or by a claims challenge that asks for it. The status does
    /// not matter.
    /// </summary>
    public bool SaysMfaRequired { get; init; }

    /// <summary>Whether the response mentions MFA without saying that it is required.</summary>
    public bool MentionsMfa { get; init; }

    /// <summary>Whether a 400 says that the token contains no user.</summary>
    public bool SaysNoUser { get; init; }

    /// <summary>The claims challenge of <c>WWW-Authenticate</c>; null when there is none.</summary>
    public ClaimsChallenge? Challenge { get; init; }

    public ResponseBody Body { get; init; }

    /// <summary>The error code in the body; null when there is none.</summary>
    public string? Code { get; init; }

    /// <summary>The error message for people; null when there is none.</summary>
    public string? Description { get; init; }

    public string? CorrelationId { get; init; }

    public string? RequestId { get; init; }

    /// <summary>How long to wait (RFC 9110, section 10.2.3); null when the response does not say, never negative.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Other observations, as plain facts for people, without secrets.</summary>
    public IReadOnlyList<string> Seen { get; init; } = [];

    public bool IsSuccess => StatusCode is >= 200 and < 300;
}

/// <summary>The kind of body that a response has.</summary>
internal enum ResponseBody
{
    Empty,

    /// <summary>The organization profile, which the call is expected to return.</summary>
    OrganizationProfile,

    /// <summary>An object with an error code or a status code.</summary>
    Error,

    /// <summary>Anything else: a web page, other JSON, plain text.</summary>
    Other,

    /// <summary>The body is truncated.</summary>
    Truncated,

    /// <summary>The body is longer than the limit.</summary>
    TooLarge,

    /// <summary>The body has an encoding that cannot be decoded.</summary>
    Packed,
}

/// <summary>The value of <c>isMfaCompliant</c> in the response.</summary>
internal enum ComplianceStatement
{
    /// <summary>The value is missing or blank.</summary>
    None,
    Compliant,
    NotCompliant,

    /// <summary>It occurs several times, in headers or in the body, with different values.</summary>
    Conflicting,

    /// <summary>A word other than <c>true</c> and <c>false</c>.</summary>
    Unreadable,
}

/// <summary>A claims challenge: the service refused the token and asks for one with certain claims.</summary>
/// <param name="Claims">The claims request as compact JSON; null when the challenge has none that can be read.</param>
/// <param name="Asks">
/// What the claims request asks for. Source: https://learn.microsoft.com/entra/identity-platform/claims-challenge
/// </param>
/// <remarks>Source: https://learn.microsoft.com/entra/identity-platform/claims-challenge</remarks>
internal sealed record ClaimsChallenge(string? Claims, ChallengeKind Asks);

/// <summary>What a claims challenge can ask for, with the most significant first.</summary>
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

    /// <summary>
    /// Continuous access evaluation: a token issued after a certain time (<c>nbf</c>), or from the IP address that the service sees now.
    /// </summary>
    ContinuousAccessEvaluation,
}
