using PartnerMfa.Verdicts;

namespace PartnerMfa;

/// <summary>
/// How an application calls Partner Center: calls with and without MFA for each day, the users, and the latest calls without MFA.
/// </summary>
public sealed class PartnerMfaUsage : PartnerMfaResult
{
    /// <summary>The name of the application in Partner Center; null when it has none.</summary>
    public string? ApplicationName { get; init; }

    /// <summary>The number of calls on all days.</summary>
    public required long TotalRequests { get; init; }

    /// <summary>The number of calls with MFA.</summary>
    public required long CompliantRequests { get; init; }

    /// <summary>The share of calls with MFA, from 0 to 1; null when there were no calls.</summary>
    public double? CompliantShare => Share(CompliantRequests, TotalRequests);

    /// <summary>The latest call without MFA, UTC; null when no such call is known.</summary>
    public DateTime? LastNonCompliantOn { get; init; }

    /// <summary>The days with calls, oldest first.</summary>
    public PartnerMfaCollection<PartnerMfaUsageDay> Days { get; init; } = [];

    /// <summary>The users who called without MFA through the application, starting with the latest.</summary>
    public PartnerMfaCollection<PartnerMfaUsageUser> Users { get; init; } = [];

    /// <summary>The latest calls without MFA, newest first, at most as many as requested.</summary>
    public PartnerMfaCollection<PartnerMfaUsageCall> Calls { get; init; } = [];

    /// <summary>Whether the application needs no attention.</summary>
    internal bool IsWell => Result is nameof(MfaAnswer.Yes) or nameof(MfaAnswer.NotApplicable);

    internal static double? Share(long compliant, long total) => total == 0 ? null : (double)compliant / total;
}

/// <summary>The calls of an application on one day.</summary>
public sealed class PartnerMfaUsageDay
{
    /// <summary>The day, at midnight UTC.</summary>
    public required DateTime Date { get; init; }

    /// <summary>The number of calls on that day.</summary>
    public required long TotalRequests { get; init; }

    /// <summary>The number of calls with MFA.</summary>
    public required long CompliantRequests { get; init; }

    /// <summary>The share of calls with MFA, from 0 to 1; null when there were no calls.</summary>
    public double? CompliantShare => PartnerMfaUsage.Share(CompliantRequests, TotalRequests);

    /// <summary>The day and its calls.</summary>
    public override string ToString() => FormattableString.Invariant($"{Date:yyyy-MM-dd}: {CompliantRequests} of {TotalRequests} with MFA");
}

/// <summary>A user who called Partner Center without MFA.</summary>
public sealed class PartnerMfaUsageUser
{
    /// <summary>The user's name; null when Partner Center returns only the object ID.</summary>
    public string? UserPrincipalName { get; init; }

    /// <summary>The object ID of the user; null when it was not reported.</summary>
    public string? ObjectId { get; init; }

    /// <summary>The latest call, UTC; null when Partner Center does not say.</summary>
    public DateTime? LastNonCompliantOn { get; init; }

    /// <summary>The user.</summary>
    public override string ToString() => $"{UserPrincipalName ?? ObjectId}";
}

/// <summary>A call to Partner Center without MFA.</summary>
public sealed class PartnerMfaUsageCall
{
    /// <summary>The time of the call, UTC; null when Partner Center does not say.</summary>
    public DateTime? RequestedOn { get; init; }

    /// <summary>The operation that was called, such as <c>GetCustomers</c>.</summary>
    public string? OperationName { get; init; }

    /// <summary>The user who made the call; null when it was not reported.</summary>
    public string? UserPrincipalName { get; init; }

    /// <summary>The object ID of the user; null when it was not reported.</summary>
    public string? ObjectId { get; init; }

    /// <summary>The IP address that the call came from; null when it was not reported.</summary>
    public string? IpAddress { get; init; }

    /// <summary>Why the call had no MFA, according to the sign-in log; null when the log was not read or does not say.</summary>
    public string? Cause { get; init; }

    /// <summary>The correlation ID of the call, by which Microsoft can find it; null when it was not reported.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The request ID of the call; null when it was not reported.</summary>
    public string? RequestId { get; init; }

    /// <summary>The time, the operation and the user.</summary>
    public override string ToString() => $"{RequestedOn:u} {OperationName} {UserPrincipalName ?? ObjectId}";
}
