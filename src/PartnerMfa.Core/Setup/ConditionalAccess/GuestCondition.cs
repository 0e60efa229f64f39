using System.Text.Json;
using static PartnerMfa.Setup.ConditionalAccess.PolicyConstants;
using static PartnerMfa.Setup.ConditionalAccess.PolicyJson;

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

    public static Ternary IsGuest(PolicyAccount account) => account.UserType switch
    {
        Guest => Ternary.Yes,
        Member when account.IsInvited == false => Ternary.No,
        _ => Ternary.Open,
    };

    /// <param name="condition">The kinds that are meant; null means none.</param>
    /// <param name="account">Whose kind it is about.</param>
    public static Ternary Matches(JsonElement? condition, PolicyAccount account)
    {
        if (condition is not { } given || !given.SaysSomething()) return Ternary.No;
        string[] kinds = [.. (given.Text(GuestTypes) ?? "").Split(',').Select(kind => kind.Trim()).Where(kind => kind.Length > 0)];
        if (kinds.Length == 0) return Ternary.Open;
        Ternary kind = kinds.Max(one => IsOf(one, account));
        return kind == Ternary.Yes && account.IsInvited == true && !IsOfEveryTenant(given) ? Ternary.Open : kind;
    }

    private static Ternary IsOf(string kind, PolicyAccount account)
    {
        if (Elsewhere.Any(other => IsWord(kind, other))) return Ternary.No;
        if (account.IsInvited is not { } wasInvited) return Ternary.Open;
        bool isInternal = IsWord(kind, InternalGuest), isInvitedGuest = IsWord(kind, InvitedGuest), isInvitedMember = IsWord(kind, InvitedMember);
        return account.UserType switch
        {
            Guest when isInternal => wasInvited ? Ternary.No : Ternary.Yes,
            Guest when isInvitedGuest => wasInvited ? Ternary.Yes : Ternary.Open,
            Guest when isInvitedMember => Ternary.No,
            Member when isInternal || isInvitedGuest => Ternary.No,
            Member when isInvitedMember => wasInvited ? Ternary.Yes : Ternary.No,
            Member when IsWord(kind, "otherExternalUser") => wasInvited ? Ternary.Open : Ternary.No,
            _ => Ternary.Open,
        };
    }

    private static bool IsOfEveryTenant(JsonElement condition) =>
        condition.Member(ExternalTenants)?.Text(MembershipKind) is { } kind && IsWord(kind, All);
}
