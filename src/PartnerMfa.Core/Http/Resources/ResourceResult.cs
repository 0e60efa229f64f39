using PartnerMfa.Evidence;
using PartnerMfa.Http.Responses;
using static PartnerMfa.Http.Resources.ResourceFailureKind;

namespace PartnerMfa.Http.Resources;

/// <summary>
/// A resource, or why it could not be read. The failure is a value and not an exception, because it does not stop the other resources.
/// </summary>
/// <param name="Value">
/// The resource or, for a collection that failed, the number of items read before that. Default when nothing was read.
/// </param>
/// <param name="Failure">Null when the whole resource was read.</param>
internal sealed record ResourceResult<T>(T? Value, ResourceFailure? Failure);

/// <summary>The number of items in a collection.</summary>
/// <param name="Given">The number of items that were read.</param>
/// <param name="Announced">The total according to the service (<c>totalCount</c>, <c>@odata.count</c>); null when it does not say.</param>
internal sealed record ItemCount(int Given, long? Announced)
{
    /// <summary>Whether the service says that there are more items without giving an address for them.</summary>
    public bool IsCut { get; init; }

    /// <summary>Whether there are more items than were read.</summary>
    public bool HasMore => IsCut || Announced > Given;
}

/// <summary>Why a resource could not be read.</summary>
/// <param name="Kind">The kind of failure.</param>
/// <param name="Words">What happened, in printable words without secrets: "HTTP 403, code accessDenied: ...".</param>
internal sealed record ResourceFailure(ResourceFailureKind Kind, string Words)
{
    /// <summary>Null when there was no response.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The service's own error code; null when there is none.</summary>
    public string? Code { get; init; }

    /// <summary>The service's error message for people; null when there is none.</summary>
    public string? Description { get; init; }

    /// <summary>
    /// The ID under which the service's support finds the call: the one that the service returned, or else the one that was sent.
    /// </summary>
    public string? CorrelationId { get; init; }

    public string? RequestId { get; init; }

    /// <summary>The last wait that the service asked for; null when it asked for none.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>
    /// Whether Graph itself says that the object does not exist. A gateway's error page says nothing about that, and neither does an
    /// address that does not exist in this cloud.
    /// </summary>
    public bool IsAbsence => Kind == NotFound && GraphConstants.NoSuchObjectCode.Equals(Code, StringComparison.OrdinalIgnoreCase);

    /// <returns>Null when the call gave the resource.</returns>
    public static ResourceFailure? Of(CallResult call)
    {
        if (call.Response is not { } response) return new ResourceFailure(Unreachable, $"no response: {call.Failure}") { CorrelationId = call.Ids.CorrelationId };
        if (response.IsSuccess && call.Failure is null) return null;
        return new ResourceFailure(KindOf(response), call.Summary + (response.Description is null ? "" : $": {response.Description}"))
        {
            StatusCode = response.StatusCode,
            Code = response.Code,
            Description = response.Description,
            CorrelationId = response.CorrelationId ?? call.Ids.CorrelationId,
            RequestId = response.RequestId,
            RetryAfter = response.RetryAfter,
        };
    }

    public override string ToString() => Words;

    private static ResourceFailureKind KindOf(ProbeResponse response) => response.StatusCode switch
    {
        401 when SaysMfaRequired(response) => MfaRequired,
        401 => Rejected,
        403 when PartnerCenterConstants.MissingMfaCode.Equals(response.Code, StringComparison.OrdinalIgnoreCase) => MfaRequired,
        403 => Forbidden,
        400 when response.Description?.StartsWith(GraphConstants.NoSuchResourceWords, StringComparison.OrdinalIgnoreCase) == true => NotFound,
        404 or 410 => NotFound,
        429 => Throttled,
        408 or (>= 500 and < 600) => Unavailable,
        _ => Unexpected,
    };

    // These are the verdict table's rows for a 401, except for contradictions.
    private static bool SaysMfaRequired(ProbeResponse response) => response.Compliance switch
    {
        ComplianceStatement.NotCompliant => true,
        ComplianceStatement.Compliant or ComplianceStatement.Conflicting => false,
        _ => response.SaysMfaRequired,
    };
}

/// <summary>The kinds of failure to read a resource.</summary>
internal enum ResourceFailureKind
{
    /// <summary>The user or the app lacks a role or permission (403).</summary>
    Forbidden,

    /// <summary>The object or resource does not exist, or no longer exists (404, 410, or Graph's 400 for an unknown segment).</summary>
    NotFound,

    /// <summary>The token was refused (401), but not because of MFA.</summary>
    Rejected,

    /// <summary>The token was refused because its sign-in did not use MFA.</summary>
    MfaRequired,

    /// <summary>The service still answered 429 after the last attempt.</summary>
    Throttled,

    /// <summary>The service still answered 408 or 5xx after the last attempt.</summary>
    Unavailable,

    /// <summary>There was no response: DNS, connection, TLS, reset, or the time limit.</summary>
    Unreachable,

    /// <summary>
    /// A redirect, another status, a body that is not JSON, is truncated or is too large, or a next page at another service.
    /// </summary>
    Unexpected,
}
