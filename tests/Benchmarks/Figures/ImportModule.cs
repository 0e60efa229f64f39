using System.Globalization;
using PartnerMfa.Benchmarks.Measuring;

namespace PartnerMfa.Benchmarks.Figures;

/// <summary><c>Import-Module</c> in a fresh process, compared with a binary module that has one empty cmdlet.</summary>
internal sealed class ImportModule : IFigure
{
    private const int Runs = 21;

    public string Name => "Import-Module";

    public double Target => 3;

    public string? Exclusion => ChildProcess.IsOnPath("pwsh") ? null : "pwsh is not on PATH, so no module can be imported here.";

    public InterleavedTimes Measure() => InModules((module, emptyModule) => InterleavedTimes.Of(
        Runs, () => Time($"Import-Module '{module}'"), () => Time($"Import-Module '{emptyModule}'")));

    /// <summary>Returns the module and an empty one, both freshly built.</summary>
    public static InterleavedTimes InModules(Func<string, string, InterleavedTimes> measure)
    {
        string module = Repository.Stage("PartnerMfa");
        string emptyModule = Repository.Stage("EmptyModule");
        Repository.DotNet("build", "src/PartnerMfa", $"-p:ModuleStage={module}{Path.DirectorySeparatorChar}");
        Repository.DotNet("build", "tests/Benchmarks/EmptyModule", "--output", emptyModule);
        return measure(module, emptyModule);
    }

    /// <summary>The time of some commands in a fresh process, not counting the start of PowerShell.</summary>
    public static TimeSpan Time(string commands)
    {
        string printed = ChildProcess.Run("pwsh", "-NoProfile", "-NonInteractive", "-Command", $$"""
            $ErrorActionPreference = 'Stop'
            $watch = [Diagnostics.Stopwatch]::StartNew()
            {{commands}}
            $watch.ElapsedTicks
            [Diagnostics.Stopwatch]::Frequency
            """);
        double[] numbers = [.. printed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => double.Parse(line, CultureInfo.InvariantCulture))];
        return TimeSpan.FromSeconds(numbers[0] / numbers[1]);
    }
}
