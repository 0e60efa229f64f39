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

    private static Policy Read(PolicyText policy) => new PolicyReader().Read(policy.Json, PolicySets.Member);

    private static (Ternary Mfa, string? Gap) Gap(PolicyText policy)
    {
        PolicyVerdict verdict = PolicyVerdict.Of(new PolicyCase("", Ternary.Unknown, policy).Read().Applying);
        return (verdict.Mfa, verdict.Gap);
    }
}
