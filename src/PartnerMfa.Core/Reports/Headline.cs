using PartnerMfa.Verdicts;
using static PartnerMfa.Reports.ReportTimes;

namespace PartnerMfa.Reports;

/// <summary>The answer of a whole report: the word, and in a sentence what it is made of.</summary>
internal sealed record Headline(MfaAnswer Answer, string Sentence, string? Simulation)
{
    public const string Question = "Does it meet Partner Center's MFA requirement?";

    public string Word => AnswerWords.Word(Answer).ToUpperInvariant();

    public static Headline Of(ReportSummary summary) => new(summary.Tally.Answer, SentenceOf(summary.Tally), SimulationOf(summary));

    private static string SentenceOf(ResultTally tally)
    {
        int results = tally.Results;
        if (results == 0 && tally.Checks > 0) return "Here are checks of a setup alone, without the answer that they are part of." + Errors(tally);
        if (results == 0) return Errors(tally).TrimStart();
        string answer = AnswerWords.Word(tally.Answer);
        int same = tally.Of(tally.Answer);
        string sentence = same == 0 ? $"{Count(tally.Of(MfaAnswer.Yes))} of {Count(results)} answers are Yes."
            : tally.Answer == MfaAnswer.NotApplicable && same < results
            ? $"{Count(tally.Of(MfaAnswer.Yes))} of {Count(results)} answers are Yes; the requirement does not apply to the rest."
            : same == results ? (results == 1 ? $"The one answer is {answer}." : $"All {Count(results)} answers are {answer}.")
            : $"{Count(same)} of {Count(results)} answers {(same == 1 ? "is" : "are")} {answer}.";
        return sentence + Errors(tally);
    }

    private static string Errors(ResultTally tally) => tally.Errors switch
    {
        0 => "",
        1 => " One thing came to no answer.",
        { } errors => $" {Count(errors)} things came to no answer.",
    };

    private static string? SimulationOf(ReportSummary summary) => summary.Simulated == 0 ? null
        : summary.IsAllSimulated ? "Sandbox: every result here comes from simulated services. It says nothing of a real tenant."
        : $"Sandbox and real results together: {Count(summary.Simulated)} of {Count(summary.All)} results come from simulated services. "
            + "Those say nothing of a real tenant, and yet they count in the answer above. They are marked Sandbox.";
}
