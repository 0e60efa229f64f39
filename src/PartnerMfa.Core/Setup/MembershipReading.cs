using System.Text.Json;
using PartnerMfa.Setup.ConditionalAccess;
using PartnerMfa.Setup.Facts;

namespace PartnerMfa.Setup;

/// <summary>Makes facts of what an account is a member of, and of what it is licensed for.</summary>
internal static class MembershipReading
{
    // Without a permission for its kind Graph tells of an object its type and id alone.
    // https://learn.microsoft.com/graph/permissions-overview#limited-information-returned-for-inaccessible-member-objects
    public static void Add(MembershipFacts facts, JsonElement json)
    {
        string? id = json.Text("id"), name = json.Text("displayName");
        switch (json.Text(SetupConstants.ODataType))
        {
            case SetupConstants.Group when Guid.TryParse(id, out Guid group):
                facts.GroupNamesAreKnown &= name is not null;
                facts.Groups[group.ToString()] = name ?? group.ToString();
                break;
            case SetupConstants.DirectoryRole when Guid.TryParse(json.Text(SetupConstants.RoleTemplateId), out Guid template):
                facts.Roles[template.ToString()] = name ?? template.ToString();
                break;
            case SetupConstants.DirectoryRole:
                facts.RolesAreKnown = false;
                break;
            case SetupConstants.AdministrativeUnit:
                break;
            default:
                facts.KindsAreKnown = false;
                break;
        }
    }

    public static IEnumerable<string> ServicePlans(JsonElement license)
    {
        if (license.Member(SetupConstants.ServicePlans) is not { ValueKind: JsonValueKind.Array } plans) return [];
        return [.. plans.EnumerateArray()
            .Where(plan => plan.Text(SetupConstants.ProvisioningStatus) == SetupConstants.Success)
            .Select(plan => plan.Text(SetupConstants.ServicePlanName) ?? "")];
    }
}
