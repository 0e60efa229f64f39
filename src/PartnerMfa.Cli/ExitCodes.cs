using PartnerMfa.Verdicts;

namespace PartnerMfa.Cli;

/// <summary>What the exit code says: any No, else any Unknown or error, else any NotApplicable, else Yes.</summary>
internal static class ExitCodes
{
    public const int Yes = 0;
    public const int No = 1;
    public const int Unknown = 2;
    public const int NotApplicable = 3;

    /// <summary>Wrong usage (EX_USAGE of sysexits.h).</summary>
    public const int Usage = 64;

    /// <summary>Stopped by Ctrl+C (128 and the signal's number).</summary>
    public const int Interrupted = 130;

    public static int Of(ResultTally tally) => tally.Answer switch
    {
        MfaAnswer.No => No,
        MfaAnswer.Yes => Yes,
        MfaAnswer.NotApplicable => NotApplicable,
        _ => Unknown,
    };
}
