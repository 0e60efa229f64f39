using System.Text.Json;
using PartnerMfa.Json;
using static PartnerMfa.Setup.ConditionalAccess.PolicyConstants;

namespace PartnerMfa.Setup.ConditionalAccess.Conditions;

/// <summary>The kinds of guests and external users that policies distinguish.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/conditionalaccessguestsorexternalusers</remarks>
internal static class GuestCondition
{
    private const string Member = "Member";
    private const string Guest = "Guest";

    // Accounts of these kinds are never in the tenant's own directory.
    private static readonly string[] Elsewhere = ["b2bDirectConnectUser", "serviceProvider"];

    private static readonly string[] Known = ["guestOrExternalUserTypes", "externalTenants"];

    public static Ternary IsGuest(PolicyAccount account) => account.UserType switch
    {
        Guest => Ternary.Yes,
        Member when account.IsInvited == false => Ternary.No,
        _ => Ternary.Unknown,
    };

    /// <param name="condition">The kinds that a policy names; undefined means none.</param>
    /// <param name="account">The account in question.</param>
    public static Ternary Matches(JsonElement condition, PolicyAccount account)
    {
        if (!condition.SaysSomething()) return Ternary.No;
        IReadOnlyList<string> kinds = condition.Member("guestOrExternalUserTypes")?.Flags() ?? [];
        bool isKnown = condition.ValueKind == JsonValueKind.Object
            && condition.EnumerateObject().All(member => Known.Contains(member.Name) || member.Name.Contains('@') || !member.Value.SaysSomething());
        if (!isKnown) return Ternary.Unknown;
        if (kinds.Count == 0) return Ternary.No;
        Ternary kind = kinds.Max(one => IsOf(one, account));
        return kind == Ternary.Yes && account.IsInvited == true && !IsOfEveryTenant(condition) ? Ternary.Unknown : kind;
    }

    private static Ternary IsOf(string kind, PolicyAccount account)
    {
        if (IsAny(kind, Elsewhere)) return Ternary.No;
        if (account.IsInvited is not { } wasInvited) return Ternary.Unknown;
        bool isInternal = IsWord(kind, "internalGuest"), isInvitedGuest = IsWord(kind, "b2bCollaborationGuest"), isInvitedMember = IsWord(kind, "b2bCollaborationMember");
        return account.UserType switch
        {
            Guest when isInternal => wasInvited ? Ternary.No : Ternary.Yes,
            Guest when isInvitedGuest => wasInvited ? Ternary.Yes : Ternary.Unknown,
            Guest when isInvitedMember => Ternary.No,
            Member when isInternal || isInvitedGuest => Ternary.No,
            Member when isInvitedMember => wasInvited ? Ternary.Yes : Ternary.No,
            Member when IsWord(kind, "otherExternalUser") => wasInvited ? Ternary.Unknown : Ternary.No,
            _ => Ternary.Unknown,
        };
    }

    private static bool IsOfEveryTenant(JsonElement condition) =>
        condition.Member("externalTenants")?.Text("membershipKind") is { } kind && IsWord(kind, All);
}
