using System.Text.Json.Nodes;
using PartnerMfa.Sandbox.Accounts;

namespace PartnerMfa.Sandbox.Graph;

/// <summary>Microsoft's own scores of the tenant.</summary>
/// <param name="Admins">The number of administrators.</param>
/// <param name="WithMfa">The number of administrators who use MFA.</param>
/// <remarks>
/// Source: https://learn.microsoft.com/graph/api/resources/securescore and
/// https://learn.microsoft.com/graph/api/resources/partner-security-adminsmfaenforcedsecurityrequirement
/// </remarks>
internal sealed record GraphScores(int Admins, int WithMfa)
{
    private const double MostPoints = 10;

    private double Points => MostPoints * WithMfa / Admins;

    /// <summary>One score per day, the newest first.</summary>
    public JsonArray SecureScoresToJson(DateTimeOffset now) =>
        GraphJson.Objects(Enumerable.Range(0, 7).Select(days => SecureScore(now.AddDays(-days))));

    public JsonArray RequirementsToJson(GraphTenant tenant, DateTimeOffset now) => GraphJson.Objects(
    [
        Requirement("adminsMfaEnforcedSecurityRequirement", "mfaEnforcedForAdmins", WithMfa == Admins, now, new()
        {
            ["totalAdminsCount"] = Admins,
            ["mfaEnabledAdminsCount"] = WithMfa,
            ["mfaEnabledUsersCount"] = WithMfa,
            ["adminsRequiredNotUsingMfaCount"] = Admins - WithMfa,
            ["securityDefaultsStatus"] = Status(tenant.SecurityDefaults),
            ["mfaConditionalAccessPolicyStatus"] = Status(tenant.Policies.Any(policy => policy.State == "enabled" && policy.BuiltInControls.Contains("mfa"))),
            ["legacyPerUserMfaStatus"] = Status(tenant.PerUserMfaState != "disabled"),
        }),
        Requirement("securityRequirement", "securityContactProvided", isMet: true, now, []),
    ]);

    private JsonObject SecureScore(DateTimeOffset day) => new()
    {
        ["id"] = FormattableString.Invariant($"{SandboxAccounts.TenantId}_{day.UtcDateTime:yyyy-MM-dd}"),
        ["azureTenantId"] = SandboxAccounts.TenantId,
        ["activeUserCount"] = 12,
        ["createdDateTime"] = GraphJson.Time(day.UtcDateTime.Date),
        ["currentScore"] = 40 + (2 * Points),
        ["enabledServices"] = GraphJson.Texts(["HasAADP1"]),
        ["licensedUserCount"] = 12,
        ["maxScore"] = 80.0,
        ["averageComparativeScores"] = new JsonArray(),
        ["controlScores"] = GraphJson.Objects([Control("AdminMFAV2", day), Control("MFARegistrationV2", day)]),
        ["vendorInformation"] = new JsonObject { ["provider"] = "SecureScore", ["providerVersion"] = null, ["subProvider"] = null, ["vendor"] = "Microsoft" },
    };

    private JsonObject Control(string name, DateTimeOffset day) => new()
    {
        ["controlCategory"] = "Identity",
        ["controlName"] = name,
        ["description"] = "Requiring multifactor authentication (MFA) makes it harder for attackers to access accounts.",
        ["score"] = Points,
        ["scoreInPercentage"] = 100.0 * WithMfa / Admins,
        ["count"] = WithMfa.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["total"] = Admins.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["implementationStatus"] = $"You have {Admins - WithMfa} out of {Admins} users that do not use MFA.",
        ["lastSynced"] = GraphJson.Time(day),
    };

    // The service misspells one of its words.
    private static JsonObject Requirement(string type, string requirement, bool isMet, DateTimeOffset now, JsonObject more)
    {
        JsonObject json = new()
        {
            ["@odata.type"] = "#microsoft.graph.partner.security." + type,
            ["id"] = GraphIds.Of(requirement),
            ["requirementType"] = requirement,
            ["complianceStatus"] = isMet ? "compliant" : "noncomplaint",
            ["actionUrl"] = "https://aka.ms/partner-center-security-" + requirement,
            ["helpUrl"] = "https://aka.ms/partner-center-security-dashboard-" + requirement,
            ["score"] = isMet ? 20 : 0,
            ["maxScore"] = 20,
            ["state"] = "active",
            ["updatedDateTime"] = GraphJson.Time(now.AddDays(-1)),
        };
        foreach (KeyValuePair<string, JsonNode?> property in more) json[property.Key] = property.Value?.DeepClone();
        return json;
    }

    private static string Status(bool isOn) => isOn ? "enabled" : "disabled";
}
