namespace PartnerMfa.Probe;

/// <summary>What a response says, as far as a verdict needs it.</summary>
internal sealed record ProbeResponse
{
    public required int StatusCode { get; init; }

    public ComplianceStatement Compliance { get; init; }

    /// <summary>The response, whatever its status, says that MFA is required: by code, in words, or by a claims challenge that asks for it.</summary>
    public bool SaysMfaRequired { get; init; }

    /// <summary>The response mentions MFA without saying that it is required.</summary>
    public bool MentionsMfa { get; init; }

    /// <summary>A 400 says that the token has no user in it.</summary>
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

    /// <summary>What else was seen, as plain facts for people, without anything secret.</summary>
    public IReadOnlyList<string> Seen { get; init; } = [];

    public bool IsSuccess => StatusCode is >= 200 and < 300;
}
