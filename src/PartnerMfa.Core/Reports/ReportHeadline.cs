using PartnerMfa.Verdicts;
using static PartnerMfa.Verdicts.DisplayFormat;

namespace PartnerMfa.Reports;

/// <summary>The answer of a whole report: the word, and what it is made of in a sentence.</summary>
internal sealed record ReportHeadline(MfaAnswer Answer, string Sentence, string? Simulation)
{
    /// <summary>How much could not be tested, with a blank before it; empty when everything could.</summary>
    public string Errors { get; private init; } = "";

    public const string Question = "Does it meet Partner Center's MFA requirement?";

    /// <summary>What the report answers.</summary>
    public string Asks { get; private init; } = Question;

    /// <summary>The answer, large.</summary>
    public string Word { get => field ?? ResultText.Word(Answer).ToUpperInvariant(); private init; }

    public static ReportHeadline Of(ReportSummary summary) => summary.IsComparison
        ? new(summary.Changes.AnswerWith(summary.Tally.Errors), summary.Changes.Sentence + ErrorsOf(summary.Tally), SimulationOf(summary))
        {
            Asks = ChangeTally.Question,
            Word = summary.Changes.WordWith(summary.Tally.Errors),
            Errors = ErrorsOf(summary.Tally),
        }
        : OfResults(summary);

    private static ReportHeadline OfResults(ReportSummary summary) => new(summary.Tally.Answer, SentenceOf(summary.Tally), SimulationOf(summary)) { Errors = ErrorsOf(summary.Tally) };

    private static string SentenceOf(ResultTally tally)
    {
        int results = tally.Results;
        if (results == 0 && tally.Checks > 0) return "This report has only checks of a setup, not the overall answer they belong to." + ErrorsOf(tally);
        if (results == 0) return ErrorsOf(tally).TrimStart();
        string answer = ResultText.Word(tally.Answer);
        int same = tally.Of(tally.Answer);
        string sentence = same == 0 ? $"{Count(tally.Of(MfaAnswer.Yes))} of {Count(results, "result", "results")}: Yes."
            : results == 1 ? $"1 result: {answer}."
            : same == results ? $"All {Count(results)} results: {answer}."
            : tally.Answer == MfaAnswer.NotApplicable
            ? $"{Count(tally.Of(MfaAnswer.Yes))} of {Count(results)} results: Yes. The requirement does not apply to the rest."
            : $"{Count(same)} of {Count(results)} results: {answer}.";
        return sentence + ErrorsOf(tally);
    }

    private static string ErrorsOf(ResultTally tally) =>
        tally.Errors == 0 ? "" : $" {Count(tally.Errors, "check", "checks")} could not be completed.";

    private static string? SimulationOf(ReportSummary summary) => !summary.HasSimulated ? null
        : summary.IsAllSimulated ? "Sandbox: everything in this report comes from simulated services. It is not evidence about a real tenant."
        : $"Sandbox and real results together: {Count(summary.Simulated)} of {Count(summary.All)} results come from simulated services and are marked Sandbox. "
            + "They are not evidence about a real tenant, but they count in the answer above.";
}
