using PartnerMfa.Verdicts;

namespace PartnerMfa.Cli;

/// <summary>The exit codes. Any No decides; otherwise any Unknown or error does, and then any NotApplicable.</summary>
internal static class ExitCodes
{
    public const int Yes = 0;
    public const int No = 1;
    public const int Unknown = 2;
    public const int NotApplicable = 3;

    /// <summary>Wrong usage (EX_USAGE of sysexits.h).</summary>
    public const int Usage = 64;

    /// <summary>Stopped with Ctrl+C (128 plus the number of the signal).</summary>
    public const int Interrupted = 130;

    /// <summary>Every exit code with its meaning, for the help and the manual page.</summary>
    public static IReadOnlyList<(int Code, string Meaning)> Meanings { get; } =
    [
        (Yes, "Every answer is Yes."),
        (No, "At least one answer is No."),
        (Unknown, "No answer is No, but at least one is Unknown, or something failed."),
        (NotApplicable, "The requirement does not apply to at least one result; all others are Yes."),
        (Usage, "The command line is not valid."),
        (Interrupted, "Stopped with Ctrl+C."),
    ];

    /// <summary>Whether a report is unchanged since it was signed, and by a known signer.</summary>
    public static MfaAnswer AnswerOf(PartnerMfaReportSignature found) => found switch
    {
        { Status: "Unchanged", IsTrusted: true } => MfaAnswer.Yes,
        { Status: "Changed" or "Invalid" } => MfaAnswer.No,
        _ => MfaAnswer.Unknown,
    };

    public static int Of(ResultTally tally) => Of(tally.Answer);

    public static int Of(MfaAnswer answer) => answer switch
    {
        MfaAnswer.No => No,
        MfaAnswer.Yes => Yes,
        MfaAnswer.NotApplicable => NotApplicable,
        _ => Unknown,
    };
}
