using PartnerMfa.Verdicts;

namespace PartnerMfa.Setup.Checks;

public sealed class CheckTests
{
    public static TheoryData<int, string, string> Cases
    {
        get
        {
            TheoryData<int, string, string> cases = [];
            for (int i = 0; i < CheckCases.All.Count; i++) cases.Add(i, $"{CheckCases.All[i].Check}", $"{CheckCases.All[i].Reason}");
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_check_explains_its_reason_in_words_that_a_user_can_act_on(int number, string check, string reason)
    {
        CheckCase expected = CheckCases.All[number];
        CheckResult answer = GoodSetup.Result(expected.Facts, expected.Check);

        Assert.Equal((expected.Answer, expected.Reason), (answer.Answer, answer.Reason));
        Assert.Equal((check, reason), (expected.Check.ToString(), answer.Reason.ToString()));
        Assert.Matches(@"^\S.*[^.]\.$", answer.Message);
        Assert.DoesNotContain("  ", answer.Message, StringComparison.Ordinal);
        Assert.StartsWith("https://learn.microsoft.com/", answer.HelpUri, StringComparison.Ordinal);
        Assert.NotEmpty(answer.Row);
        Assert.Equal(answer.Reason == SetupReason.PermissionMissing, answer.Missing is not null);
        if (answer.Answer is MfaAnswer.Unknown && answer.Missing is null) Assert.True(answer.Remedy is { Length: > 10 });
    }

    [Fact]
    public void Every_check_has_cases_and_every_reason_of_a_check_comes_up()
    {
        Assert.Equal(Enum.GetValues<PartnerMfaSetupCheck>(), SetupChecks.All.Select(check => check.Name));
        Assert.Equal(SetupChecks.All.Select(check => check.Name), CheckCases.All.Select(one => one.Check).Distinct().OrderBy(check => check));
        Assert.Equal(
            Enum.GetValues<SetupReason>().Except([SetupReason.ChecksLeftOut, SetupReason.MfaNotRequired, SetupReason.NotNeeded]),
            CheckCases.All.Select(one => one.Reason).Distinct().OrderBy(reason => reason));
    }

    [Fact]
    public void A_missing_permission_comes_with_the_ids_of_the_call()
    {
        CheckResult result = GoodSetup.Result(
            GoodSetup.Good with { Methods = GoodSetup.Failed<IReadOnlyList<Facts.RegisteredMethod>>(GoodSetup.Forbidden) }, PartnerMfaSetupCheck.MfaMethods);

        Assert.Same(Facts.SetupResource.Methods, result.Missing);
        Assert.Equal(["correlation id: c-1", "request id: r-1"], result.Seen);
    }

    [Theory]
    [InlineData("excludeUsers", ConditionalAccess.PolicySets.ObjectId, "The policy 'Require MFA' excludes the account by name. ")]
    [InlineData("excludeGroups", ConditionalAccess.PolicySets.Group, "The policy 'Require MFA' excludes the account's group 'CA-Exclude-Service-Accounts'. ")]
    [InlineData("excludeRoles", ConditionalAccess.PolicySets.Role, "The policy 'Require MFA' excludes the account's role 'Global Administrator'. ")]
    public void An_exclusion_is_named_as_such(string member, string id, string words)
    {
        var policies = GoodSetup.Policies(new ConditionalAccess.PolicyText().With("conditions.users." + member, $"['{id}']"));
        CheckResult answer = GoodSetup.Result(GoodSetup.Good with { Policies = policies }, PartnerMfaSetupCheck.ConditionalAccess);

        Assert.Equal(words + "No account is exempt from Partner Center's requirement, so excluding a service account is not compliant.", answer.Message);
    }

    [Fact]
    public void A_recent_change_says_until_when_to_wait()
    {
        var policies = GoodSetup.Policies(new ConditionalAccess.PolicyText().With("modifiedDateTime", "'2026-06-08T11:56:00Z'"));
        CheckResult answer = GoodSetup.Result(GoodSetup.Good with { Policies = policies }, PartnerMfaSetupCheck.RecentChange);

        Assert.Equal("Test again after 2026-06-08 12:06:00Z.", answer.Remedy);
    }
}
