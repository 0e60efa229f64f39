using System.Text.Json;
using PartnerMfa.Setup.ConditionalAccess.Conditions;
using static PartnerMfa.Setup.ConditionalAccess.Ternary;

namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>
/// Why a policy does not apply to the account, or why that is not known. <see cref="PolicySets"/> has every way in which it can apply.
/// </summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/conditionalaccessusers</remarks>
public sealed class UserConditionTests
{
    private const string Me = "aaaa0000-0000-0000-0000-000000000001";
    private const string Somebody = "aaaa0000-0000-0000-0000-000000000002";
    private const string Group = "bbbb0000-0000-0000-0000-000000000001";
    private const string OtherGroup = "bbbb0000-0000-0000-0000-000000000009";
    private const string Role = "62e90394-69f5-4237-9190-012177145e10";
    private const string OtherRole = "fe930be7-5e62-47db-91af-98c3a49a38b1";
    private const string Invited = "{'guestOrExternalUserTypes': 'otherExternalUser', 'externalTenants': {'membershipKind': 'all'}}";

    [Theory]
    [InlineData("'includeUsers': ['All']", Yes, "")]
    [InlineData("'includeUsers': ['" + Somebody + "']", No, "is for other accounts")]
    [InlineData("'includeUsers': ['Everybody']", Unknown, "includes 'Everybody'")]
    [InlineData("'includeUsers': ['Everybody'], 'includeGroups': ['" + Group + "']", Yes, "")]
    [InlineData("'includeGroups': ['Everybody']", Unknown, "includes groups, and it is not known whether the account is in one of them")]
    [InlineData("'includeRoles': ['Everybody']", Unknown, "includes roles, and it is not known whether the account has one of them")]
    [InlineData("'includeGuestsOrExternalUsers': {'guestOrExternalUserTypes': 'newKind'}", Unknown, "is for guests and other external users")]
    [InlineData("'includeUsers': ['All'], 'mood': 'good'", Unknown, "chooses accounts in a way that is not known here ('mood')")]
    [InlineData("'includeUsers': ['" + Somebody + "'], 'mood': 'good'", No, "is for other accounts")]
    [InlineData("'includeUsers': ['All'], 'excludeUsers': ['" + Me + "']", No, "excludes the account by name")]
    [InlineData("'includeUsers': ['All'], 'excludeUsers': ['Robots']", Unknown, "may exclude the account by name")]
    [InlineData("'includeUsers': ['All'], 'excludeGroups': ['" + OtherGroup + "', '" + Group + "']", No, "excludes the account's group 'CA-Exclude-Service-Accounts'")]
    [InlineData("'includeUsers': ['All'], 'excludeGroups': ['Robots']", Unknown, "excludes groups, and it is not known whether the account is in one of them")]
    [InlineData("'includeUsers': ['All'], 'excludeRoles': ['" + OtherRole + "', '" + Role + "']", No, "excludes the account's role 'Global Administrator'")]
    [InlineData("'includeUsers': ['All'], 'excludeRoles': ['Robots']", Unknown, "excludes roles, and it is not known whether the account has one of them")]
    [InlineData("'includeUsers': ['All'], 'excludeGuestsOrExternalUsers': {'guestOrExternalUserTypes': 'newKind'}", Unknown, "excludes guests and other external users, and it is not known whether the account is one of them")]
    [InlineData("'includeUsers': ['All'], 'excludeUsers': ['Robots'], 'excludeRoles': ['" + Role + "']", No, "excludes the account's role 'Global Administrator'")]
    [InlineData("'includeUsers': ['" + Somebody + "'], 'excludeUsers': ['" + Me + "']", No, "excludes the account by name")]
    [InlineData("'includeUsers': ['All'], 'excludeUsers': ['" + Somebody + "', 'None', 'AllAgentIdUsers', 'GuestsOrExternalUsers'], 'excludeGroups': ['None'], 'excludeRoles': ['None']", Yes, "")]
    internal void A_policy_is_for_the_account_or_not_or_it_is_not_known(string members, Ternary outcome, string why) =>
        Assert.Equal((outcome, why), Read(members, PolicySets.Member) is var finding ? (finding.Outcome, finding.Why) : default);

    [Fact]
    public void A_guest_is_excluded_as_a_guest()
    {
        PolicyAccount guest = PolicySets.Member with { UserType = "Guest" };

        Assert.Equal(
            new PolicyFinding(No, "excludes the account as a guest or external user", ExclusionReason.Excluded),
            Read("'includeUsers': ['All'], 'excludeGuestsOrExternalUsers': {'guestOrExternalUserTypes': 'internalGuest'}", guest));
        Assert.Equal(No, Read("'includeUsers': ['All'], 'excludeUsers': ['guestsorexternalusers']", guest).Outcome);
        Assert.Equal(Yes, Read($"'includeUsers': ['All'], 'excludeGuestsOrExternalUsers': {Invited}", PolicySets.Member).Outcome);
    }

    [Fact]
    public void Each_exclusion_has_its_own_reason()
    {
        Assert.Equal(ExclusionReason.OtherAccounts, Read($"'includeUsers': ['{Somebody}']", PolicySets.Member).Exclusion);
        Assert.Equal(ExclusionReason.Excluded, Read($"'includeUsers': ['All'], 'excludeUsers': ['{Me}']", PolicySets.Member).Exclusion);
        Assert.Equal(PolicyFinding.Unknown("does not say which accounts it is for"), new UserCondition().Reaches(default, PolicySets.Member));
    }

    [Fact]
    public void Groups_and_roles_that_were_not_all_read_leave_it_open()
    {
        PolicyAccount account = PolicySets.Member with { GroupsAreComplete = false, RolesAreComplete = false };

        Assert.Equal(Unknown, Read($"'includeGroups': ['{OtherGroup}']", account).Outcome);
        Assert.Equal(Unknown, Read($"'includeRoles': ['{OtherRole}']", account).Outcome);
        Assert.Equal(Yes, Read($"'includeGroups': ['{Group}']", account).Outcome);
        Assert.Equal(Unknown, Read("'includeGroups': ['None']", account).Outcome);
        Assert.Equal(No, Read("'includeUsers': [], 'includeGroups': []", account).Outcome);
        Assert.Equal(Unknown, Read("'includeGroups': []", PolicySets.Member).Outcome);
    }

    private static PolicyFinding Read(string members, PolicyAccount account)
    {
        using JsonDocument document = JsonDocument.Parse($"{{{members}}}".Replace('\'', '"'));
        return new UserCondition().Reaches(document.RootElement, account);
    }
}
