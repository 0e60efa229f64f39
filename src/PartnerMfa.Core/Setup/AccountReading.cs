using System.Text.Json;
using PartnerMfa.Setup.ConditionalAccess;
using PartnerMfa.Setup.Facts;

namespace PartnerMfa.Setup;

/// <summary>Makes facts of a user's JSON.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/user</remarks>
internal static class AccountReading
{
    private static readonly string[] PersonalFields = ["givenName", "surname", "jobTitle"];
    private static readonly string[] Changes = ["createdDateTime", "lastPasswordChangeDateTime", "signInSessionsValidFromDateTime"];

    public static AccountFacts Read(JsonElement json) => new()
    {
        ObjectId = json.Text("id"),
        UserPrincipalName = json.Text("userPrincipalName"),
        DisplayName = json.Text("displayName"),
        IsEnabled = Flag(json, "accountEnabled"),
        UserType = json.Text("userType"),
        CreationType = json.Text("creationType"),
        HasPersonalFields = PersonalFields.Any(name => !string.IsNullOrWhiteSpace(json.Text(name))),
        ChangedOn = Changes.Max(name => json.Time(name)),
    };

    public static bool? IsEnabled(JsonElement json) => Flag(json, SetupConstants.IsEnabled);

    /// <summary>The account as policies see it; what was not read whole is not complete.</summary>
    public static PolicyAccount ForPolicies(SetupFacts facts)
    {
        MembershipFacts? memberships = facts.Memberships?.Value;
        bool isWhole = facts.Memberships is { Failure: null } && memberships?.KindsAreKnown == true;
        return new PolicyAccount
        {
            ObjectId = facts.Account?.Value?.ObjectId,
            UserPrincipalName = facts.Account?.Value?.UserPrincipalName,
            UserType = facts.Account?.Value?.UserType,
            CreationType = facts.Account?.Value?.CreationType,
            Groups = memberships?.Groups ?? [],
            GroupsAreComplete = isWhole,
            Roles = memberships?.Roles ?? [],
            RolesAreComplete = isWhole && memberships!.RolesAreKnown,
        };
    }

    private static bool? Flag(JsonElement json, string name) => json.Member(name)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}
