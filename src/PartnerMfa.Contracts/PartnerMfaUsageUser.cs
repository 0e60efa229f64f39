namespace PartnerMfa;

/// <summary>A user who called Partner Center without MFA.</summary>
public sealed class PartnerMfaUsageUser
{
    /// <summary>The user's name; null when Partner Center tells only the object id.</summary>
    public string? UserPrincipalName { get; init; }

    public string? ObjectId { get; init; }

    /// <summary>When last, UTC; null when Partner Center does not tell.</summary>
    public DateTime? LastNonCompliantOn { get; init; }

    public override string ToString() => $"{UserPrincipalName ?? ObjectId}";
}
