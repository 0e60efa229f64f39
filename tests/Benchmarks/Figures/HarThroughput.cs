using PartnerMfa.Benchmarks.Measuring;

namespace PartnerMfa.Benchmarks.Figures;

/// <summary>
/// <c>Import-PartnerMfaCapture</c> with a HAR file of 1 GB, compared with a cmdlet that only reads each token of its JSON.
/// </summary>
internal sealed class HarThroughput(SampleCaptures captures) : IFigure
{
    private const long Mebibytes = 1024;
    private const int Runs = 3;

    public string Name => "Import-PartnerMfaCapture";

    public double Target => 2;

    public string? Exclusion => ChildProcess.IsOnPath("pwsh") ? null : "pwsh is not on PATH, so no cmdlet can be run here.";

    public string? Remark { get; private set; }

    public InterleavedTimes Measure()
    {
        string bare = Repository.Stage("BareReader");
        Repository.DotNet("build", "tests/Benchmarks/BareReader", "--output", bare);
        string module = TokenPipeline.StagedModule();
        string har = captures.Har(Mebibytes);
        InterleavedTimes times = InterleavedTimes.Of(
            Runs,
            () => CmdletRun.Of(module, $"Import-PartnerMfaCapture '{har}'").Time,
            () => CmdletRun.Of(Path.Combine(bare, "BareReader.psd1"), $"Read-BareJson '{har}'").Time);
        Remark = $"a HAR file of {Mebibytes} MiB: {Mebibytes / times.Figure.TotalSeconds:0} MiB/s";
        return times;
    }
}
