namespace PartnerMfa.Verdicts;

/// <summary>
/// Combines many results into one answer: any No, otherwise any Unknown or error, otherwise any NotApplicable, otherwise Yes.
/// </summary>
internal sealed class ResultTally
{
    private readonly Dictionary<MfaAnswer, int> _counts = [];

    /// <summary>The number of results, not including checks.</summary>
    public int Results => _counts.Values.Sum();

    /// <summary>The number of setup checks. They count as part of their setup's answer, and not here.</summary>
    public int Checks { get; private set; }

    /// <summary>The number of tests that could not be completed.</summary>
    public int Errors { get; private set; }

    /// <summary>The overall answer; Unknown when there are no results.</summary>
    public MfaAnswer Answer =>
        Of(MfaAnswer.No) > 0 ? MfaAnswer.No
        : Errors > 0 || Results == 0 || Of(MfaAnswer.Unknown) > 0 ? MfaAnswer.Unknown
        : Of(MfaAnswer.NotApplicable) > 0 ? MfaAnswer.NotApplicable
        : MfaAnswer.Yes;

    public int Of(MfaAnswer answer) => _counts.TryGetValue(answer, out int count) ? count : 0;

    public void AddError() => Errors++;

    public void Add(PartnerMfaResult result)
    {
        MfaAnswer answer = AnswerOf(result);
        if (result.Check is null) _counts[answer] = Of(answer) + 1;
        else Checks++;
    }

    /// <summary>Converts a word to an answer. Any other word is never taken for an answer.</summary>
    public static MfaAnswer AnswerOf(PartnerMfaResult result) => result.Result switch
    {
        nameof(MfaAnswer.Yes) => MfaAnswer.Yes,
        nameof(MfaAnswer.No) => MfaAnswer.No,
        nameof(MfaAnswer.NotApplicable) => MfaAnswer.NotApplicable,
        _ => MfaAnswer.Unknown,
    };
}
