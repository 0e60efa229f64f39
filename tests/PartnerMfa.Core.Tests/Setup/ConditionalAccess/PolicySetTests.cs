namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>Which policies of a tenant are kept for an account, and which of the unhelpful ones are named.</summary>
public sealed class PolicySetTests
{
    [Fact]
    public void Policies_are_counted_and_so_are_those_that_are_on()
    {
        PolicySet set = Read(new PolicyText(), new PolicyText(), Off("a"), new PolicyText().With("state", "'enabledForSome'"), ReportOnly("b"));

        Assert.Equal((5, 3), (set.Count, set.CountOn));
    }

    [Fact]
    public void Only_policies_that_apply_and_have_an_effect_are_kept()
    {
        PolicySet set = Read(
            new PolicyText().Named("MFA"),
            Grants("'block'").Named("block"),
            Grants("'compliantDevice'").Named("device"),
            Grants("").Named("nothing is set"),
            Session("{'signInFrequency': {'isEnabled': true, 'value': 4, 'type': 'hours'}}").Named("frequency"),
            Session("{'secureSignInSession': {'isEnabled': true}}").Named("token protection"),
            Session("{'persistentBrowser': {'isEnabled': true, 'mode': 'never'}}").Named("no effect"),
            new PolicyText().With("conditions.users.includeUsers", "['None']").Named("nobody"),
            Off("off"));

        Assert.Equal(["MFA", "block", "device", "nothing is set", "frequency", "token protection"], set.Applying.Select(policy => policy.Name));
    }

    [Fact]
    public void The_first_of_the_most_informative_near_misses_explains_the_answer()
    {
        PolicySet set = Read(Off("off"), ReportOnly("first"), ReportOnly("second"), new PolicyText().With("conditions.users.includeUsers", "['None']"));

        Assert.Equal((ExclusionReason.ReportOnly, "first"), (set.Exclusion, set.Telling?.Policy.Name));
        Assert.Equal("is in report-only mode, so it writes to the sign-in log and requires nothing", set.Telling?.Why.Why);
        Assert.Null(Read(new PolicyText()).Telling);
        Assert.Equal("applies only to risky sign-ins", Read(new PolicyText().With("conditions.signInRiskLevels", "['high']")).Telling?.Why.Why);
    }

    [Fact]
    public void A_policy_that_would_not_require_MFA_anyway_is_not_a_near_miss_unless_it_requires_a_custom_control()
    {
        PolicySet set = Read(
            Grants("'compliantDevice'").With("state", "'disabled'").Named("device"),
            Grants("").With("grantControls.customAuthenticationFactors", "['DuoMfa']").Named("custom"));

        Assert.Equal("custom", Assert.Single(set.NearMisses).Policy.Name);
    }

    [Fact]
    public void Of_more_than_50_near_misses_the_least_telling_and_oldest_is_left_out()
    {
        PolicySet set = Read([.. Enumerable.Range(0, 50).Select(number => Off($"off {number}"))]);
        Assert.Equal(50, set.NearMisses.Count);

        set.Add(ReportOnly("report-only").Json);
        set.Add(new PolicyText().With("conditions.users.includeUsers", "['None']").Named("nobody").Json);

        Assert.Equal([.. Enumerable.Range(2, 48).Select(number => $"off {number}"), "report-only", "nobody"], set.NearMisses.Select(miss => miss.Policy.Name));
    }

    [Fact]
    public void A_strength_that_was_read_by_its_ID_completes_every_policy_that_requires_it()
    {
        PolicySet set = Read(
            Strength("{'id': 'AAAA'}").Named("a"), new PolicyText().Named("none"), Strength("{'id': 'bbbb'}").Named("b"), Strength("{'id': 'aaaa'}").Named("c"),
            Strength("{'id': 'x', 'requirementsSatisfied': 'mfa', 'allowedCombinations': ['fido2'], 'combinationConfigurations': []}").Named("complete"));
        Assert.Equal(["AAAA", "bbbb"], set.IncompleteStrengths);

        set.Complete(new AuthenticationStrength { Id = "aaaa", Name = "Ours", Satisfies = "mfa", Combinations = ["fido2"] });

        Assert.Equal(["bbbb"], set.IncompleteStrengths);
        Assert.Equal(
            [("a", Ternary.Yes), ("none", Ternary.Yes), ("b", Ternary.Unknown), ("c", Ternary.Yes), ("complete", Ternary.Yes)],
            set.Applying.Select(policy => (policy.Name, policy.Mfa.Outcome)));
    }

    private static PolicySet Read(params PolicyText[] policies)
    {
        PolicySet set = new(PolicySets.Member);
        foreach (PolicyText policy in policies) set.Add(policy.Json);
        return set;
    }

    private static PolicyText Off(string name) => new PolicyText().Named(name).With("state", "'disabled'");

    private static PolicyText ReportOnly(string name) => new PolicyText().Named(name).With("state", "'enabledForReportingButNotEnforced'");

    private static PolicyText Grants(string controls) => new PolicyText().With("grantControls.builtInControls", $"[{controls}]");

    private static PolicyText Session(string controls) => new PolicyText().With("grantControls", "null").With("sessionControls", controls);

    private static PolicyText Strength(string json) => Grants("").With("grantControls.authenticationStrength", json);
}
