using PartnerMfa.Benchmarks.Measuring;

namespace PartnerMfa.Benchmarks.Figures;

/// <summary>
/// The memory that <c>Import-PartnerMfaCapture</c> needs for a capture, compared with a PowerShell that only imports the module.
/// </summary>
/// <param name="name">A description of the capture.</param>
/// <param name="file">Creates the capture.</param>
internal sealed class CaptureMemory(string name, Func<string> file) : IMemoryFigure
{
    private const int Runs = 2;

    public string Name => name;

    public long Target => 64 * SampleCaptures.Mebibyte;

    public string? Exclusion => ChildProcess.IsOnPath("pwsh") ? null : "pwsh is not on PATH, so no cmdlet can be run here.";

    public MemoryAboveIdle Measure()
    {
        string module = TokenPipeline.StagedModule();
        string path = file();
        return MemoryAboveIdle.Of(Runs, () => Read(module, path), () => CmdletRun.Of(module, "").PeakBytes);
    }

    // A damaged capture causes an error, but reading it still took memory.
    private static long Read(string module, string path)
    {
        CmdletRun run = CmdletRun.Of(module, $"Import-PartnerMfaCapture '{path}' -ErrorAction SilentlyContinue -WarningAction SilentlyContinue");
        Console.Error.WriteLine(FormattableString.Invariant($"   {run.Time.TotalSeconds:0.0} s"));
        return run.PeakBytes;
    }
}
