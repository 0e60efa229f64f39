using System.Text.Json;

namespace PartnerMfa.Setup.Facts;

/// <summary>What is read about the account, its groups, roles and domain, member by member.</summary>
public sealed class AccountFactsTests
{
    private static readonly Guid Federation = new("6601d14b-d113-8f64-fda2-9b5ddda18ecc");

    [Fact]
    public void An_account_is_read_whole()
    {
        AccountFacts account = AccountFacts.Read(Json(
            """
            {'id': 'the-id', 'userPrincipalName': 'a@contoso.com', 'displayName': 'A', 'accountEnabled': false, 'userType': 'Guest', 'creationType': 'Invitation',
             'createdDateTime': '2026-01-01T00:00:00Z', 'lastPasswordChangeDateTime': '2026-01-02T00:00:00Z', 'signInSessionsValidFromDateTime': '2026-01-03T00:00:00Z'}
            """));

        Assert.Equal(
            ("the-id", "a@contoso.com", "A", false, "Guest", "Invitation", false),
            (account.ObjectId, account.UserPrincipalName, account.DisplayName, account.IsEnabled, account.UserType, account.CreationType, account.HasPersonalFields));
        Assert.Equal([1, 2, 3], account.ChangedOn.Select(time => time.Day));
        Assert.Equal((null, null, null), AccountFacts.Read(Json("{}")) is var none ? (none.ObjectId, none.IsEnabled, none.UserType) : default);
        Assert.Empty(AccountFacts.Read(Json("{'createdDateTime': 'lately'}")).ChangedOn);
    }

    [Theory]
    [InlineData("givenName", "Ann", true)]
    [InlineData("surname", "Example", true)]
    [InlineData("jobTitle", "Accountant", true)]
    [InlineData("givenName", " ", false)]
    [InlineData("department", "IT", false)]
    public void A_name_or_a_job_title_is_what_people_have(string member, string value, bool isPersonal) =>
        Assert.Equal(isPersonal, AccountFacts.Read(Json($"{{'{member}': '{value}'}}")).HasPersonalFields);

    [Fact]
    public void Memberships_are_distinguished_by_type()
    {
        MembershipFacts facts = new();
        facts.Add(Json("{'@odata.type': '#microsoft.graph.group', 'id': 'BBBB0000-0000-0000-0000-000000000001', 'displayName': 'AdminAgents'}"));
        facts.Add(Json("{'@odata.type': '#microsoft.graph.directoryRole', 'roleTemplateId': '62E90394-69F5-4237-9190-012177145E10', 'displayName': 'Global Administrator'}"));
        facts.Add(Json("{'@odata.type': '#microsoft.graph.administrativeUnit', 'id': 'cccc0000-0000-0000-0000-000000000001'}"));

        Assert.Equal([new("bbbb0000-0000-0000-0000-000000000001", "AdminAgents")], facts.Groups);
        Assert.Equal([new("62e90394-69f5-4237-9190-012177145e10", "Global Administrator")], facts.Roles);
        Assert.Equal((true, true, true), (facts.GroupNamesAreKnown, facts.KindsAreKnown, facts.RolesAreKnown));
    }

    [Theory]
    [InlineData("{'@odata.type': '#microsoft.graph.group', 'id': 'bbbb0000-0000-0000-0000-000000000001'}", "bbbb0000-0000-0000-0000-000000000001", null, false, true, true)]
    [InlineData("{'@odata.type': '#microsoft.graph.group', 'id': 'x', 'displayName': 'X'}", null, null, true, false, true)]
    [InlineData("{'@odata.type': '#microsoft.graph.directoryRole', 'roleTemplateId': '62e90394-69f5-4237-9190-012177145e10'}", null, "62e90394-69f5-4237-9190-012177145e10", true, true, true)]
    [InlineData("{'@odata.type': '#microsoft.graph.directoryRole', 'displayName': 'X'}", null, null, true, true, false)]
    [InlineData("{'@odata.type': '#microsoft.graph.newThing', 'id': 'bbbb0000-0000-0000-0000-000000000001'}", null, null, true, false, true)]
    [InlineData("{'id': 'bbbb0000-0000-0000-0000-000000000001'}", null, null, true, false, true)]
    public void Hidden_members_of_a_membership_are_remembered(string json, string? group, string? role, bool names, bool kinds, bool roles)
    {
        MembershipFacts facts = new();
        facts.Add(Json(json));
        facts.Add(Json("{'@odata.type': '#microsoft.graph.group', 'id': 'bbbb0000-0000-0000-0000-000000000002', 'displayName': 'Another'}"));

        Assert.Equal((names, kinds, roles), (facts.GroupNamesAreKnown, facts.KindsAreKnown, facts.RolesAreKnown));
        Assert.Equal(group is null ? ["Another"] : [group, "Another"], facts.Groups.Values);
        Assert.Equal(role is null ? [] : [role], facts.Roles.Values);
    }

    [Fact]
    public void Federations_that_agree_decide_and_others_do_not()
    {
        DomainFacts domain = new("contoso.com", "Federated");
        (Guid?, string?) one = DomainFacts.ReadFederation(Json($"{{'id': '{Federation}', 'federatedIdpMfaBehavior': 'rejectMfaByFederatedIdp'}}"));
        (Guid?, string?) other = DomainFacts.ReadFederation(Json("{'id': 'x', 'federatedIdpMfaBehavior': 'enforceMfaByFederatedIdp'}"));

        Assert.Equal((Federation, "rejectMfaByFederatedIdp"), one);
        Assert.Equal((null, "enforceMfaByFederatedIdp"), other);
        Assert.Equal(domain with { MfaBehavior = "rejectMfaByFederatedIdp", FederationId = Federation }, domain.With([one]));
        Assert.Equal(domain with { MfaBehavior = "rejectMfaByFederatedIdp", FederationId = Federation }, domain.With([one, (null, "rejectMfaByFederatedIdp")]));
        Assert.Equal(domain, domain.With([one, other]));
        Assert.Equal(domain, domain.With([]));
        Assert.True(domain.IsFederated);
        Assert.False(new DomainFacts("contoso.com", "Managed").IsFederated);
        Assert.False(new DomainFacts("contoso.com", null).IsFederated);
    }

    private static JsonElement Json(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text.Replace('\'', '"'));
        return document.RootElement.Clone();
    }
}
