using System.Text.Json.Nodes;

namespace PartnerMfa.Sandbox.Graph;

/// <summary>A group or role that the account is in, directly or through another.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/user-list-transitivememberof</remarks>
internal sealed record GraphMembership
{
    public const string Group = "microsoft.graph.group";
    public const string DirectoryRole = "microsoft.graph.directoryRole";

    private GraphMembership(string kind, string name, string? roleTemplateId, string permission) =>
        (Kind, Name, RoleTemplateId, Permission) = (kind, name, roleTemplateId, permission);

    public string Kind { get; }

    public string Name { get; }

    public string? RoleTemplateId { get; }

    /// <summary>Without this permission, only the kind and the ID are returned.</summary>
    public string Permission { get; }

    public static GraphMembership OfGroup(string name) => new(Group, name, null, GraphPermissions.GroupMemberRead);

    public static GraphMembership OfRole(string name, string templateId) => new(DirectoryRole, name, templateId, GraphPermissions.RoleManagementRead);

    public JsonObject ToJson(bool isHidden)
    {
        JsonObject json = new()
        {
            ["@odata.type"] = "#" + Kind,
            ["id"] = GraphIds.Of(Name),
            ["displayName"] = isHidden ? null : Name,
            ["description"] = null,
        };
        if (Kind == DirectoryRole)
        {
            json["roleTemplateId"] = isHidden ? null : RoleTemplateId;
            return json;
        }

        json["mailEnabled"] = isHidden ? null : false;
        json["securityEnabled"] = isHidden ? null : true;
        json["groupTypes"] = new JsonArray();
        return json;
    }
}
