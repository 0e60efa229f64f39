using PartnerMfa.Setup.Checks;
using PartnerMfa.Setup.Facts;
using PartnerMfa.Verdicts;
using static PartnerMfa.PartnerMfaSetupCheck;

namespace PartnerMfa.Setup;

/// <summary>The checks there are, what each counts for, and how each is answered.</summary>
internal static class SetupChecks
{
    public static IReadOnlyList<SetupCheck> All { get; } =
    [
        new(AccountExists, CheckWeight.Condition, AccountChecks.Exists),
        new(AccountEnabled, CheckWeight.Condition, facts => OfAccount(facts, AccountChecks.Enabled)),
        new(AccountType, CheckWeight.Condition, facts => OfAccount(facts, AccountChecks.Type)),
        new(SeparateAccount, CheckWeight.Advice, facts => OfAccount(facts, SeparateAccountCheck.Judge)),
        new(AdminAgentRole, CheckWeight.Condition, AdminAgentCheck.Judge),
        new(MfaMethods, CheckWeight.Condition, MfaMethodsCheck.Judge),
        new(SecurityDefaults, CheckWeight.Way, SecurityDefaultsCheck.Judge),
        new(PartnerMfaSetupCheck.ConditionalAccess, CheckWeight.Way, ConditionalAccessCheck.Judge),
        new(PerUserMfa, CheckWeight.Way, PerUserMfaCheck.Judge),
        new(SignInAllowed, CheckWeight.Condition, SignInChecks.Allowed),
        new(UnattendedSignIn, CheckWeight.Advice, SignInChecks.Unattended),
        new(SessionLifetime, CheckWeight.Advice, SignInChecks.Lifetime),
        new(FederatedDomain, CheckWeight.Condition, FederatedDomainCheck.Judge),
        new(License, CheckWeight.Advice, LicenseCheck.Judge),
        new(RecentChange, CheckWeight.Condition, RecentChangeCheck.Judge),
    ];

    /// <summary>The chosen checks, answered. Of an account that does not exist nothing more is said.</summary>
    public static IReadOnlyList<AnsweredCheck> Answer(IReadOnlyCollection<PartnerMfaSetupCheck> chosen, SetupFacts facts) =>
        [.. All.Where(check => chosen.Contains(check.Name)).Select(check => new AnsweredCheck(
            check,
            check.Name != AccountExists && facts.IsAccountMissing ? NoAccount(facts) : check.Judge(facts)))];

    private static CheckAnswer OfAccount(SetupFacts facts, Func<SetupFacts, AccountFacts, CheckAnswer> judge) =>
        facts.Account!.Failure is { } failure ? NotRead.Answer(failure, SetupResource.Account) : judge(facts, facts.Account.Value!);

    private static CheckAnswer NoAccount(SetupFacts facts) => new(
        MfaAnswer.NotApplicable, SetupReason.AccountNotFound, "no account", $"Not looked at: there is no account {facts.Name}.");
}
