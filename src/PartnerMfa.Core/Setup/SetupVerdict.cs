using PartnerMfa.Setup.Checks;
using PartnerMfa.Verdicts;
using static PartnerMfa.Verdicts.MfaAnswer;

namespace PartnerMfa.Setup;

/// <summary>
/// The overall answer. It is Yes when one way certainly requires MFA and every condition is met. It is No when a condition is No, or when
/// all three ways are. Everything else is Unknown.
/// </summary>
/// <param name="Answer">The answer.</param>
/// <param name="Leading">The result that supplies the wording.</param>
/// <param name="DecidedBy">The checks that decided.</param>
internal sealed record SetupVerdict(MfaAnswer Answer, CheckResult Leading, IReadOnlyList<PartnerMfaSetupCheck> DecidedBy)
{
    private static readonly CheckResult LeftOut = new(
        Unknown, SetupReason.ChecksLeftOut, "not every check was made", "Not everything that decides was checked.")
    {
        Remedy = "Run all checks.",
    };

    /// <summary>How sign-ins will fail in spite of a Yes, as half a sentence; null when they will not.</summary>
    public string? Breaks { get; private init; }

    public static SetupVerdict Of(IReadOnlyList<CheckOutcome> all)
    {
        CheckOutcome[] conditions = [.. all.Where(one => one.Check.Role == CheckRole.Condition)];
        CheckOutcome[] ways = [.. all.Where(one => one.Check.Role == CheckRole.Alternative)];
        CheckOutcome[] refusals = [.. conditions.Where(one => one.Result.Answer == No)];
        bool noWay = HasAll(ways, CheckRole.Alternative) && ways.All(one => one.Result.Answer == No);
        if (refusals.Length > 0 || noWay) return NoFrom(refusals, noWay ? ways : []);

        CheckOutcome[] sure = [.. ways.Where(one => one.Result.Answer == Yes)];
        CheckOutcome[] open =
        [
            .. conditions.Where(one => one.Result.Answer == Unknown),
            .. sure.Length > 0 ? [] : ways.Where(one => one.Result.Answer == Unknown),
        ];
        if (open.Length > 0) return new SetupVerdict(Unknown, MostTelling(open), [.. open.Select(one => one.Check.Name)]);
        return sure.Length > 0 && HasAll(conditions, CheckRole.Condition)
            ? new SetupVerdict(Yes, sure[0].Result, [.. sure.Select(one => one.Check.Name)]) { Breaks = all.Select(one => one.Result.Breaks).FirstOrDefault(breaks => breaks is not null) }
            : new SetupVerdict(Unknown, LeftOut, []);
    }

    /// <summary>The answer for policies that are assessed by themselves: whether they require MFA and let the account sign in.</summary>
    public static SetupVerdict OfPolicies(IReadOnlyList<CheckOutcome> all)
    {
        CheckOutcome[] deciding = [.. all.Where(one => one.Check.Name is PartnerMfaSetupCheck.ConditionalAccess or PartnerMfaSetupCheck.SignInAllowed)];
        if (deciding.Length < 2) return new SetupVerdict(Unknown, LeftOut, []);
        // Policies that lock everyone out are worse than policies that do not require MFA.
        CheckOutcome weakest = Array.FindLast(deciding, one => one.Result.Answer == No) ?? Array.Find(deciding, one => one.Result.Answer == Unknown) ?? deciding[0];
        return new SetupVerdict(weakest.Result.Answer, weakest.Result, [weakest.Check.Name]) { Breaks = all.Select(one => one.Result.Breaks).FirstOrDefault(breaks => breaks is not null) };
    }

    private static SetupVerdict NoFrom(CheckOutcome[] refusals, CheckOutcome[] ways)
    {
        // An account that cannot sign in comes first, then the reason why nothing requires MFA from it.
        CheckOutcome? first = refusals.FirstOrDefault(one => one.Check.Name <= PartnerMfaSetupCheck.AccountType);
        CheckResult leading = first?.Result ?? (ways.Length > 0 ? WhyNoWay(ways) : refusals[0].Result);
        return new SetupVerdict(No, leading, [.. refusals.Concat(ways).Select(one => one.Check.Name).OrderBy(name => name)]);
    }

    // The author of a policy needs to know why it does not count.
    private static CheckResult WhyNoWay(CheckOutcome[] ways) =>
        ways.Select(one => one.Result).FirstOrDefault(result => result.Reason is not
            (SetupReason.SecurityDefaultsOff or SetupReason.NoPolicyRequiresMfa or SetupReason.PerUserMfaDisabled))
        ?? new(No, SetupReason.MfaNotRequired, "no way requires MFA",
            "Nothing requires MFA for the account: security defaults are off, no Conditional Access policy requires it, and per-user MFA is not enforced.")
        {
            Remedy = ways.Select(one => one.Result).OrderBy(result => result.Reason == SetupReason.PerUserMfaDisabled ? 0 : 1).Select(result => result.Remedy).FirstOrDefault(remedy => remedy is not null),
            HelpUri = SetupPages.Requirement,
        };

    // A missing permission can be granted at once.
    private static CheckResult MostTelling(CheckOutcome[] open) =>
        (Array.Find(open, one => one.Result.Reason == SetupReason.PermissionMissing) ?? open[0]).Result;

    private static bool HasAll(CheckOutcome[] made, CheckRole role) => made.Count(one => !one.Check.IsOfApplication) == SetupChecks.All.Count(check => check.Role == role && !check.IsOfApplication);
}
