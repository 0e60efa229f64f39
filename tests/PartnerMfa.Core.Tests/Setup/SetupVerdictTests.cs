using PartnerMfa.Setup.ConditionalAccess;
using PartnerMfa.Setup.Facts;
using PartnerMfa.Verdicts;
using static PartnerMfa.Setup.GoodSetup;
using static PartnerMfa.Verdicts.MfaAnswer;

namespace PartnerMfa.Setup;

/// <summary>The overall answer of all checks: Yes when one way certainly requires MFA and every condition is met.</summary>
public sealed class SetupVerdictTests
{
    private static readonly SetupFacts NoWay = Good with { Policies = Policies() };

    private static readonly Dictionary<string, (SetupFacts Found, MfaAnswer Answer, SetupReason Reason, string DecidedBy)> Cases = new()
    {
        ["all good by Conditional Access"] = (Good, Yes, SetupReason.PolicyRequiresMfa, "ConditionalAccess"),
        ["security defaults alone"] = (NoWay with { SecurityDefaults = Read<bool?>(true), Memberships = Read(Administrator()) }, Yes, SetupReason.SecurityDefaultsOn, "SecurityDefaults"),
        ["per-user MFA alone"] = (NoWay with { PerUserMfa = Read("enforced") }, Yes, SetupReason.PerUserMfaEnforced, "PerUserMfa"),
        ["two ways"] = (Good with { PerUserMfa = Read("enforced") }, Yes, SetupReason.PolicyRequiresMfa, "ConditionalAccess PerUserMfa"),
        ["one way, another is not known"] = (Good with { PerUserMfa = Failed<string>(NotFound) }, Yes, SetupReason.PolicyRequiresMfa, "ConditionalAccess"),
        ["no way"] = (NoWay, No, SetupReason.MfaNotRequired, "SecurityDefaults ConditionalAccess PerUserMfa"),
        ["per-user MFA enabled only"] = (NoWay with { PerUserMfa = Read("enabled") }, Unknown, SetupReason.PerUserMfaNotEnforced, "PerUserMfa"),
        ["excluded"] = (Good with { Policies = Excluding }, No, SetupReason.AccountExcludedFromPolicy, "SecurityDefaults ConditionalAccess PerUserMfa"),
        ["excluded, and security defaults"] = (Good with { Policies = Excluding, SecurityDefaults = Read<bool?>(true), Memberships = Read(Administrator()) }, Yes, SetupReason.SecurityDefaultsOn, "SecurityDefaults"),
        ["no way that is known, one that is not"] = (NoWay with { PerUserMfa = Failed<string>(Forbidden) }, Unknown, SetupReason.PermissionMissing, "PerUserMfa"),
        ["a policy in doubt"] = (Good with { Policies = Policies(new PolicyText().With("conditions.clientAppTypes", "['browser']")) }, Unknown, SetupReason.PolicyHasGap, "ConditionalAccess"),
        ["disabled account"] = (Good with { Account = Read(Account with { IsEnabled = false }) }, No, SetupReason.AccountDisabled, "AccountEnabled"),
        ["guest without a way"] = (NoWay with { Account = Read(Account with { UserType = "Guest" }) }, No, SetupReason.AccountIsGuest, "AccountType SecurityDefaults ConditionalAccess PerUserMfa"),
        ["no such account"] = (Good with { Account = Failed<AccountFacts>(NotFound) }, No, SetupReason.AccountNotFound, "AccountExists"),
        ["no Admin agent"] = (Good with { Memberships = Read(Memberships()) }, No, SetupReason.AdminAgentMissing, "AdminAgentRole"),
        ["no Admin agent, and no way"] = (NoWay with { Memberships = Read(Memberships()) }, No, SetupReason.MfaNotRequired, "AdminAgentRole SecurityDefaults ConditionalAccess PerUserMfa"),
        ["no method"] = (Good with { Methods = Methods() }, No, SetupReason.MfaMethodMissing, "MfaMethods"),
        ["blocked"] = (Good with { Policies = Policies(new PolicyText(), new PolicyText().With("grantControls.builtInControls", "['block']")) }, No, SetupReason.SignInBlocked, "SignInAllowed"),
        ["federated and rejecting"] = (Good with { Domain = Read(new DomainFacts("contoso.com", "Federated") { MfaBehavior = DomainFacts.Reject }) }, Yes, SetupReason.PolicyRequiresMfa, "ConditionalAccess"),
        ["changed four minutes ago"] = (Good with { Policies = Policies(new PolicyText().With("modifiedDateTime", "'2026-06-08T11:56:00Z'")) }, Unknown, SetupReason.ChangedRecently, "RecentChange"),
        ["changed just now, and not enough"] = (Good with { Policies = Policies(new PolicyText().With("modifiedDateTime", "'2026-06-08T11:56:00Z'").With("state", "'enabledForReportingButNotEnforced'")) }, No, SetupReason.PolicyReportOnly, "SecurityDefaults ConditionalAccess PerUserMfa"),
        ["advice alone is against it"] = (Good with { Account = Read(Account with { HasPersonalFields = true }), ServicePlans = Read<IReadOnlyList<string>>([]) }, Yes, SetupReason.PolicyRequiresMfa, "ConditionalAccess"),
        ["methods not to be read"] = (Good with { Methods = Failed<IReadOnlyList<RegisteredMethod>>(Forbidden) }, Unknown, SetupReason.PermissionMissing, "MfaMethods"),
        ["nothing to be read"] = (Nothing, Unknown, SetupReason.PermissionMissing, "AccountExists AccountEnabled AccountType AdminAgentRole MfaMethods SignInAllowed FederatedDomain RecentChange SecurityDefaults ConditionalAccess PerUserMfa"),
    };

