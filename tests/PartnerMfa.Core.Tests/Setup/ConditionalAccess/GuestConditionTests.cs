using System.Text.Json;
using PartnerMfa.Setup.ConditionalAccess.Conditions;
using static PartnerMfa.Setup.ConditionalAccess.Ternary;

namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>The accounts that each kind of guest or external user includes, as a complete table.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/conditionalaccessguestsorexternalusers</remarks>
public sealed class GuestConditionTests
{
    private static readonly PolicyAccount Member = PolicySets.Member;
    private static readonly PolicyAccount InvitedMember = Member with { UserPrincipalName = "ann_fabrikam.com#EXT#@contoso.com" };
    private static readonly PolicyAccount Guest = Member with { UserType = "Guest" };
    private static readonly PolicyAccount InvitedGuest = InvitedMember with { UserType = "Guest" };
    private static readonly PolicyAccount Nameless = Member with { UserPrincipalName = null };
    private static readonly PolicyAccount Typeless = Member with { UserType = null };

    [Theory]
    [InlineData("internalGuest", No, No, Yes, No)]
    [InlineData("b2bCollaborationGuest", No, No, Unknown, Yes)]
    [InlineData("b2bCollaborationMember", No, Yes, No, No)]
    [InlineData("otherExternalUser", No, Unknown, Unknown, Unknown)]
    [InlineData("b2bDirectConnectUser", No, No, No, No)]
    [InlineData("serviceProvider", No, No, No, No)]
    [InlineData("b2bAgent", Unknown, Unknown, Unknown, Unknown)]
    internal void Each_kind_means_certain_accounts(string kind, Ternary member, Ternary invitedMember, Ternary guest, Ternary invitedGuest)
    {
        Assert.Equal((member, invitedMember, guest, invitedGuest), (Match(kind, Member), Match(kind, InvitedMember), Match(kind, Guest), Match(kind, InvitedGuest)));
        Assert.Equal(invitedMember, Match(kind.ToUpperInvariant(), Member with { CreationType = "Invitation" }));
        bool isElsewhere = kind is "b2bDirectConnectUser" or "serviceProvider";
        Assert.Equal(isElsewhere ? No : Unknown, Match(kind, Nameless));
        Assert.Equal(isElsewhere ? No : Unknown, Match(kind, Typeless));
    }

    [Fact]
    public void One_matching_kind_of_guest_is_enough()
    {
        Assert.Equal(Yes, Match("internalGuest,b2bCollaborationMember", InvitedMember));
        Assert.Equal(Unknown, Match("internalGuest,otherExternalUser", InvitedMember));
        Assert.Equal(No, Match("internalGuest,otherExternalUser", Member));
    }

    [Theory]
    [InlineData("{'guestOrExternalUserTypes': 'b2bCollaborationMember', 'externalTenants': {'membershipKind': 'all'}}", Yes)]
    [InlineData("{'guestOrExternalUserTypes': 'b2bCollaborationMember', 'externalTenants': {'membershipKind': 'enumerated', 'members': ['x']}}", Unknown)]
    [InlineData("{'guestOrExternalUserTypes': 'b2bCollaborationMember', 'externalTenants': {}}", Unknown)]
    [InlineData("{'guestOrExternalUserTypes': 'b2bCollaborationMember'}", Unknown)]
    [InlineData("{'guestOrExternalUserTypes': 'b2bCollaborationMember', 'externalTenants': {'membershipKind': 'all'}, '@odata.type': 'x', 'mood': null}", Yes)]
    [InlineData("{'guestOrExternalUserTypes': 'b2bCollaborationMember', 'externalTenants': {'membershipKind': 'all'}, 'mood': 'good'}", Unknown)]
    [InlineData("{'guestOrExternalUserTypes': 'internalGuest', 'externalTenants': {'membershipKind': 'enumerated'}}", No)]
    [InlineData("{'guestOrExternalUserTypes': ''}", No)]
    [InlineData("{'externalTenants': {'membershipKind': 'all'}}", No)]
    [InlineData("'b2bCollaborationMember'", Unknown)]
    [InlineData("null", No)]
    internal void The_other_tenant_must_be_one_that_is_meant(string condition, Ternary expected) => Assert.Equal(expected, Read(condition, InvitedMember));

    [Fact]
    public void The_tenant_of_an_account_that_was_never_invited_does_not_matter() =>
        Assert.Equal(Yes, Read("{'guestOrExternalUserTypes': 'internalGuest', 'externalTenants': {'membershipKind': 'enumerated'}}", Guest));

    [Fact]
    public void A_guest_is_whoever_the_directory_calls_one_or_was_invited_as_a_member_perhaps()
    {
        Assert.Equal((No, Unknown, Yes, Yes), (GuestCondition.IsGuest(Member), GuestCondition.IsGuest(InvitedMember), GuestCondition.IsGuest(Guest), GuestCondition.IsGuest(InvitedGuest)));
        Assert.Equal((Unknown, Unknown), (GuestCondition.IsGuest(Nameless), GuestCondition.IsGuest(Typeless)));
    }

    private static Ternary Match(string kinds, PolicyAccount account) => Read($"{{'guestOrExternalUserTypes': '{kinds}', 'externalTenants': {{'membershipKind': 'all'}}}}", account);

    private static Ternary Read(string condition, PolicyAccount account)
    {
        using JsonDocument document = JsonDocument.Parse(condition.Replace('\'', '"'));
        return GuestCondition.Matches(document.RootElement, account);
    }
}
