using PartnerMfa.Benchmarks.Measuring;

namespace PartnerMfa.Benchmarks.Figures;

/// <summary>What <c>Import-PartnerMfaCapture</c> needs for a capture, above a PowerShell with the module imported.</summary>
/// <param name="name">The capture, in words.</param>
/// <param name="file">Makes it.</param>
internal sealed class CaptureMemory(string name, Func<string> file) : IMemoryFigure
{
    private const int Runs = 3;

    public string Name => name;

    public long Target => 64 * SampleCaptures.Mebibyte;

    public string? Exclusion => ChildProcess.IsOnPath("pwsh") ? null : "pwsh is not on PATH, so no cmdlet can be run here.";

    public MemoryAboveIdle Measure()
    {
        string module = TokenPipeline.StagedModule();
        string path = file();
        return MemoryAboveIdle.Of(
            Runs,
            () => CmdletRun.Of(module, $"Import-PartnerMfaCapture '{path}'").PeakBytes,
            () => CmdletRun.Of(module, "").PeakBytes);
    }
}
