namespace PartnerMfa.Requests;

/// <summary>The usage to analyze.</summary>
/// <param name="Token">A Partner Center access token of a user.</param>
/// <param name="Environment">The environment whose Partner Center is asked.</param>
/// <param name="Source">Where the token came from, in words.</param>
internal sealed record UsageRequest(Secret Token, PartnerMfaEnvironment Environment, string Source)
{
    public const int DefaultDays = 7;
    public const int MostDays = 90;
    public const int DefaultCallLimit = 10;

    /// <summary>Partner Center returns at most this many calls.</summary>
    public const int MostCalls = 10_000;

    /// <summary>The least delegated permissions that Graph documents for reading Microsoft's scores of the tenant.</summary>
    public static IReadOnlyList<string> ScorePermissions { get; } = [PartnerScorePermission, SecureScorePermission];

    public const string PartnerScorePermission = "PartnerSecurity.Read.All";
    public const string SecureScorePermission = "SecurityEvents.Read.All";

    public static TimeSpan DefaultTimeLimit { get; } = TimeSpan.FromMinutes(5);

    /// <summary>The number of days to analyze, including today.</summary>
    public int Days { get; init; } = DefaultDays;

    /// <summary>The applications to analyze, each of which gets a result; null means all.</summary>
    public IReadOnlyList<string>? ApplicationIds { get; init; }

    /// <summary>The maximum number of an application's latest calls without MFA to return.</summary>
    public int CallLimit { get; init; } = DefaultCallLimit;

    /// <summary>A token for Microsoft Graph to read Microsoft's scores of the tenant; null skips the scores.</summary>
    public Secret? GraphToken { get; init; }

    /// <summary>A token for Microsoft Graph to read the sign-in log, which says why calls had no MFA; null skips the log.</summary>
    public Secret? SignInLogToken { get; init; }

    /// <summary>The delegated permission for the sign-in log.</summary>
    public const string SignInLogPermission = "AuditLog.Read.All";

    /// <summary>The time limit for the whole analysis.</summary>
    public TimeSpan TimeLimit { get; init; } = DefaultTimeLimit;
}
