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
        Ternary byName = IsNamed(_includeUsers.Value, account, out string? open);
        if (byName == Ternary.Yes) return PolicyFinding.Holds;
        Ternary group = IsIn(_includeGroups.Value, account.GroupsById, account.GroupsAreComplete, out _);
        Ternary role = IsIn(_includeRoles.Value, account.RolesById, account.RolesAreComplete, out _);
        if (_includeUsers.IsMissing && !_includeGroups.SaysSomething && !_includeRoles.SaysSomething && !_includeGuests.SaysSomething)
            return PolicyFinding.Unknown("does not say which accounts it is for");
        return new PolicyFinding[]
        {
            new(byName, open is null ? "" : $"includes '{Shown(open)}'"),
            new(group, "includes groups, and it is not known whether the account is in one of them"),
            new(role, "includes roles, and it is not known whether the account has one of them"),
            new(GuestCondition.Matches(_includeGuests.Value, account), "is for guests and other external users"),
        }.Aggregate(PolicyFinding.Or);
    }

    private PolicyFinding NotExcluded(PolicyAccount account)
    {
        Ternary byName = IsNamed(_excludeUsers.Value, account, out _);
        if (byName == Ternary.Yes) return Not(byName, "excludes the account by name", "");
        Ternary byGroup = IsIn(_excludeGroups.Value, account.GroupsById, account.GroupsAreComplete, out string? group);
        Ternary byRole = IsIn(_excludeRoles.Value, account.RolesById, account.RolesAreComplete, out string? role);
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

    // Policies can name hundreds of accounts and groups: their IDs are compared without being made into texts.
    private static Ternary IsNamed(JsonElement names, PolicyAccount account, out string? open)
    {
        open = null;
        if (names.ValueKind == JsonValueKind.Undefined) return Ternary.No;
        if (names.ValueKind != JsonValueKind.Array)
        {
            open = names.ValueKind.ToString();
            return Ternary.Unknown;
        }

        foreach (JsonElement name in names.EnumerateArray())
        {
            Ternary isNamed = IsNamed(name, account);
            if (isNamed == Ternary.Yes) return Ternary.Yes;
            if (isNamed == Ternary.Unknown) open ??= name.ValueKind == JsonValueKind.String ? name.GetString() : name.ValueKind.ToString();
        }

        return open is null ? Ternary.No : Ternary.Unknown;
    }

    private static Ternary IsNamed(JsonElement name, PolicyAccount account)
    {
        if (name.ValueKind != JsonValueKind.String) return Ternary.Unknown;
        if (name.ValueEquals(All)) return Ternary.Yes;
        if (name.AsId() is { } id) return account.Id is { } own ? id == own ? Ternary.Yes : Ternary.No : Ternary.Unknown;
        string word = name.GetString()!;
        if (IsWord(word, All)) return Ternary.Yes;
        if (word.Length == 0 || IsWord(word, None) || IsWord(word, AllAgentUsers)) return Ternary.No;
        return IsWord(word, GuestsOrExternalUsers) ? GuestCondition.IsGuest(account) : Ternary.Unknown;
    }

    private static Ternary IsIn(JsonElement ids, IReadOnlyDictionary<Guid, string> own, bool isComplete, out string? name)
    {
        name = null;
        if (ids.ValueKind == JsonValueKind.Undefined) return Ternary.No;
        if (ids.ValueKind != JsonValueKind.Array) return Ternary.Unknown;
        bool isEmpty = true, areAllIds = true;
        foreach (JsonElement id in ids.EnumerateArray())
        {
            if (id.AsId() is { } known)
            {
                if (own.Count > 0 && own.TryGetValue(known, out name)) return Ternary.Yes;
                isEmpty = false;
                continue;
            }

            string word = id.ValueKind == JsonValueKind.String ? id.GetString()! : id.ValueKind.ToString();
            if (word.Length == 0) continue;
            isEmpty = false;
            areAllIds &= IsWord(word, None);
        }

        return isEmpty || (isComplete && areAllIds) ? Ternary.No : Ternary.Unknown;
    }
}
