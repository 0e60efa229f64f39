using System.Diagnostics;

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
    public void The_policies_together_ask_at_every_sign_in_or_at_none_or_it_is_open(string name)
    {
        PolicyCase set = PolicySets.All.Single(one => one.Name == name);
        PolicySet read = set.Read();
        PolicyVerdict verdict = PolicyVerdict.Of(read);

        Assert.Equal((set.Mfa, set.HasGap), (verdict.Mfa, verdict.Gap is not null));
        if (set.Mfa == Ternary.No) Assert.Equal(set.Exclusion, read.Exclusion);
        if (set.Mfa != Ternary.No) Assert.NotEmpty(verdict.Deciding);
        Assert.Equal(set.Mfa == Ternary.Open && !set.HasGap, verdict.OpenWhy is not null);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_order_of_the_policies_does_not_matter(string name)
    {
        PolicyCase set = PolicySets.All.Single(one => one.Name == name);
        PolicyCase turned = set with { Policies = [.. Enumerable.Reverse(set.Policies)] };

        Assert.Equal(PolicyVerdict.Of(set.Read()).Mfa, PolicyVerdict.Of(turned.Read()).Mfa);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_policy_that_asks_nobody_changes_nothing(string name)
    {
        PolicyCase set = PolicySets.All.Single(one => one.Name == name);
        PolicyCase more = set with { Policies = [new PolicyText().With("state", "'disabled'"), .. set.Policies] };

        Assert.Equal(PolicyVerdict.Of(set.Read()).Mfa, PolicyVerdict.Of(more.Read()).Mfa);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Beside_a_policy_that_always_asks_the_answer_is_Yes(string name)
    {
        PolicyCase set = PolicySets.All.Single(one => one.Name == name);
        PolicyCase more = set with { Policies = [.. set.Policies, new PolicyText()] };

        Assert.Equal(Ternary.Yes, PolicyVerdict.Of(more.Read()).Mfa);
    }

    [Fact]
    public void Of_policies_that_ask_the_one_that_always_asks_decides()
    {
        PolicyText half = new PolicyText().Named("Not from the office").With("conditions.locations", "{'includeLocations': ['All'], 'excludeLocations': ['AllTrusted']}");
        PolicyVerdict verdict = PolicyVerdict.Of(new PolicyCase("", Ternary.Yes, half, new PolicyText().Named("Always")).Read());

        Assert.Equal("Always", Assert.Single(verdict.Deciding).Name);
    }

    [Fact]
    public void More_than_can_be_compared_is_left_open()
    {
        PolicyText[] many = [.. Enumerable.Range(0, 300).Select(number => new PolicyText()
            .With("conditions.locations", $"{{'includeLocations': [{string.Join(",", Enumerable.Range(0, 50).Select(place => $"'{Place(number, place)}'"))}], 'excludeLocations': []}}")
            .With("conditions.platforms", "{'includePlatforms': ['android', 'iOS', 'windows', 'windowsPhone', 'macOS', 'linux', 'watch'], 'excludePlatforms': []}"))];
        PolicySet set = new PolicyCase("", Ternary.Open, many).Read();
        Stopwatch time = Stopwatch.StartNew();
        PolicyVerdict verdict = PolicyVerdict.Of(set);

        Assert.Equal((Ternary.Open, true, true), (verdict.Mfa, verdict.Gap is null, verdict.OpenWhy!.Contains("so many", StringComparison.Ordinal)));
        Assert.InRange(time.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
        Assert.Equal(Ternary.Yes, PolicyVerdict.Of(new PolicyCase("", Ternary.Yes, [.. many, new PolicyText()]).Read()).Mfa);
    }

    private static string Place(int policy, int place) => $"cccc0000-0000-0000-{policy:0000}-{place:000000000000}";
}
