using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PartnerMfa.Sandbox.Accounts;
using PartnerMfa.Sandbox.EntraId;
using PartnerMfa.Sandbox.PartnerCenter;

namespace PartnerMfa.Sandbox.Graph;

/// <summary>The sign-in log of a tenant: sign-ins to Partner Center of the account, and of the users whose jobs call it.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/signin?view=graph-rest-beta</remarks>
internal static class GraphSignIns
{
    private const string Integration = "11112222-aaaa-2222-bbbb-3333cccc4444";

    // The log keeps entries this long without a license.
    private const int DaysKept = 7;

    private static readonly Regex UserId = new("userId eq '([^']*)'", RegexOptions.CultureInvariant);
    private static readonly Regex Since = new("createdDateTime ge ([^ ]+)", RegexOptions.CultureInvariant);

    /// <returns>The newest first.</returns>
    public static IEnumerable<JsonObject> Of(SandboxAccount account, DateTimeOffset now)
    {
        GraphPolicy[] applied = [.. account.Tenant.Policies.Where(policy => policy.State == "enabled" && policy.AppliesTo(account.Tenant.Memberships, GraphSignInConditions.Ordinary))];
        bool isRequired = applied.Any(policy => policy.RequiresMfa);
        JsonArray shown = account.Tenant.HasSignInWithoutMfa ? [] : GraphJson.Objects(applied.Select(policy =>
            new JsonObject { ["id"] = GraphIds.Of("policy " + policy.Name), ["displayName"] = policy.Name, ["result"] = "success" }));
        JsonObject job = SignIn(account.UserName ?? account.Name, Integration, now.AddDays(-1), isRequired, "none");
        JsonObject person = SignIn(account.UserName ?? account.Name, Integration, now.AddDays(-2), isRequired && !account.Tenant.HasSignInWithoutMfa, "none");
        person["isInteractive"] = true;
        person["signInEventTypes"] = GraphJson.Texts(["interactiveUser"]);
        foreach (JsonObject own in new[] { job, person })
        {
            own["conditionalAccessStatus"] = shown.Count == 0 ? "notApplied" : "success";
            own["appliedConditionalAccessPolicies"] = shown.DeepClone();
        }

        return new[] { job, person }.Concat(OfJobs(account.Usage, now.UtcDateTime.Date)).OrderByDescending(one => (string)one["createdDateTime"]!, StringComparer.Ordinal);
    }

    /// <summary>Whether a sign-in passes a filter, by the user and the time in the filter.</summary>
    public static bool IsWanted(JsonObject signIn, string filter) =>
        (UserId.Match(filter) is not { Success: true } user || user.Groups[1].Value.Equals((string?)signIn["userId"], StringComparison.OrdinalIgnoreCase))
        && (Since.Match(filter) is not { Success: true } since || string.CompareOrdinal((string?)signIn["createdDateTime"], since.Groups[1].Value) >= 0);

    // Each job signs in at the start of the day, before it calls.
    private static IEnumerable<JsonObject> OfJobs(SandboxUsage usage, DateTime today) =>
        from ago in Enumerable.Range(0, DaysKept)
        from application in usage.Applications
        select OfJob(application, ago, today.AddDays(-ago));

    private static JsonObject OfJob(SandboxApplication application, int daysAgo, DateTime day)
    {
        bool hadMfa = application.WithoutMfa(daysAgo) == 0;
        JsonObject signIn = SignIn(application.User, application.Id, new DateTimeOffset(day, TimeSpan.Zero), hadMfa, !hadMfa && application.SendsPassword ? "ropc" : "none");
        signIn["conditionalAccessStatus"] = hadMfa ? "success" : "notApplied";
        signIn["appliedConditionalAccessPolicies"] = new JsonArray();
        signIn["networkLocationDetails"] = hadMfa || application.SendsPassword
            ? new JsonArray()
            : GraphJson.Objects([new() { ["networkType"] = "trustedNamedLocation", ["networkNames"] = GraphJson.Texts(["Office"]) }]);
        return signIn;
    }

    private static JsonObject SignIn(string user, string application, DateTimeOffset on, bool isRequired, string protocol) => new()
    {
        ["id"] = GraphIds.Of(string.Format(CultureInfo.InvariantCulture, "sign-in {0:O}", on) + (application == Integration ? "" : application)),
        ["createdDateTime"] = GraphJson.Time(on),
        ["userPrincipalName"] = user + SandboxAccounts.Domain,
        ["userId"] = SandboxTokens.ObjectId(user),
        ["appId"] = application,
        ["resourceId"] = PartnerMfaEnvironment.PartnerCenterApplicationId,
        ["isInteractive"] = false,
        ["signInEventTypes"] = GraphJson.Texts(["nonInteractiveUser"]),
        ["authenticationRequirement"] = isRequired ? "multiFactorAuthentication" : "singleFactorAuthentication",
        ["authenticationProtocol"] = protocol,
        ["status"] = new JsonObject { ["errorCode"] = 0 },
    };
}
