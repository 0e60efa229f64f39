using PartnerMfa.Benchmarks.Measuring;

namespace PartnerMfa.Benchmarks.Figures;

/// <summary>
/// The memory that <c>Export-PartnerMfaReport</c> needs for a page of many results, compared with creating the same results without writing
/// them.
/// </summary>
internal sealed class ReportMemory : IMemoryFigure
{
    private const int Runs = 3;

    public string Name => "Page of 10,000 results";

    public long Target => 64 * SampleCaptures.Mebibyte;

    public string? Exclusion => ChildProcess.IsOnPath("pwsh") ? null : "pwsh is not on PATH, so no cmdlet can be run here.";

    public MemoryAboveIdle Measure()
    {
        string module = TokenPipeline.StagedModule();
        DirectoryInfo folder = Directory.CreateTempSubdirectory("partnermfa-report-");
        try
        {
            string results = """
                & { $token = (Connect-PartnerMfa -Environment Sandbox -PassThru).GetAccessToken(); 1..10000 | ForEach-Object { $token } | Test-PartnerMfaToken -Environment Sandbox }
                """;
            return MemoryAboveIdle.Of(
                Runs,
                () => CmdletRun.Of(module, $"{results} | Export-PartnerMfaReport '{folder.FullName}/page.html' -Force").PeakBytes,
                // Creating the results is not part of the figure.
                () => CmdletRun.Of(module, results).PeakBytes);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
