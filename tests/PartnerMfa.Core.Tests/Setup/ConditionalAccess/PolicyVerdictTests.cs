namespace PartnerMfa.Setup.ConditionalAccess;

public sealed class PolicyVerdictTests
{
    public static TheoryData<string> Cases => [.. PolicySets.All.Select(set => set.Name)];

    [Fact]
    public void There_are_at_least_60_sets_with_different_names()
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
    public void Together_with_a_policy_that_always_asks_the_answer_is_Yes(string name)
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
    [InlineData("{'includeLocations': ['cccc0000-0000-0000-0000-000000000001']}", "{'includePlatforms': ['linux']}", "from outside the named location cccc0000-0000-0000-0000-000000000001")]
    public void A_gap_is_described_by_the_condition_that_makes_it(string? locations, string? platforms, string gap)
    {
        PolicyText policy = new PolicyText().With("conditions.locations", locations ?? "null").With("conditions.platforms", platforms ?? "null");

        Assert.Equal(gap, PolicyVerdict.Of(new PolicyCase("", Ternary.Unknown, policy).Read().Applying).Gap);
    }

    [Fact]
    public void The_policy_in_doubt_decides_and_the_others_follow()
    {
        Policy sure = Read("sure", "{'includeLocations': ['All'], 'excludeLocations': ['AllTrusted']}", "null"),
            windows = Read("on Windows", "null", "{'includePlatforms': ['windows'], 'kind': 'new'}"),
            always = Read("in doubt", "'All'", "null");
        PolicyVerdict verdict = PolicyVerdict.Of([sure, windows, always]);

        Assert.Equal((Ternary.Unknown, null, "chooses locations in a way that is not known here ('locations')"), (verdict.Mfa, verdict.Gap, verdict.Doubt));
        Assert.Equal(["in doubt", "sure", "on Windows"], verdict.Deciding.Select(policy => policy.Name));
    }

    [Fact]
    public void Too_many_policies_that_choose_by_location_leave_it_open()
    {
        // The last three together apply to every sign-in, but that becomes clear only after the others have been compared.
        Policy[] many =
        [
            .. Enumerable.Range(0, 30).Select(number => Read($"{number}", $"{{'includeLocations': ['All'], 'excludeLocations': ['{Place(2 * number)}', '{Place((2 * number) + 1)}']}}", "null")),
            Read("one of two", $"{{'includeLocations': ['All'], 'excludeLocations': ['{Place(100)}', '{Place(101)}']}}", "null"),
            Read("one", $"{{'includeLocations': ['{Place(100)}']}}", "null"),
            Read("the other", $"{{'includeLocations': ['{Place(101)}']}}", "null"),
        ];
        PolicyVerdict verdict = PolicyVerdict.Of(many);

        Assert.Equal((Ternary.Unknown, null, "is one of so many that choose sign-ins by location and platform that they cannot all be compared"), (verdict.Mfa, verdict.Gap, verdict.Doubt));
        Assert.Equal(many, verdict.Deciding);
        Assert.Equal(Ternary.Yes, PolicyVerdict.Of(many.Skip(30)).Mfa);
    }

    [Fact]
    public void Only_policies_that_it_takes_are_needed()
    {
        Policy outside = Read("outside", $"{{'includeLocations': ['All'], 'excludeLocations': ['{Place(1)}']}}", "null"), inside = Read("inside", $"{{'includeLocations': ['{Place(1)}']}}", "null"),
            linux = Read("linux", "null", "{'includePlatforms': ['linux']}");

        Assert.Equal([outside, inside], PolicyVerdict.Needed([linux, outside, inside], SignInSearch.Anything));
        Assert.Equal([outside, inside], PolicyVerdict.Needed([outside, linux, inside, linux], SignInSearch.Anything));
        Assert.Equal([outside], PolicyVerdict.Needed([outside], new Dictionary<string, string> { [$"location {Place(1)}"] = "" }));
        Assert.Equal([outside], PolicyVerdict.Needed([outside, inside], new Dictionary<string, string> { [$"location {Place(1)}"] = "" }));
        Policy[] most = [.. Enumerable.Repeat(linux, 98), outside, inside];
        Assert.Equal([outside, inside], PolicyVerdict.Needed(most, SignInSearch.Anything));
        Assert.Equal([linux, .. most], PolicyVerdict.Needed([linux, .. most], SignInSearch.Anything));
    }

    [Fact]
    public void A_policy_may_apply_unless_the_sign_ins_it_is_for_are_blocked_or_do_not_exist()
    {
        Policy always = Read("always", "null", "null"), linux = Read("linux", "null", "{'includePlatforms': ['linux']}"), inside = Read("inside", $"{{'includeLocations': ['{Place(1)}']}}", "null"),
            outside = Read("outside", $"{{'includeLocations': ['All'], 'excludeLocations': ['{Place(1)}']}}", "null"),
            nowhere = Read("nowhere", $"{{'includeLocations': ['{Place(1)}'], 'excludeLocations': ['{Place(1)}']}}", "null");

        Assert.True(PolicyVerdict.MayApply(always, [], SignInSearch.Anything));
        Assert.True(PolicyVerdict.MayApply(linux, [], SignInSearch.Anything));
        Assert.False(PolicyVerdict.MayApply(linux, [], new Dictionary<string, string> { ["platform"] = "windows" }));
        Assert.False(PolicyVerdict.MayApply(nowhere, [], SignInSearch.Anything));
        Assert.True(PolicyVerdict.MayApply(linux, [inside], SignInSearch.Anything));
        Assert.True(PolicyVerdict.MayApply(inside, [outside], SignInSearch.Anything));
        Assert.False(PolicyVerdict.MayApply(inside, [inside], SignInSearch.Anything));
        Assert.False(PolicyVerdict.MayApply(linux, [inside, outside], SignInSearch.Anything));
        // A hundred blocking policies are compared; more are not.
        Assert.False(PolicyVerdict.MayApply(inside, [.. Enumerable.Repeat(inside, 100)], SignInSearch.Anything));
        Assert.True(PolicyVerdict.MayApply(inside, [.. Enumerable.Repeat(inside, 101)], SignInSearch.Anything));
        Assert.False(PolicyVerdict.MayApply(nowhere, [.. Enumerable.Repeat(inside, 101)], SignInSearch.Anything));
        Policy both = new PolicyReader().Read(
            new PolicyText().With("conditions.locations", $"{{'includeLocations': ['{Place(1)}']}}").With("conditions.platforms", "{'includePlatforms': ['linux']}").Json, PolicySets.Member);
        Assert.False(PolicyVerdict.MayApply(both, [.. Enumerable.Repeat(inside, 100)], SignInSearch.Anything));
        Assert.True(PolicyVerdict.MayApply(both, [.. Enumerable.Repeat(inside, 101)], SignInSearch.Anything));
    }

    private static Policy Read(string name, string locations, string platforms) => new PolicyReader().Read(
        new PolicyText().Named(name).With("conditions.locations", locations).With("conditions.platforms", platforms).Json, PolicySets.Member);

    private static string Place(int number) => $"cccc0000-0000-0000-0000-{number:000000000000}";
}
