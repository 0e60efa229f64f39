using PartnerMfa.Evidence;
using PartnerMfa.Http.Responses;
using static PartnerMfa.Http.Resources.ResourceFailureKind;

namespace PartnerMfa.Http.Resources;

/// <summary>A resource, or why it could not be read. One failure does not stop the others, so it is data.</summary>
/// <param name="Value">What was read; of a collection that failed, how many items came before that. Default when nothing was read.</param>
/// <param name="Failure">Null when the whole resource was read.</param>
internal sealed record ResourceResult<T>(T? Value, ResourceFailure? Failure);

/// <summary>How many items a collection has.</summary>
/// <param name="Given">How many items were read.</param>
/// <param name="Announced">How many there are according to the service (<c>totalCount</c>, <c>@odata.count</c>); null when it does not say.</param>
internal sealed record ItemCount(int Given, long? Announced)
{
    /// <summary>The service says that there are more, without an address for them.</summary>
    public bool IsCut { get; init; }

    /// <summary>There are more items than were read.</summary>
    public bool HasMore => IsCut || Announced > Given;
}

/// <summary>Why a resource could not be read.</summary>
/// <param name="Kind">What to make of it.</param>
/// <param name="Words">What happened, in printable words without secrets: "HTTP 403, code accessDenied: ...".</param>
internal sealed record ResourceFailure(ResourceFailureKind Kind, string Words)
{
    /// <summary>Null when no response came.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The service's own error code; null when it has none.</summary>
    public string? Code { get; init; }

    /// <summary>What the service says to people; null when it says nothing.</summary>
    public string? Description { get; init; }

    /// <summary>The ID under which the service's support finds the call: the service's own, or else the one that was sent.</summary>
    public string? CorrelationId { get; init; }

    public string? RequestId { get; init; }

    /// <summary>How long the service asked to wait last; null when it did not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>
    /// Graph itself says that there is no such object. A page of a gateway says nothing about it, and neither does an address that this cloud
    /// does not have.
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

    // The verdict table's rows for a 401, except for contradictions.
    private static bool SaysMfaRequired(ProbeResponse response) => response.Compliance switch
    {
        ComplianceStatement.NotCompliant => true,
        ComplianceStatement.Compliant or ComplianceStatement.Conflicting => false,
        _ => response.SaysMfaRequired,
    };
}

/// <summary>What to make of a resource that could not be read.</summary>
internal enum ResourceFailureKind
{
    /// <summary>The user or the app lacks a role or a permission (403).</summary>
    Forbidden,

    /// <summary>There is no such object or resource, or no longer (404, 410, or Graph's 400 for an unknown segment).</summary>
    NotFound,

    /// <summary>The token was refused (401), but not because of MFA.</summary>
    Rejected,

    /// <summary>The token was refused because its sign-in did not use MFA.</summary>
    MfaRequired,

    /// <summary>Still 429 after the last attempt.</summary>
    Throttled,

    /// <summary>Still 408 or 5xx after the last attempt.</summary>
    Unavailable,

    /// <summary>No response: DNS, connection, TLS, reset, or the time limit.</summary>
    Unreachable,

    /// <summary>A redirect, another status, a body that is not JSON, is cut off or too large, or a next page at another service.</summary>
    Unexpected,
}
