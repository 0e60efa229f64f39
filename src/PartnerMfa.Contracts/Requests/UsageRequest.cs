namespace PartnerMfa.Requests;

/// <summary>Whose calls to look at, and how.</summary>
/// <param name="Token">A Partner Center access token of a user.</param>
/// <param name="Environment">The environment whose Partner Center is asked.</param>
/// <param name="Source">Where the token came from, in words.</param>
internal sealed record UsageRequest(Secret Token, PartnerMfaEnvironment Environment, string Source)
{
    public const int DefaultDays = 7;
    public const int MostDays = 90;
    public const int DefaultCallLimit = 10;

    /// <summary>Partner Center lists no more calls than that.</summary>
    public const int MostCalls = 10_000;

    /// <summary>The delegated permissions for Microsoft's scores of the tenant, the least ones that Graph documents.</summary>
    public static IReadOnlyList<string> ScorePermissions { get; } = [PartnerScorePermission, SecureScorePermission];

    public const string PartnerScorePermission = "PartnerSecurity.Read.All";
    public const string SecureScorePermission = "SecurityEvents.Read.All";

    public static TimeSpan DefaultTimeLimit { get; } = TimeSpan.FromMinutes(5);

    /// <summary>The days to look at, today included.</summary>
    public int Days { get; init; } = DefaultDays;

    /// <summary>The applications to look at, each of which gets a result; null means all.</summary>
    public IReadOnlyList<string>? ApplicationIds { get; init; }

    /// <summary>How many of an application's newest calls without MFA to return at most.</summary>
    public int CallLimit { get; init; } = DefaultCallLimit;

    /// <summary>A token for Microsoft Graph, to read Microsoft's scores of the tenant; null leaves them out.</summary>
    public Secret? GraphToken { get; init; }

    /// <summary>A token for Microsoft Graph, to read the sign-in log and say why calls had no MFA; null leaves that out.</summary>
    public Secret? SignInLogToken { get; init; }

    /// <summary>The delegated permission for the sign-in log.</summary>
    public const string SignInLogPermission = "AuditLog.Read.All";

    /// <summary>The time limit for everything.</summary>
    public TimeSpan TimeLimit { get; init; } = DefaultTimeLimit;
}
