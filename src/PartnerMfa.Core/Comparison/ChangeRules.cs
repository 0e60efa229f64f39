using PartnerMfa.Verdicts;

namespace PartnerMfa.Comparison;

/// <summary>What a change from one answer to another means.</summary>
/// <param name="Change">The kind of change.</param>
/// <param name="IsRegression">Whether it makes the comparison fail.</param>
internal readonly record struct ChangeRule(string Change, bool IsRegression);

/// <summary>
/// The table of changes. What is worse is a regression. So is a new result that is No or Unknown: no one has accepted it before. A result that
/// is gone is none, because accounts and jobs end; what could not be tested any more stands in the newer report as an error, and is one.
/// </summary>
internal static class ChangeRules
{
    public static ChangeRule Find(PartnerMfaResult? before, PartnerMfaResult? after) => (before, after) switch
    {
        (null, { } appeared) => new("New", ResultText.NeedsAttention(appeared)),
        (not null, null) => new("Gone", false),
        _ => Judge(before!, after!),
    };

    private static ChangeRule Judge(PartnerMfaResult before, PartnerMfaResult after) => (ResultTally.AnswerOf(before), ResultTally.AnswerOf(after)) switch
    {
        var (old, now) when old == now => new(before.Reason == after.Reason ? "Same" : "Changed", false),
        (_, MfaAnswer.No) => new("Worse", true),
        (MfaAnswer.Yes or MfaAnswer.NotApplicable, MfaAnswer.Unknown) => new("Worse", true),
        (_, MfaAnswer.Yes) => new("Better", false),
        (_, MfaAnswer.NotApplicable) => new("Changed", false),
        // From No to Unknown: it is not yet known whether it is better.
        _ => new("Changed", false),
    };
}
