using PartnerMfa.Verdicts;

namespace PartnerMfa.Comparison;

/// <summary>How to classify a change from one answer to another.</summary>
/// <param name="Change">The kind of change.</param>
/// <param name="IsRegression">Whether it makes the comparison fail.</param>
internal readonly record struct ChangeRule(string Change, bool IsRegression);

/// <summary>
/// The table of changes. A worse answer is a regression, and so is a new result that is No or Unknown, because nobody has accepted it
/// before. A result that is gone is not a regression, because accounts and jobs come to an end. A test that could not be completed any more
/// is an error in the newer report, which is a regression.
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
        // From No to Unknown: it is not yet known whether this is an improvement.
        _ => new("Changed", false),
    };
}
