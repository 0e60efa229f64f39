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

    /// <param name="all">The answers. The checks of a setup count in its own answer alone.</param>
    /// <param name="anyError">Whether something came to no answer.</param>
    public static int Of(IReadOnlyCollection<PartnerMfaResult> all, bool anyError)
    {
        PartnerMfaResult[] results = [.. all.Where(result => result.Check is null)];
        if (results.Any(result => result.Result == nameof(MfaAnswer.No))) return No;
        if (anyError || results.Length == 0 || results.Any(result => result.Result == nameof(MfaAnswer.Unknown))) return Unknown;
        return results.Any(result => result.Result == nameof(MfaAnswer.NotApplicable)) ? NotApplicable : Yes;
    }
}
