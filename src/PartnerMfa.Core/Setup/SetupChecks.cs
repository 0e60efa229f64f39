using PartnerMfa.Setup.Checks;
using PartnerMfa.Setup.Facts;
using PartnerMfa.Verdicts;
using static PartnerMfa.PartnerMfaSetupCheck;

namespace PartnerMfa.Setup;

/// <summary>How a check counts toward the overall answer.</summary>
internal enum CheckRole
{
    /// <summary>Without it, there is no Yes.</summary>
    Condition,

    /// <summary>One of the three ways to require MFA, of which any one is enough.</summary>
    Alternative,

    /// <summary>Useful to know, but decides nothing.</summary>
    Advice,
}

/// <summary>A check: how it counts, what it reads, and how it is judged.</summary>
internal sealed record SetupCheck(PartnerMfaSetupCheck Name, CheckRole Role, IReadOnlyList<SetupResource> Reads, Func<SetupFacts, CheckResult> Judge)
{
    /// <summary>Whether it is made only when the user named an application.</summary>
    public bool IsOfApplication => Reads.Contains(SetupResource.Application);
}

/// <summary>A check that was made.</summary>
internal sealed record CheckOutcome(SetupCheck Check, CheckResult Result);

/// <summary>All checks.</summary>
internal static class SetupChecks
{
    private static readonly PartnerMfaSetupCheck[] OfPolicies = [PartnerMfaSetupCheck.ConditionalAccess, SignInAllowed, UnattendedSignIn, SessionLifetime];

    /// <summary>The checks that are needed to assess policies for an account.</summary>
    public static IReadOnlyList<SetupResource> PolicyResources { get; } = [SetupResource.Account, SetupResource.Memberships, SetupResource.Policies];

    public static IReadOnlyList<SetupCheck> All { get; } =
    [
        new(AccountExists, CheckRole.Condition, [SetupResource.Account], AccountChecks.Exists),
        new(AccountEnabled, CheckRole.Condition, [SetupResource.Account], facts => OfAccount(facts, AccountChecks.Enabled)),
        new(AccountType, CheckRole.Condition, [SetupResource.Account], facts => OfAccount(facts, AccountChecks.Type)),
        new(SeparateAccount, CheckRole.Advice, [SetupResource.Account, SetupResource.Memberships], facts => OfAccount(facts, SeparateAccountCheck.Judge)),
        new(AdminAgentRole, CheckRole.Condition, [SetupResource.Memberships], AccountChecks.AdminAgent),
        new(MfaMethods, CheckRole.Condition, [SetupResource.Methods, SetupResource.Registration, SetupResource.Domain], MfaMethodsCheck.Judge),
        new(SecurityDefaults, CheckRole.Alternative, [SetupResource.SecurityDefaults, SetupResource.Memberships, SetupResource.Methods], SecurityDefaultsCheck.Judge),
        new(PartnerMfaSetupCheck.ConditionalAccess, CheckRole.Alternative, PolicyResources, ConditionalAccessCheck.Judge),
        new(PerUserMfa, CheckRole.Alternative, [SetupResource.PerUserMfa, SetupResource.MfaService], PerUserMfaCheck.Judge),
        new(SignInAllowed, CheckRole.Condition, PolicyResources, PolicyEffectChecks.SignInAllowed),
        new(UnattendedSignIn, CheckRole.Advice, PolicyResources, PolicyEffectChecks.UnattendedSignIn),
        new(SessionLifetime, CheckRole.Advice, [.. PolicyResources, SetupResource.MfaService], SessionLifetimeCheck.Judge),
        new(FederatedDomain, CheckRole.Condition, [SetupResource.Domain], FederatedDomainCheck.Judge),
        new(License, CheckRole.Advice, [SetupResource.ServicePlans, SetupResource.Policies], LicenseCheck.Judge),
        new(RecentChange, CheckRole.Condition, PolicyResources, RecentChangeCheck.Judge),
        OfApplication(ApplicationRegistered, CheckRole.Condition, ApplicationChecks.Registered),
        OfApplication(ApplicationPermission, CheckRole.Condition, ApplicationChecks.Consented, SetupResource.Account, SetupResource.Consents),
        OfApplication(ApplicationRedirect, CheckRole.Condition, ApplicationClientChecks.Redirect),
        OfApplication(ApplicationPublicClient, CheckRole.Advice, ApplicationClientChecks.PublicClient),
        OfApplication(ApplicationCredentials, CheckRole.Advice, ApplicationClientChecks.Credentials),
        OfApplication(ApplicationAssignment, CheckRole.Condition, ApplicationChecks.Assignment, SetupResource.Account, SetupResource.Memberships),
    ];

    private static readonly CheckResult NotNeeded = new(
        MfaAnswer.NotApplicable, SetupReason.NotNeeded, "another way already requires MFA", "Not needed: another way already requires MFA for the account.");

    /// <summary>Whether policies alone decide the check, without the account or other settings of the tenant.</summary>
    public static bool IsOfPoliciesAlone(SetupCheck check) => OfPolicies.Contains(check.Name);

    /// <param name="chosen">The checks to make; null or empty means all.</param>
    /// <param name="withApplication">Whether an application was named and is checked as well.</param>
    public static IReadOnlyList<SetupCheck> Chosen(IReadOnlyCollection<PartnerMfaSetupCheck>? chosen, bool withApplication) =>
        [.. All.Where(check => (withApplication || !check.IsOfApplication) && (chosen is not { Count: > 0 } || chosen.Contains(check.Name)))];

    /// <summary>
    /// The delegated permissions to request, in a fixed order. The registration report is read only if its permission is already granted.
    /// </summary>
    public static IReadOnlyList<string> PermissionsOf(IEnumerable<SetupCheck> checks) =>
    [
        .. checks.SelectMany(check => check.Reads)
            .Where(resource => resource != SetupResource.Registration)
            .SelectMany(resource => resource.Permissions)
            .Distinct(StringComparer.Ordinal)
            .OrderBy(name => name, StringComparer.Ordinal),
    ];

    /// <summary>
    /// Makes the checks. If the account does not exist, the others do not apply; if one way requires MFA, no other is needed.
    /// </summary>
    public static IReadOnlyList<CheckOutcome> Make(IReadOnlyList<SetupCheck> checks, SetupFacts facts)
    {
        CheckOutcome[] made = [.. checks.Select(check => new CheckOutcome(
            check, check.Name != AccountExists && !check.IsOfApplication && facts.IsAccountMissing ? NoAccount(facts) : check.Judge(facts)))];
        bool isRequired = made.Any(one => one is { Check.Role: CheckRole.Alternative, Result.Answer: MfaAnswer.Yes });
        return [.. made.Select(one => isRequired && one.Check.Role == CheckRole.Alternative && one.Result.Answer != MfaAnswer.Yes ? one with { Result = NotNeeded } : one)];
    }

    private static SetupCheck OfApplication(PartnerMfaSetupCheck name, CheckRole role, Func<SetupFacts, ApplicationFacts, CheckResult> judge, params SetupResource[] more) =>
        new(name, role, [SetupResource.Application, .. more], facts => judge(facts, facts.Application!));

    private static CheckResult OfAccount(SetupFacts facts, Func<SetupFacts, AccountFacts, CheckResult> judge) =>
        facts.Account!.Failure is { } failure ? CheckResult.NotRead(failure, SetupResource.Account) : judge(facts, facts.Account.Value!);

    private static CheckResult NoAccount(SetupFacts facts) => new(
        MfaAnswer.NotApplicable, SetupReason.AccountNotFound, "no account", $"Not checked: there is no account {facts.Name}.");
}
