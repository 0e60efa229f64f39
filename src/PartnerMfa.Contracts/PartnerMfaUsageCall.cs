namespace PartnerMfa;

/// <summary>A call of Partner Center without MFA.</summary>
public sealed class PartnerMfaUsageCall
{
    /// <summary>When, UTC; null when Partner Center does not tell.</summary>
    public DateTime? RequestedOn { get; init; }

    /// <summary>What was called, <c>GetCustomers</c> for example.</summary>
    public string? OperationName { get; init; }

    public string? UserPrincipalName { get; init; }

    public string? ObjectId { get; init; }

    public string? IpAddress { get; init; }

    public string? CorrelationId { get; init; }

    public string? RequestId { get; init; }

    public override string ToString() => $"{RequestedOn:u} {OperationName} {UserPrincipalName ?? ObjectId}";
}
