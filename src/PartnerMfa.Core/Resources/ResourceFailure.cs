namespace PartnerMfa.Resources;

/// <summary>Why a resource could not be read.</summary>
/// <param name="Kind">What to make of it.</param>
/// <param name="Words">What happened, in a few printable words without anything secret: "HTTP 403, code accessDenied: ...".</param>
internal sealed record ResourceFailure(ResourceFailureKind Kind, string Words)
{
    /// <summary>Null when no response came.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The service's own error code; null when it has none.</summary>
    public string? Code { get; init; }

    /// <summary>What the service says for people; null when it says nothing.</summary>
    public string? Description { get; init; }

    /// <summary>The id under which the service's support finds the call: the service's own, or else the one that was sent.</summary>
    public string? CorrelationId { get; init; }

    public string? RequestId { get; init; }

    /// <summary>How long the service asked to wait at last; null when it did not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public override string ToString() => Words;
}
