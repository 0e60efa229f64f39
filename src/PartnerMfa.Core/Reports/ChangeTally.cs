using PartnerMfa.Verdicts;

namespace PartnerMfa.Reports;

/// <summary>Counts the changes between two reports and summarizes whether anything got worse.</summary>
internal sealed class ChangeTally
{
    public const string Question = "Did anything get worse?";

    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private int _toNo;
    private int _toUnknown;

    /// <summary>The kinds of change, ordered by importance.</summary>
    public static IReadOnlyList<string> Order { get; } = ["Worse", "New", "Changed", "Better", "Gone", "Same"];

    public int Count { get; private set; }

    /// <summary>Regressions that the baseline accepts.</summary>
    public int Accepted { get; private set; }

    public int Regressions => _toNo + _toUnknown;

    /// <summary>
    /// No when something got worse, Unknown when something became Unknown or could not be read, otherwise Yes. The answer is about the
    /// change: results that are as bad as before do not count.
    /// </summary>
    public MfaAnswer AnswerWith(int errors) => _toNo > 0 ? MfaAnswer.No : _toUnknown + errors > 0 ? MfaAnswer.Unknown : MfaAnswer.Yes;

    public string WordWith(int errors) => AnswerWith(errors) switch
    {
        MfaAnswer.No => "WORSE",
        MfaAnswer.Yes => "NOT WORSE",
        _ => "UNKNOWN",
    };

    /// <summary>The counts: "1 worse, 2 better, 12 the same. 1 regression is accepted by the baseline."</summary>
    public string Sentence
    {
        get
        {
            string counts = string.Join(", ", Order.Where(change => Of(change) > 0).Select(change => $"{DisplayFormat.Count(Of(change))} {Words(change)}"));
            string regressions = Regressions == 0 ? "" : $" {DisplayFormat.Count(Regressions, "regression", "regressions")}.";
            string accepted = Accepted == 0 ? "" : $" The baseline accepts {DisplayFormat.Count(Accepted, "regression", "regressions")}.";
            return (Count == 0 ? "Nothing to compare." : counts + ".") + regressions + accepted;
        }
    }

    public int Of(string change) => _counts.TryGetValue(change, out int count) ? count : 0;

    public static string Words(string change) => change == "Same" ? "the same" : change.ToLowerInvariant();

    public void Add(PartnerMfaChange change)
    {
        Count++;
        _counts[change.Change] = Of(change.Change) + 1;
        if (change.AcceptedBecause is not null) Accepted++;
        if (!change.IsRegression) return;
        if (ResultTally.AnswerOf(change) == MfaAnswer.No) _toNo++;
        else _toUnknown++;
    }
}

/// <summary>The wording for changes between two reports.</summary>
internal static class ChangeText
{
    /// <summary>The subject of the change, and the setup check if there is one.</summary>
    public static string Whom(PartnerMfaChange change) =>
        ResultText.Subject(change) + (change.Check is { } check ? $": {ResultText.CheckName(check)}" : "");

    /// <summary>The answer in the older report, with its reason.</summary>
    public static string Before(PartnerMfaChange change) => change.PreviousResult is { } result ? $"{result} ({change.PreviousReason})" : "not there";

    /// <summary>Why the baseline accepts the change, and until when; null when it does not.</summary>
    public static string? Acceptance(PartnerMfaChange change) => change.AcceptedBecause is { } because
        ? $"Accepted until {DisplayFormat.Day(change.AcceptedUntil ?? default)}: {because}"
        : null;
}
