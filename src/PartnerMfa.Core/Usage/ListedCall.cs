namespace PartnerMfa.Usage;

/// <summary>A call without MFA, as Partner Center lists it.</summary>
internal sealed record ListedCall(DateTime? Time, string? Operation, UsageUser User)
{
    public string? IpAddress { get; init; }

    public string? CorrelationId { get; init; }

    public string? RequestId { get; init; }
}
