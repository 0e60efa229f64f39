namespace PartnerMfa.Setup.ConditionalAccess;

public sealed class PolicyReaderTests
{
    private static readonly DateTimeOffset Created = new(2025, 3, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_policy_changed_when_it_was_last_modified_or_else_when_it_was_created()
    {
        Assert.Equal(new DateTimeOffset(2026, 6, 8, 11, 56, 0, TimeSpan.Zero), Read(new PolicyText().With("modifiedDateTime", "'2026-06-08T11:56:00Z'")).ChangedOn);
        Assert.Equal(Created, Read(new PolicyText()).ChangedOn);
        Assert.Equal(Created, Read(new PolicyText().With("modifiedDateTime", "'lately'")).ChangedOn);
        Assert.Null(Read(new PolicyText().Without("createdDateTime")).ChangedOn);
    }

    [Theory]
    [InlineData("android")]
    [InlineData("iOS")]
    [InlineData("windows")]
    [InlineData("windowsPhone")]
    [InlineData("macOS")]
    [InlineData("linux")]
    public void A_policy_for_one_platform_closes_the_gap_of_a_policy_for_all_others(string platform)
    {
        PolicyText others = new PolicyText().With("conditions.platforms", $"{{'includePlatforms': ['all'], 'excludePlatforms': ['{platform}']}}");
        PolicyText one = new PolicyText().With("conditions.platforms", $"{{'includePlatforms': ['{platform}'], 'excludePlatforms': []}}");

        Assert.Equal(Ternary.Yes, PolicyVerdict.Of(new PolicyCase("", Ternary.Yes, others, one).Read().Applying).Mfa);
        Assert.Equal((Ternary.Unknown, "on any other device platform"), Gap(one));
        Assert.Equal((Ternary.Unknown, $"on {platform}"), Gap(others));
        Assert.Null(Read(one).SignIns.Doubt);
    }

    [Theory]
    [InlineData("{'includePlatforms': ['windows', 'watch'], 'excludePlatforms': []}", "chooses device platforms in a way that is not known here ('watch')")]
    [InlineData("{'includePlatforms': ['windows'], 'kind': 'new'}", "chooses device platforms in a way that is not known here ('kind')")]
    [InlineData("'windows'", "chooses device platforms in a way that is not known here ('platforms')")]
    [InlineData("{'includePlatforms': ['ALL', 'windows'], 'excludePlatforms': ['none']}", null)]
    [InlineData("{'includePlatforms': ['none'], 'excludePlatforms': ['none']}", null)]
    public void Platforms_that_are_not_known_leave_the_policy_in_doubt(string platforms, string? doubt)
    {
        Policy policy = Read(new PolicyText().With("conditions.platforms", platforms));

        Assert.Equal((doubt, doubt is null), (policy.SignIns.Doubt, policy.SignIns.IsAlways));
    }

    [Fact]
    public void A_policy_is_called_by_its_name_or_its_ID()
    {
        Assert.Equal("Require MFA", Read(new PolicyText()).Name);
        Assert.Equal("11110000-0000-0000-0000-000000000001", Read(new PolicyText().Without("displayName")).Name);
        Assert.Equal("a policy without a name", Read(new PolicyText().Without("displayName").Without("id")).Name);
    }

    [Theory]
    [InlineData("templateId", "'x'", "")]
    [InlineData("description", "'Ours'", "")]
    [InlineData("deletedDateTime", "'2026-06-01T00:00:00Z'", "is deleted")]
    [InlineData("partialEnablementStrategy", "'percentage'", "is only partially enabled")]
    [InlineData("state", "'disabled'", "is off")]
    [InlineData("state", "'enabledForReportingButNotEnforced'", "is in report-only mode, so it writes to the sign-in log and requires nothing")]
    [InlineData("state", "'enabledForSome'", "is in a state that is not known here ('enabledForSome')")]
    [InlineData("state", "null", "has no state")]
    [InlineData("rollout", "'slow'", "has a setting that is not known here ('rollout')")]
    [InlineData("conditions.moonPhase", "['full']", "has a condition that is not known here ('moonPhase')")]
    [InlineData("sessionControls", "{'mood': 'good'}", "has a session control that is not known here ('mood')")]
    public void A_policy_applies_or_says_why_it_does_not_or_may_not(string path, string json, string why)
    {
        Policy policy = Read(new PolicyText().With(path, json));

        Assert.Equal(why, policy.Applies.Why);
        Assert.Equal(why.Length == 0, policy.Applies.Outcome == Ternary.Yes);
    }

    [Theory]
    [InlineData("'enabled'", "")]
    [InlineData("'disabled'", "")]
    [InlineData("'enabledForReportingButNotEnforced'", "")]
    [InlineData("null", "")]
    [InlineData("'enabledForSome'", "is in a state that is not known here ('enabledForSome')")]
    public void A_rehearsed_policy_counts_as_on_and_as_unchanged(string state, string why)
    {
        PolicyText text = new PolicyText().With("state", state).With("modifiedDateTime", "'2026-06-08T11:58:00Z'");
        Policy policy = new PolicyReader().Read(text.Json, PolicySets.Member, isRehearsed: true);

        Assert.Equal((why, null), (policy.IsOn.Why, policy.ChangedOn));
        Assert.Equal(why.Length == 0 ? Ternary.Yes : Ternary.Unknown, policy.IsOn.Outcome);
        if (why.Length == 0)
            Assert.Equal("is only partially enabled", new PolicyReader().Read(text.With("partialEnablementStrategy", "'percentage'").Json, PolicySets.Member, isRehearsed: true).IsOn.Why);
    }

    [Fact]
    public void The_doubt_of_a_policy_is_the_first_thing_that_leaves_MFA_open()
    {
        Assert.Equal("has no state", Read(new PolicyText().With("state", "null").With("grantControls.builtInControls", "['block']")).Doubt);
        Assert.Equal("has no state", Read(new PolicyText().With("state", "null").With("grantControls.builtInControls", "['verifiedSelfie']")).Doubt);
        Assert.Equal("requires something that is not known here ('verifiedSelfie')", Read(new PolicyText().With("grantControls.builtInControls", "['verifiedSelfie']").With("conditions.locations", "'All'")).Doubt);
        Assert.Equal("chooses locations in a way that is not known here ('locations')", Read(new PolicyText().With("conditions.locations", "'All'")).Doubt);
        Assert.Equal("applies to sign-ins that cannot be told apart here", Read(new PolicyText().With("conditions.locations", "{'includeLocations': [], 'excludeLocations': ['AllTrusted']}")).Doubt);
    }

    private static Policy Read(PolicyText policy) => new PolicyReader().Read(policy.Json, PolicySets.Member);

    private static (Ternary Mfa, string? Gap) Gap(PolicyText policy)
    {
        PolicyVerdict verdict = PolicyVerdict.Of(new PolicyCase("", Ternary.Unknown, policy).Read().Applying);
        return (verdict.Mfa, verdict.Gap);
    }
}
