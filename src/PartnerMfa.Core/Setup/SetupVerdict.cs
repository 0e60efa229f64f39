using PartnerMfa.Setup.Checks;
using PartnerMfa.Verdicts;
using static PartnerMfa.Verdicts.MfaAnswer;

namespace PartnerMfa.Setup;

/// <summary>
/// The answer of the whole. Yes takes one way to MFA that is sure, and every condition met. A No of a condition, or of all three
/// ways, is a No. Everything else is Unknown.
/// </summary>
/// <param name="Answer">The answer.</param>
/// <param name="Leading">The answer whose words it takes.</param>
/// <param name="DecidedBy">The checks that decided.</param>
internal sealed record SetupVerdict(MfaAnswer Answer, CheckAnswer Leading, IReadOnlyList<PartnerMfaSetupCheck> DecidedBy)
{
    private static readonly CheckAnswer LeftOut = new(
        Unknown, SetupReason.ChecksLeftOut, "not every check was made", "Not everything that decides was looked at.")
    {
        Remedy = "Make all checks.",
    };

    private static readonly CheckAnswer NoWay = new(
        No, SetupReason.MfaNotRequired, "no way to MFA", "Nothing asks the account for MFA: security defaults are off, no Conditional Access policy asks, and per-user MFA is not enforced.")
    {
        Remedy = "Switch security defaults on, or make a Conditional Access policy that asks all users for MFA at all resources.",
        HelpUri = SetupPages.Requirement,
    };

    public static SetupVerdict Of(IReadOnlyList<AnsweredCheck> all)
    {
        AnsweredCheck[] conditions = [.. all.Where(one => one.Check.Weight == CheckWeight.Condition)];
        AnsweredCheck[] ways = [.. all.Where(one => one.Check.Weight == CheckWeight.Way)];
        AnsweredCheck[] refusals = [.. conditions.Where(one => one.Answer.Answer == No)];
        bool noWay = HasAll(ways, CheckWeight.Way) && ways.All(one => one.Answer.Answer == No);
        if (refusals.Length > 0 || noWay) return NoFrom(refusals, noWay ? ways : []);

        AnsweredCheck[] sure = [.. ways.Where(one => one.Answer.Answer == Yes)];
        AnsweredCheck[] open =
        [
            .. conditions.Where(one => one.Answer.Answer == Unknown),
            .. sure.Length > 0 ? [] : ways.Where(one => one.Answer.Answer == Unknown),
        ];
        if (open.Length > 0) return new SetupVerdict(Unknown, MostTelling(open), [.. open.Select(one => one.Check.Name)]);
        return sure.Length > 0 && HasAll(conditions, CheckWeight.Condition)
            ? new SetupVerdict(Yes, sure[0].Answer, [.. sure.Select(one => one.Check.Name)])
            : new SetupVerdict(Unknown, LeftOut, []);
    }

    private static SetupVerdict NoFrom(AnsweredCheck[] refusals, AnsweredCheck[] ways)
    {
        // An account that cannot sign in is told of first; then why nothing asks it for MFA.
        AnsweredCheck? first = refusals.FirstOrDefault(one => one.Check.Name <= PartnerMfaSetupCheck.AccountType);
        CheckAnswer leading = first?.Answer ?? (ways.Length > 0 ? WhyNoWay(ways) : refusals[0].Answer);
        return new SetupVerdict(No, leading, [.. refusals.Concat(ways).Select(one => one.Check.Name).OrderBy(name => name)]);
    }

    // Somebody who made a policy wants to know why it does not count.
    private static CheckAnswer WhyNoWay(AnsweredCheck[] ways) =>
        ways.Select(one => one.Answer).FirstOrDefault(answer => answer.Reason
            is SetupReason.AccountExcludedFromPolicy or SetupReason.PolicyReportOnly or SetupReason.CustomControlNeverCounts
            or SetupReason.PolicyForOtherClients or SetupReason.PolicyForOtherApplications or SetupReason.PerUserMfaNotEnforced)
        ?? NoWay;

    // What a permission would decide can be mended at once.
    private static CheckAnswer MostTelling(AnsweredCheck[] open) =>
        (Array.Find(open, one => one.Answer.Reason == SetupReason.PermissionMissing) ?? open[0]).Answer;

    private static bool HasAll(AnsweredCheck[] answered, CheckWeight weight) =>
        answered.Length == SetupChecks.All.Count(check => check.Weight == weight);
}
