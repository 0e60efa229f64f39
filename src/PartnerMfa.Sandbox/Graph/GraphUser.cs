using System.Text.Json.Nodes;

namespace PartnerMfa.Sandbox.Graph;

/// <summary>The account of a tenant, as in its directory.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/user</remarks>
internal sealed record GraphUser
{
    /// <summary>The properties that are returned when nothing is selected.</summary>
    public static IReadOnlyList<string> Defaults { get; } =
    [
        "businessPhones", "displayName", "givenName", "jobTitle", "mail", "mobilePhone", "officeLocation", "preferredLanguage", "surname", "userPrincipalName", "id",
    ];

    public string DisplayName { get; init; } = "Partner Center Integration";

    public string? GivenName { get; init; }

    public string? Surname { get; init; }

    public string? JobTitle { get; init; }

    public bool HasMailbox { get; init; }

    public bool Enabled { get; init; } = true;

    /// <summary><c>Member</c> or <c>Guest</c>.</summary>
    public string UserType { get; init; } = "Member";

    public bool? Synchronized { get; init; }

    public TimeSpan CreatedAgo { get; init; } = TimeSpan.FromDays(400);

    public TimeSpan PasswordChangedAgo { get; init; } = TimeSpan.FromDays(90);

    public JsonObject ToJson(string id, string userPrincipalName, DateTimeOffset now) => new()
    {
        ["businessPhones"] = new JsonArray(),
        ["displayName"] = DisplayName,
        ["givenName"] = GivenName,
        ["jobTitle"] = JobTitle,
        ["mail"] = HasMailbox ? userPrincipalName : null,
        ["mobilePhone"] = null,
        ["officeLocation"] = null,
        ["preferredLanguage"] = null,
        ["surname"] = Surname,
        ["userPrincipalName"] = userPrincipalName,
        ["id"] = id,
        ["accountEnabled"] = Enabled,
        ["userType"] = UserType,
        ["onPremisesSyncEnabled"] = Synchronized,
        ["createdDateTime"] = GraphJson.Time(now - CreatedAgo),
        ["lastPasswordChangeDateTime"] = GraphJson.Time(now - PasswordChangedAgo),
        ["signInSessionsValidFromDateTime"] = GraphJson.Time(now - PasswordChangedAgo),
    };
}
