using System.Text.Json;
using static PartnerMfa.Setup.ConditionalAccess.PolicyJson;
using static PartnerMfa.Setup.ConditionalAccess.PolicyWire;

namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>The kinds of guests and external users that policies tell apart.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/conditionalaccessguestsorexternalusers</remarks>
internal static class GuestCondition
{
    private const string Member = "Member";
    private const string Guest = "Guest";
    private const string InternalGuest = "internalGuest";
    private const string InvitedGuest = "b2bCollaborationGuest";
    private const string InvitedMember = "b2bCollaborationMember";

    // Never an account of the tenant's own directory.
    private static readonly string[] Elsewhere = ["none", "b2bDirectConnectUser", "serviceProvider"];

    public static Truth IsGuest(PolicyAccount account) => account.UserType switch
    {
        Guest => Truth.Yes,
        Member when account.IsInvited == false => Truth.No,
        _ => Truth.Open,
    };

    /// <param name="condition">The kinds that are meant; null means none.</param>
    /// <param name="account">Whose kind it is about.</param>
    public static Truth Matches(JsonElement? condition, PolicyAccount account)
    {
        if (condition is not { } given || !given.SaysSomething()) return Truth.No;
        string[] kinds = [.. (given.Text(GuestTypes) ?? "").Split(',').Select(kind => kind.Trim()).Where(kind => kind.Length > 0)];
        if (kinds.Length == 0) return Truth.Open;
        Truth kind = kinds.Max(one => IsOf(one, account));
        return kind == Truth.Yes && account.IsInvited == true && !IsOfEveryTenant(given) ? Truth.Open : kind;
    }

    private static Truth IsOf(string kind, PolicyAccount account)
    {
        if (Elsewhere.Any(other => IsWord(kind, other))) return Truth.No;
        if (account.IsInvited is not { } wasInvited) return Truth.Open;
        bool isInternal = IsWord(kind, InternalGuest), isInvitedGuest = IsWord(kind, InvitedGuest), isInvitedMember = IsWord(kind, InvitedMember);
        return account.UserType switch
        {
            Guest when isInternal => wasInvited ? Truth.No : Truth.Yes,
            Guest when isInvitedGuest => wasInvited ? Truth.Yes : Truth.Open,
            Guest when isInvitedMember => Truth.No,
            Member when isInternal || isInvitedGuest => Truth.No,
            Member when isInvitedMember => wasInvited ? Truth.Yes : Truth.No,
            Member when IsWord(kind, "otherExternalUser") => wasInvited ? Truth.Open : Truth.No,
            _ => Truth.Open,
        };
    }

    private static bool IsOfEveryTenant(JsonElement condition) =>
        condition.Member(ExternalTenants)?.Text(MembershipKind) is { } kind && IsWord(kind, All);
}
