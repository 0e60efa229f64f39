using PartnerMfa.Testing.PowerShell;

namespace PartnerMfa.Pester.Scripts;

public sealed class AnalyzerTests
{
    // The same exclusions as in tests/Invoke-Analyzer.ps1.
    private const int NotInstalled = 2;

    [Fact]
    public async Task PSScriptAnalyzer_finds_nothing()
    {
        ScriptRun run = await PowerShellEngine.RunAsync("tests/Invoke-Analyzer.ps1", [], TestContext.Current.CancellationToken);

        Assert.SkipWhen(run.ExitCode == NotInstalled, "PSScriptAnalyzer is not on the module path. The tests of ScriptRules cover the most important of its rules.");
        Assert.True(run.ExitCode == 0, run.Output);
    }
}
