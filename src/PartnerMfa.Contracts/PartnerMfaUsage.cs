using PartnerMfa.Verdicts;

namespace PartnerMfa;

/// <summary>How an application calls Partner Center: day by day with and without MFA, by whom, and the newest calls without it.</summary>
public sealed class PartnerMfaUsage : PartnerMfaResult
{
    /// <summary>The application's name according to Partner Center; null when it has none.</summary>
    public string? ApplicationName { get; init; }

    /// <summary>The calls of all days.</summary>
    public required long TotalRequests { get; init; }

    /// <summary>Those of them with MFA.</summary>
    public required long CompliantRequests { get; init; }

    /// <summary>The share of calls with MFA, 0 to 1; null when there was no call.</summary>
    public double? CompliantShare => Share(CompliantRequests, TotalRequests);

    /// <summary>When the application last called without MFA, UTC; null when no such call is known.</summary>
    public DateTime? LastNonCompliantOn { get; init; }

    /// <summary>The days with calls, oldest first.</summary>
    public PartnerMfaCollection<PartnerMfaUsageDay> Days { get; init; } = [];

    /// <summary>The users who called through it without MFA, the latest first.</summary>
    public PartnerMfaCollection<PartnerMfaUsageUser> Users { get; init; } = [];

    /// <summary>The newest calls without MFA, the newest first, at most as many as requested.</summary>
    public PartnerMfaCollection<PartnerMfaUsageCall> Calls { get; init; } = [];

    /// <summary>It needs no attention.</summary>
    internal bool IsWell => Result is nameof(MfaAnswer.Yes) or nameof(MfaAnswer.NotApplicable);

    internal static double? Share(long compliant, long total) => total == 0 ? null : (double)compliant / total;
}

/// <summary>The calls of an application on one day.</summary>
public sealed class PartnerMfaUsageDay
{
    /// <summary>The day, at midnight UTC.</summary>
    public required DateTime Date { get; init; }

    /// <summary>All calls of the application on that day.</summary>
    public required long TotalRequests { get; init; }

    /// <summary>Those of them with MFA.</summary>
    public required long CompliantRequests { get; init; }

    /// <summary>The share of calls with MFA, 0 to 1; null when there was no call.</summary>
    public double? CompliantShare => PartnerMfaUsage.Share(CompliantRequests, TotalRequests);

    /// <summary>The day and its calls.</summary>
    public override string ToString() => FormattableString.Invariant($"{Date:yyyy-MM-dd}: {CompliantRequests} of {TotalRequests} with MFA");
}

/// <summary>A user who called Partner Center without MFA.</summary>
public sealed class PartnerMfaUsageUser
{
    /// <summary>The user's name; null when Partner Center gives only the object ID.</summary>
    public string? UserPrincipalName { get; init; }

    /// <summary>The object ID of the user; null when it was not reported.</summary>
    public string? ObjectId { get; init; }

    /// <summary>When last, UTC; null when Partner Center does not say.</summary>
    public DateTime? LastNonCompliantOn { get; init; }

    /// <summary>The user.</summary>
    public override string ToString() => $"{UserPrincipalName ?? ObjectId}";
}

/// <summary>A call of Partner Center without MFA.</summary>
public sealed class PartnerMfaUsageCall
{
    /// <summary>When, UTC; null when Partner Center does not say.</summary>
    public DateTime? RequestedOn { get; init; }

    /// <summary>What was called, <c>GetCustomers</c> for example.</summary>
    public string? OperationName { get; init; }

    /// <summary>The user who called; null when it was not reported.</summary>
    public string? UserPrincipalName { get; init; }

    /// <summary>The object ID of the user; null when it was not reported.</summary>
    public string? ObjectId { get; init; }

    /// <summary>The address that the call came from; null when it was not reported.</summary>
    public string? IpAddress { get; init; }

    /// <summary>Why it had no MFA, according to the sign-in log; null when the log was not read or does not tell.</summary>
    public string? Cause { get; init; }

    /// <summary>The correlation ID of the call, by which Microsoft can find it; null when it was not reported.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The request ID of the call; null when it was not reported.</summary>
    public string? RequestId { get; init; }

    /// <summary>The time, the operation and the user.</summary>
    public override string ToString() => $"{RequestedOn:u} {OperationName} {UserPrincipalName ?? ObjectId}";
}
