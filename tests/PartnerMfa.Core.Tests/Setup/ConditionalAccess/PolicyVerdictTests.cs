namespace PartnerMfa.Setup.ConditionalAccess;

public sealed class PolicyVerdictTests
{
    public static TheoryData<string> Cases => [.. PolicySets.All.Select(set => set.Name)];

    [Fact]
    public void There_are_at_least_60_sets_and_each_has_a_name_of_its_own()
    {
        Assert.InRange(PolicySets.All.Count, 60, 1000);
        Assert.Equal(PolicySets.All.Count, PolicySets.All.Select(set => set.Name).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Policies_together_require_MFA_always_never_or_undecidedly(string name)
    {
        PolicyCase set = PolicySets.All.Single(one => one.Name == name);
        PolicySet read = set.Read();
        PolicyVerdict verdict = PolicyVerdict.Of(read.Applying);

        Assert.Equal((set.Mfa, set.HasGap), (verdict.Mfa, verdict.Gap is not null));
        if (set.Mfa == Ternary.No) Assert.Equal(set.Exclusion, read.Exclusion);
        if (set.Mfa != Ternary.No) Assert.NotEmpty(verdict.Deciding);
        Assert.Equal(set.Mfa == Ternary.Unknown && !set.HasGap, verdict.Doubt is not null);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_order_of_the_policies_does_not_matter(string name)
    {
        PolicyCase set = PolicySets.All.Single(one => one.Name == name);
        PolicyCase turned = set with { Policies = [.. Enumerable.Reverse(set.Policies)] };

        Assert.Equal(PolicyVerdict.Of(set.Read().Applying).Mfa, PolicyVerdict.Of(turned.Read().Applying).Mfa);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_policy_for_no_one_changes_nothing(string name)
    {
        PolicyCase set = PolicySets.All.Single(one => one.Name == name);
        PolicyCase more = set with { Policies = [new PolicyText().With("state", "'disabled'"), .. set.Policies] };

        Assert.Equal(PolicyVerdict.Of(set.Read().Applying).Mfa, PolicyVerdict.Of(more.Read().Applying).Mfa);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Beside_a_policy_that_always_asks_the_answer_is_Yes(string name)
    {
        PolicyCase set = PolicySets.All.Single(one => one.Name == name);
        PolicyCase more = set with { Policies = [.. set.Policies, new PolicyText()] };

        Assert.Equal(Ternary.Yes, PolicyVerdict.Of(more.Read().Applying).Mfa);
    }

    [Fact]
    public void The_policy_that_always_requires_MFA_decides()
    {
        PolicyText half = new PolicyText().Named("Not from the office").With("conditions.locations", "{'includeLocations': ['All'], 'excludeLocations': ['AllTrusted']}");
        PolicyVerdict verdict = PolicyVerdict.Of(new PolicyCase("", Ternary.Yes, half, new PolicyText().Named("Always")).Read().Applying);

        Assert.Equal("Always", Assert.Single(verdict.Deciding).Name);
    }

    [Theory]
    [InlineData("{'includeLocations': ['All'], 'excludeLocations': ['AllTrusted']}", null, "from the trusted locations")]
    [InlineData(null, "{'includePlatforms': ['all'], 'excludePlatforms': ['linux']}", "on linux")]
    [InlineData(null, "{'includePlatforms': ['windows', 'macOS'], 'excludePlatforms': []}", "on any other device platform")]
    [InlineData("{'includeLocations': ['All'], 'excludeLocations': ['AllTrusted']}", "{'includePlatforms': ['all'], 'excludePlatforms': ['android']}", "on android")]
    [InlineData("{'includeLocations': ['cccc0000-0000-0000-0000-000000000001'], 'excludeLocations': []}", null, "from outside the named location cccc0000-0000-0000-0000-000000000001")]
    public void A_gap_is_described_by_the_condition_that_makes_it(string? locations, string? platforms, string gap)
    {
        PolicyText policy = new PolicyText().With("conditions.locations", locations ?? "null").With("conditions.platforms", platforms ?? "null");

        Assert.Equal(gap, PolicyVerdict.Of(new PolicyCase("", Ternary.Unknown, policy).Read().Applying).Gap);
    }
}
