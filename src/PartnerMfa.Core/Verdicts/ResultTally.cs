namespace PartnerMfa.Verdicts;

/// <summary>Many results in one answer: any No, else any Unknown or error, else any NotApplicable, else Yes.</summary>
internal sealed class ResultTally
{
    private readonly Dictionary<MfaAnswer, int> _counts = [];

    /// <summary>Results that stand for themselves.</summary>
    public int Results => _counts.Values.Sum();

    /// <summary>The checks of setups: they count in the answer of their setup, and not here.</summary>
    public int Checks { get; private set; }

    /// <summary>What came to no answer.</summary>
    public int Errors { get; private set; }

    /// <summary>The answer of all of it; Unknown when there is nothing.</summary>
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

    /// <summary>The answer by its word. What is none of the words is never taken for an answer.</summary>
    public static MfaAnswer AnswerOf(PartnerMfaResult result) => result.Result switch
    {
        nameof(MfaAnswer.Yes) => MfaAnswer.Yes,
        nameof(MfaAnswer.No) => MfaAnswer.No,
        nameof(MfaAnswer.NotApplicable) => MfaAnswer.NotApplicable,
        _ => MfaAnswer.Unknown,
    };
}
