using System.Text.Json;
using PartnerMfa.Http;
using PartnerMfa.Json;

namespace PartnerMfa.Setup.Facts;

/// <summary>The account, as it is in the directory. Values that Graph does not return are null.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/user</remarks>
internal sealed record AccountFacts
{
    private static readonly string[] PersonalFields = ["givenName", "surname", "jobTitle"];
    private static readonly string[] ChangeTimes = ["createdDateTime", "lastPasswordChangeDateTime", "signInSessionsValidFromDateTime"];

    public string? ObjectId { get; init; }

    public string? UserPrincipalName { get; init; }

    public string? DisplayName { get; init; }

    public bool? IsEnabled { get; init; }

    /// <summary><c>Member</c> or <c>Guest</c>.</summary>
    public string? UserType { get; init; }

    /// <summary>How the account was created: <c>Invitation</c> for an account from another tenant.</summary>
    public string? CreationType { get; init; }

    /// <summary>Whether it has a given name, a surname or a job title, like the account of a person.</summary>
    public bool HasPersonalFields { get; init; }

    /// <summary>The times of changes that the account itself shows, UTC.</summary>
    public IReadOnlyList<DateTimeOffset> ChangedOn { get; init; } = [];

    public static AccountFacts Read(JsonElement json) => new()
    {
        ObjectId = json.Text("id"),
        UserPrincipalName = json.Text("userPrincipalName"),
        DisplayName = json.Text("displayName"),
        IsEnabled = json.Flag("accountEnabled"),
        UserType = json.Text("userType"),
        CreationType = json.Text("creationType"),
        HasPersonalFields = PersonalFields.Any(name => !string.IsNullOrWhiteSpace(json.Text(name))),
        ChangedOn = [.. ChangeTimes.Select(name => json.Time(name)).OfType<DateTimeOffset>()],
    };
}

/// <summary>The groups and roles of the account, including nested ones.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/user-list-transitivememberof</remarks>
internal sealed class MembershipFacts
{
    private const string Group = "#microsoft.graph.group";
    private const string DirectoryRole = "#microsoft.graph.directoryRole";
    private const string AdministrativeUnit = "#microsoft.graph.administrativeUnit";

    /// <summary>The names of the groups, by object ID; the ID itself for a group whose name may not be read.</summary>
    public Dictionary<string, string> Groups { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The names of the roles, by template ID.</summary>
    public Dictionary<string, string> Roles { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether every group came with its name.</summary>
    public bool GroupNamesAreKnown { get; set; } = true;

    /// <summary>Whether every object in the response could be identified.</summary>
    public bool KindsAreKnown { get; set; } = true;

    /// <summary>Whether every role came with its template ID.</summary>
    public bool RolesAreKnown { get; set; } = true;

    // Without a permission for its kind, Graph returns only the type and ID of an object.
    // https://learn.microsoft.com/graph/permissions-overview#limited-information-returned-for-inaccessible-member-objects
    public void Add(JsonElement json)
    {
        string? id = json.Text("id"), name = json.Text("displayName");
        switch (json.Text(GraphConstants.TypeName))
        {
            case Group when Guid.TryParse(id, out Guid group):
                GroupNamesAreKnown &= name is not null;
                Groups[group.ToString()] = name ?? group.ToString();
                break;
            case DirectoryRole when Guid.TryParse(json.Text("roleTemplateId"), out Guid template):
                Roles[template.ToString()] = name ?? template.ToString();
                break;
            case DirectoryRole:
                RolesAreKnown = false;
                break;
            case AdministrativeUnit:
                break;
            default:
                KindsAreKnown = false;
                break;
        }
    }
}
