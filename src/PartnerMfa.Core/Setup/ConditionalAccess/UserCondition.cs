using System.Text.Json;
using static PartnerMfa.Setup.ConditionalAccess.PolicyConstants;
using static PartnerMfa.Setup.ConditionalAccess.PolicyJson;

namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>Whom a policy is for.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/conditionalaccessusers</remarks>
internal static class UserCondition
{
    /// <summary>Whether the policy is for this account: included, and not excluded. An exclusion always wins.</summary>
    public static PolicyFinding Reaches(JsonElement conditions, PolicyAccount account)
    {
        if (conditions.Member(Users) is not { ValueKind: JsonValueKind.Object } users) return new(Ternary.Open, "does not say whom it is for");
        string[] unknown = [.. users.Others(
            IncludeUsers, ExcludeUsers, IncludeGroups, ExcludeGroups, IncludeRoles, ExcludeRoles, IncludeGuests, ExcludeGuests)];
        return PolicyFinding.And(
            NotExcluded(users, account),
            PolicyFinding.Or(Included(users, account), new(Ternary.No, "is for other accounts", ExclusionReason.OtherAccounts)),
            unknown.Length == 0 ? PolicyFinding.Holds : new(Ternary.Open, $"chooses accounts in a way that is not known here ('{unknown[0]}')"));
    }

    private static IEnumerable<PolicyFinding> Included(JsonElement users, PolicyAccount account)
    {
        foreach (string word in users.Words(IncludeUsers))
            if (IsNamed(word, account) is var named and not Ternary.No) yield return new(named, named == Ternary.Open ? $"includes '{Shown(word)}'" : "");
        yield return new(
            IsIn(users.Words(IncludeGroups), account.Groups, account.GroupsAreComplete, out _),
            "includes groups, and it is not known whether the account is in one of them");
        yield return new(
            IsIn(users.Words(IncludeRoles), account.Roles, account.RolesAreComplete, out _),
            "includes roles, and it is not known whether the account has one of them");
        yield return new(GuestCondition.Matches(users.Member(IncludeGuests), account), "is for guests and other external users");
    }

    private static PolicyFinding NotExcluded(JsonElement users, PolicyAccount account)
    {
        Ternary byName = users.Words(ExcludeUsers).Select(word => IsNamed(word, account)).Append(Ternary.No).Max();
        Ternary byGroup = IsIn(users.Words(ExcludeGroups), account.Groups, account.GroupsAreComplete, out string? group);
        Ternary byRole = IsIn(users.Words(ExcludeRoles), account.Roles, account.RolesAreComplete, out string? role);
        Ternary asGuest = GuestCondition.Matches(users.Member(ExcludeGuests), account);
        return PolicyFinding.And(
            Not(byName, "excludes the account by name", "may exclude the account by name"),
            Not(byGroup, group is null ? "" : $"excludes the account by its group '{Shown(group)}'", "excludes groups, and it is not known whether the account is in one of them"),
            Not(byRole, role is null ? "" : $"excludes the account by its role '{Shown(role)}'", "excludes roles, and it is not known whether the account has one of them"),
            Not(asGuest, "excludes the account as a guest or external user", "excludes guests and other external users, of whom the account may be one"));
    }

    private static PolicyFinding Not(Ternary excluded, string because, string perhaps) => excluded switch
    {
        Ternary.Yes => new(Ternary.No, because, ExclusionReason.Excluded),
        Ternary.Open => new(Ternary.Open, perhaps),
        _ => PolicyFinding.Holds,
    };

    private static Ternary IsNamed(string word, PolicyAccount account)
    {
        if (IsWord(word, All)) return Ternary.Yes;
        if (IsWord(word, None)) return Ternary.No;
        if (IsWord(word, GuestsOrExternalUsers)) return GuestCondition.IsGuest(account);
        if (!Guid.TryParse(word, out Guid id) || account.Id is not { } own) return Ternary.Open;
        return id == own ? Ternary.Yes : Ternary.No;
    }

    private static Ternary IsIn(
        IReadOnlyList<string> ids, IReadOnlyDictionary<string, string> own, bool isComplete, out string? name)
    {
        name = null;
        foreach (string id in ids)
            if (Guid.TryParse(id, out Guid known) && own.TryGetValue(known.ToString(), out name)) return Ternary.Yes;
        return ids.Count == 0 || (isComplete && ids.All(id => Guid.TryParse(id, out _))) ? Ternary.No : Ternary.Open;
    }
}
