using System.Text.Json;
using PartnerMfa.Json;
using static PartnerMfa.Setup.ConditionalAccess.PolicyConstants;

namespace PartnerMfa.Setup.ConditionalAccess.Conditions;

/// <summary>The accounts to which a policy applies. An exclusion always takes precedence over an inclusion.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/conditionalaccessusers</remarks>
internal sealed class UserCondition
{
    private const string GuestsOrExternalUsers = "GuestsOrExternalUsers";

    // Agents have accounts of their own, with which no user signs in.
    // https://learn.microsoft.com/entra/identity/conditional-access/agent-id
    private const string AllAgentUsers = "AllAgentIdUsers";

    private static readonly PolicyFinding Other = new(Ternary.No, "is for other accounts", ExclusionReason.OtherAccounts);

    private readonly JsonShape _users = new();
    private readonly JsonMember _includeUsers, _excludeUsers, _includeGroups, _excludeGroups, _includeRoles, _excludeRoles, _includeGuests, _excludeGuests;

    public UserCondition()
    {
        _includeUsers = _users.Member("includeUsers");
        _excludeUsers = _users.Member("excludeUsers");
        _includeGroups = _users.Member("includeGroups");
        _excludeGroups = _users.Member("excludeGroups");
        _includeRoles = _users.Member("includeRoles");
        _excludeRoles = _users.Member("excludeRoles");
        _includeGuests = _users.Member("includeGuestsOrExternalUsers");
        _excludeGuests = _users.Member("excludeGuestsOrExternalUsers");
    }

    public PolicyFinding Reaches(JsonElement users, PolicyAccount account)
    {
        if (users.ValueKind != JsonValueKind.Object) return PolicyFinding.Unknown("does not say which accounts it is for");
        _users.Read(users);
        PolicyFinding reached = PolicyFinding.And(NotExcluded(account), PolicyFinding.Or(Other, Included(account)));
        return _users.Unknown is { } unknown && reached.Outcome != Ternary.No
            ? PolicyFinding.Unknown($"chooses accounts in a way that is not known here ('{Shown(unknown)}')")
            : reached;
    }

    private PolicyFinding Included(PolicyAccount account)
    {
        PolicyFinding best = new(Ternary.No, "");
        foreach (string word in _includeUsers.Words)
            if (IsNamed(word, account) is var named and not Ternary.No)
                best = PolicyFinding.Or(best, new(named, named == Ternary.Unknown ? $"includes '{Shown(word)}'" : ""));
        if (best.Outcome == Ternary.Yes) return best;
        Ternary group = IsIn(_includeGroups.Words, account.Groups, account.GroupsAreComplete, out _);
        Ternary role = IsIn(_includeRoles.Words, account.Roles, account.RolesAreComplete, out _);
        if (_includeUsers.IsMissing && !_includeGroups.SaysSomething && !_includeRoles.SaysSomething && !_includeGuests.SaysSomething)
            return PolicyFinding.Unknown("does not say which accounts it is for");
        return new[]
        {
            best,
            new(group, "includes groups, and it is not known whether the account is in one of them"),
            new(role, "includes roles, and it is not known whether the account has one of them"),
            new(GuestCondition.Matches(_includeGuests.Value, account), "is for guests and other external users"),
        }.Aggregate(PolicyFinding.Or);
    }

    private PolicyFinding NotExcluded(PolicyAccount account)
    {
        Ternary byName = _excludeUsers.Words.Select(word => IsNamed(word, account)).Append(Ternary.No).Max();
        if (byName == Ternary.Yes) return Not(byName, "excludes the account by name", "");
        Ternary byGroup = IsIn(_excludeGroups.Words, account.Groups, account.GroupsAreComplete, out string? group);
        Ternary byRole = IsIn(_excludeRoles.Words, account.Roles, account.RolesAreComplete, out string? role);
        Ternary asGuest = GuestCondition.Matches(_excludeGuests.Value, account);
        if ((byName, byGroup, byRole, asGuest) == (Ternary.No, Ternary.No, Ternary.No, Ternary.No)) return PolicyFinding.Holds;
        return PolicyFinding.And(
            Not(byName, "", "may exclude the account by name"),
            Not(byGroup, group is null ? "" : $"excludes the account's group '{Shown(group)}'", "excludes groups, and it is not known whether the account is in one of them"),
            Not(byRole, role is null ? "" : $"excludes the account's role '{Shown(role)}'", "excludes roles, and it is not known whether the account has one of them"),
            Not(asGuest, "excludes the account as a guest or external user", "excludes guests and other external users, and it is not known whether the account is one of them"));
    }

    private static PolicyFinding Not(Ternary excluded, string because, string perhaps) => excluded switch
    {
        Ternary.Yes => new(Ternary.No, because, ExclusionReason.Excluded),
        Ternary.Unknown => PolicyFinding.Unknown(perhaps),
        _ => PolicyFinding.Holds,
    };

    private static Ternary IsNamed(string word, PolicyAccount account)
    {
        if (Guid.TryParse(word, out Guid id)) return account.Id is { } own ? id == own ? Ternary.Yes : Ternary.No : Ternary.Unknown;
        if (IsWord(word, All)) return Ternary.Yes;
        if (IsWord(word, None) || IsWord(word, AllAgentUsers)) return Ternary.No;
        return IsWord(word, GuestsOrExternalUsers) ? GuestCondition.IsGuest(account) : Ternary.Unknown;
    }

    private static Ternary IsIn(IReadOnlyList<string> ids, IReadOnlyDictionary<string, string> own, bool isComplete, out string? name)
    {
        name = null;
        if (ids.Count == 0) return Ternary.No;
        bool areAllIds = true;
        foreach (string id in ids)
        {
            if (IsWord(id, None)) continue;
            if (!Guid.TryParse(id, out Guid known)) areAllIds = false;
            else if (own.Count > 0 && own.TryGetValue(known.ToString(), out name)) return Ternary.Yes;
        }

        return isComplete && areAllIds ? Ternary.No : Ternary.Unknown;
    }
}
