using PartnerMfa.Benchmarks.Measuring;

namespace PartnerMfa.Benchmarks.Figures;

/// <summary>
/// <c>Test-PartnerMfaToken</c> compared with what people use today, the script Get-JWTDetails of the module JWTDetails. The script takes
/// one token per call and uses only the last one from a pipeline. It gets fewer tokens, and its time is scaled to as many as ours.
/// </summary>
internal sealed class TokenPipelineAgainstScript : IFigure
{
    private const string Module = "JWTDetails";
    private const int Runs = 5;

    public string Name => "  against Get-JWTDetails";

    public double Target => 1.0 / 50;

    public string? Exclusion => !ChildProcess.IsOnPath("pwsh")
        ? "pwsh is not on PATH, so no cmdlet can be run here."
        : IsInstalled() ? null : $"the module {Module} is not installed: Install-Module {Module}";

    public InterleavedTimes Measure() => PipelineTimes.Of(
        Runs, new(TokenPipeline.Command, TokenPipeline.StagedModule(), TokenPipeline.Tokens), new("foreach ($token in $tokens) { Get-JWTDetails $token }", Module, 1_000)).Times;

    private static bool IsInstalled() =>
        ChildProcess.Run("pwsh", "-NoProfile", "-NonInteractive", "-Command", $"@(Get-Module -ListAvailable {Module}).Count").Trim() != "0";
}
