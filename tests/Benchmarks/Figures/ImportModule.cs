using System.Globalization;
using PartnerMfa.Benchmarks.Measuring;

namespace PartnerMfa.Benchmarks.Figures;

/// <summary><c>Import-Module</c> in a fresh process, against a binary module with one empty cmdlet.</summary>
internal sealed class ImportModule : IFigure
{
    private const int Runs = 21;

    public string Name => "Import-Module";

    public double Target => 3;

    public string? Obstacle => ChildProcess.IsOnPath("pwsh") ? null : "pwsh is not on PATH, so no module can be imported here.";

    public InterleavedTimes Measure()
    {
        string module = Repository.Stage("PartnerMfa");
        string emptyModule = Repository.Stage("EmptyModule");
        Repository.DotNet("build", "src/PartnerMfa", $"-p:ModuleStage={module}{Path.DirectorySeparatorChar}");
        Repository.DotNet("build", "tests/Benchmarks/EmptyModule", "--output", emptyModule);
        return InterleavedTimes.Of(Runs, () => Import(module), () => Import(emptyModule));
    }

    // Only the command itself counts, not the start of PowerShell.
    private static TimeSpan Import(string module)
    {
        string printed = ChildProcess.Run("pwsh", "-NoProfile", "-NonInteractive", "-Command", $$"""
            $ErrorActionPreference = 'Stop'
            $watch = [Diagnostics.Stopwatch]::StartNew()
            Import-Module '{{module}}'
            $watch.ElapsedTicks
            [Diagnostics.Stopwatch]::Frequency
            """);
        double[] numbers = [.. printed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => double.Parse(line, CultureInfo.InvariantCulture))];
        return TimeSpan.FromSeconds(numbers[0] / numbers[1]);
    }
}
