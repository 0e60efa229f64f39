using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using PartnerMfa.Sandbox.Accounts;
using PartnerMfa.Sandbox.EntraId;
using PartnerMfa.Usage;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Sandbox.PartnerCenter;

/// <summary>The three resources that report who calls without MFA. They refuse an account whose other calls are refused.</summary>
internal sealed class UsageEndpoint(ServiceDoor door, TimeProvider clock)
{
    // How far back the sandbox's records go.
    private const int DaysKept = 30;

    public static IReadOnlyList<string> Paths { get; } = [UsageConstants.DailyCountsPath, UsageConstants.CallsPath, UsageConstants.PrincipalsPath];

    private DateTime Today => clock.GetUtcNow().UtcDateTime.Date;

    public Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, FormFields query) =>
        door.AnswerAsync(request, account => Answer(account, request, query));

    private HttpResponseMessage Answer(SandboxAccount account, HttpRequestMessage request, FormFields query)
    {
        HttpResponseMessage response = door.NextAnswer(account, request);
        if (!response.IsSuccessStatusCode || ServiceDoor.ComesFromBetween(response)) return response;
        string path = request.RequestUri!.AbsolutePath;
        if (path == account.Usage.MissingPath) return SandboxAnswers.NotFound();
        return path switch
        {
            UsageConstants.DailyCountsPath => SandboxAnswers.Json(HttpStatusCode.OK, DailyCounts(account.Usage, query)),
            UsageConstants.CallsPath => SandboxAnswers.Json(HttpStatusCode.OK, Collection([.. Calls(account.Usage)])),
            _ => SandboxAnswers.Json(HttpStatusCode.OK, Collection([.. Principals(account.Usage)])),
        };
    }

    // This resource returns a bare array.
    private JsonArray DailyCounts(SandboxUsage usage, FormFields query) => new([.. Days()
        .Where(ago => IsWanted(Date(ago), query))
        .SelectMany(ago => usage.Applications.Select(application => new JsonObject
        {
            ["loginDate"] = Date(ago),
            ["mfaCompliantRequestCount"] = application.CallsADay - application.WithoutMfa(ago),
            ["totalRequestCount"] = application.CallsADay,
            ["applicationId"] = application.Id,
            ["applicationName"] = application.Name,
        }))]);

    private static bool IsWanted(string date, FormFields query) =>
        string.CompareOrdinal(query["startDate"] ?? "", date) <= 0 && string.CompareOrdinal(date, query["endDate"] ?? "9") <= 0;

    private IEnumerable<JsonNode> Calls(SandboxUsage usage) =>
        from ago in Days()
        from application in usage.Applications
        from number in Enumerable.Range(0, application.CallsADay).Reverse()
        select new JsonObject
        {
            ["requestId"] = Id(ago, application.Number, number),
            ["correlationId"] = Id(ago, application.Number, 0),
            ["operationName"] = application.Operation,
            ["requestDateTime"] = Time(CallOn(application, ago, number)),
            ["ipAddress"] = $"192.0.2.{application.Number}",
            ["objectId"] = ObjectId(application.User),
            ["tenantId"] = SandboxAccounts.TenantId,
            ["upn"] = application.User + SandboxAccounts.Domain,
            ["applicationId"] = application.Id,
            ["mfaCompliant"] = number >= application.WithoutMfa(ago),
        };

    private IEnumerable<JsonNode> Principals(SandboxUsage usage)
    {
        IEnumerable<(string User, DateTime Last)> callers =
            from application in usage.Applications
            let lastAgo = Enumerable.Range(0, 7).Where(ago => application.WithoutMfa(ago) > 0).Select(ago => (int?)ago).FirstOrDefault()
            where lastAgo is not null
            select (User: application.User, Last: CallOn(application, lastAgo.Value, application.WithoutMfa(lastAgo.Value) - 1));
        if (usage.UntiedUser is { } untied) callers = callers.Append((untied, Today.AddDays(-2).AddHours(9.5)));
        return callers.Select(principal => new JsonObject
        {
            ["objectId"] = ObjectId(principal.User),
            ["tenantId"] = SandboxAccounts.TenantId,
            ["upn"] = principal.User + SandboxAccounts.Domain,
            ["lastNonMfaCompliantRequestDateTime"] = Time(principal.Last),
        });
    }

    private static IEnumerable<int> Days() => Enumerable.Range(0, DaysKept);

    private static JsonObject Collection(JsonNode[] items) => new()
    {
        ["totalCount"] = items.Length,
        ["items"] = new JsonArray(items),
        ["attributes"] = new JsonObject { ["objectType"] = "Collection" },
    };

    // All calls are in the first hour of the day, so whatever the time is, today's calls have been made or are about to be.
    private DateTime CallOn(SandboxApplication application, int daysAgo, int number) => Today.AddDays(-daysAgo).AddMinutes(number * 2).AddSeconds(application.Number);

    private string Date(int daysAgo) => DisplayFormat.Day(Today.AddDays(-daysAgo));

    // The service writes times in UTC without saying so.
    private static string Time(DateTime time) => time.ToString("yyyy-MM-ddTHH:mm:ss.ff", CultureInfo.InvariantCulture);

    private static string Id(int daysAgo, int application, int number) => $"5a9db0c5-0000-4000-{daysAgo:0000}-{application:0000}{number:00000000}";

    private static string ObjectId(string user) => SandboxTokens.ObjectId(user);
}
