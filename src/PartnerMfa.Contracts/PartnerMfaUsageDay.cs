namespace PartnerMfa;

/// <summary>The calls of an application on one day.</summary>
public sealed class PartnerMfaUsageDay
{
    /// <summary>The day, at midnight UTC.</summary>
    public required DateTime Date { get; init; }

    public required long TotalRequests { get; init; }

    /// <summary>Those of them with MFA.</summary>
    public required long CompliantRequests { get; init; }

    /// <summary>The share of calls with MFA, 0 to 1; null when there was no call.</summary>
    public double? CompliantShare => PartnerMfaUsage.Share(CompliantRequests, TotalRequests);

    public override string ToString() => FormattableString.Invariant($"{Date:yyyy-MM-dd}: {CompliantRequests} of {TotalRequests} with MFA");
}
