using PartnerMfa.Benchmarks.Measuring;

namespace PartnerMfa.Benchmarks.Figures;

/// <summary>
/// <c>Import-PartnerMfaCapture</c> with a log of 1 GiB, compared with a cmdlet that reads each line and searches it for a token.
/// </summary>
internal sealed class TextThroughput(SampleCaptures captures) : IFigure
{
    private const long Mebibytes = 1024;
    private const int Runs = 3;

    public string Name => "Import-PartnerMfaCapture, log of 1 GiB";

    public double Target => 3;

    public string? Exclusion => ChildProcess.IsOnPath("pwsh") ? null : "pwsh is not on PATH, so no cmdlet can be run here.";

    public string? Remark { get; private set; }

    public InterleavedTimes Measure()
    {
        string bare = Repository.Stage("BareReader");
        Repository.DotNet("build", "tests/Benchmarks/BareReader", "--output", bare);
        string module = TokenPipeline.StagedModule();
        string log = captures.Log(Mebibytes);
        InterleavedTimes times = InterleavedTimes.Of(
            Runs,
            () => CmdletRun.Of(module, $"Import-PartnerMfaCapture '{log}'").Time,
            () => CmdletRun.Of(Path.Combine(bare, "BareReader.psd1"), $"Read-BareLines '{log}'").Time);
        Remark = $"a log of {Mebibytes} MiB: {Mebibytes / times.Figure.TotalSeconds:0} MiB/s";
        return times;
    }
}
