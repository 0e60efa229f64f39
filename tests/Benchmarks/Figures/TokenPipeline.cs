using PartnerMfa.Benchmarks.Measuring;

namespace PartnerMfa.Benchmarks.Figures;

/// <summary>
/// Many tokens through <c>Test-PartnerMfaToken</c>, including the results, compared with a cmdlet that only decodes them and reads three
/// claims.
/// </summary>
internal sealed class TokenPipeline : IFigure
{
    public const int Tokens = 100_000;

    public const string Command = "$tokens | Test-PartnerMfaToken";

    private const int Runs = 9;

    public string Name => "Test-PartnerMfaToken";

    public double Target => 1.5;

    public string? Exclusion => ChildProcess.IsOnPath("pwsh") ? null : "pwsh is not on PATH, so no cmdlet can be run here.";

    public string? Remark { get; private set; }

    public InterleavedTimes Measure()
    {
        string bare = Repository.Stage("BareDecoder");
        Repository.DotNet("build", "tests/Benchmarks/BareDecoder", "--output", bare);
        PipelineTimes measured = PipelineTimes.Of(
            Runs, new(Command, StagedModule(), Tokens), new("$tokens | Read-BareToken", Path.Combine(bare, "BareDecoder.psd1"), Tokens));
        Remark = $"{Tokens:N0} tokens; {measured.FigureBytes:N0} bytes allocated for a token, {measured.FloorBytes:N0} by the bare cmdlet, which makes nothing of it";
        return measured.Times;
    }

    public static string StagedModule()
    {
        string module = Repository.Stage("PartnerMfa");
        Repository.DotNet("build", "src/PartnerMfa", $"-p:ModuleStage={module}{Path.DirectorySeparatorChar}");
        return Path.Combine(module, "PartnerMfa.psd1");
    }
}