    private static SetupFacts Nothing => Good with
    {
        Account = Failed<AccountFacts>(Forbidden),
        Memberships = Failed<MembershipFacts>(Forbidden),
        Methods = Failed<IReadOnlyList<RegisteredMethod>>(Forbidden),
        PerUserMfa = Failed<string>(Forbidden),
        ServicePlans = Failed<IReadOnlyList<string>>(Forbidden),
        SecurityDefaults = Failed<bool?>(Forbidden),
        Policies = Policies() with { Failure = Forbidden },
        Domain = Failed<DomainFacts>(Forbidden),
    };

    private static MembershipFacts Administrator()
    {
        MembershipFacts found = Memberships("AdminAgents");
        found.Roles["fe930be7-5e62-47db-91af-98c3a49a38b1"] = "User Administrator";
        return found;
    }

    private static Http.Resources.ResourceResult<PolicySet> Excluding => Policies(new PolicyText().With("conditions.users.excludeUsers", $"['{PolicySets.ObjectId}']"));

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_checks_together_decide(string name)
    {
        (SetupFacts facts, MfaAnswer answer, SetupReason reason, string decidedBy) = Cases[name];
        SetupVerdict verdict = Verdict(facts);

        Assert.Equal((answer, reason, decidedBy), (verdict.Answer, verdict.Leading.Reason, string.Join(" ", verdict.DecidedBy)));
    }

    [Theory]
    [InlineData("ConditionalAccess", "Unknown", "ChecksLeftOut")]
    [InlineData("AccountExists AdminAgentRole", "Unknown", "ChecksLeftOut")]
    [InlineData("SecurityDefaults PerUserMfa", "Unknown", "ChecksLeftOut")]
    public void Skipped_checks_are_not_counted_as_good(string checks, string answer, string reason)
    {
        PartnerMfaSetupCheck[] chosen = [.. checks.Split(' ').Select(Enum.Parse<PartnerMfaSetupCheck>)];
        SetupVerdict verdict = SetupVerdict.Of(SetupChecks.Make(SetupChecks.Chosen(chosen, withApplication: false), Good));

        Assert.Equal((answer, reason), (verdict.Answer.ToString(), verdict.Leading.Reason.ToString()));
    }

    [Fact]
    public void No_change_for_the_worse_of_any_one_fact_leaves_a_Yes()
    {
        SetupFacts[] worse =
        [
            .. Checks.CheckCases.All
                .Where(one => SetupChecks.All.Single(check => check.Name == one.Check).Role == CheckRole.Condition && one.Answer is No or Unknown)
                .Select(one => one.Facts),
        ];

        Assert.True(worse.Length > 15);
        Assert.All(worse, facts => Assert.NotEqual(Yes, Verdict(facts).Answer));
    }
}
