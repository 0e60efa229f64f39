using System.Globalization;

namespace PartnerMfa.Benchmarks.Measuring;

/// <summary>Two cmdlets that get the same tokens through the pipeline, alternately, in one PowerShell.</summary>
/// <param name="Times">The medians, for as many tokens as the figure's cmdlet got.</param>
/// <param name="FigureBytes">The bytes that the figure's cmdlet allocates per token, including the pipeline.</param>
/// <param name="FloorBytes">The bytes that the other cmdlet allocates per token.</param>
internal sealed record PipelineTimes(InterleavedTimes Times, double FigureBytes, double FloorBytes)
{
    private const int DistinctTokens = 10_000;

    // By then, everything is fully optimized.
    private const int RunsBefore = 3;

    /// <param name="Command">What to do with <c>$tokens</c>.</param>
    /// <param name="Module">The path or name of its module.</param>
    /// <param name="Tokens">The number of tokens it gets; times are given per token.</param>
    public sealed record Contestant(string Command, string Module, int Tokens);

    public static PipelineTimes Of(int runs, Contestant figure, Contestant floor)
    {
        string file = Path.Combine(Repository.Stage("tokens"), "tokens.txt");
        File.WriteAllLines(file, Enumerable.Range(0, DistinctTokens).Select(i => SampleToken.Of($"user{i}")));
        double[][] lines = [.. ChildProcess.Run("pwsh", "-NoProfile", "-NonInteractive", "-Command", Script(RunsBefore + runs, file, figure, floor))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray())];
        double[][] timed = lines[RunsBefore..];
        return new PipelineTimes(
            InterleavedTimes.Of([.. timed.Select(line => Whole(line[0]))], [.. timed.Select(line => Whole(line[1]))]),
            timed[^1][2],
            timed[^1][3]);

        TimeSpan Whole(double microseconds) => TimeSpan.FromMicroseconds(microseconds * figure.Tokens);
    }

    // Each run prints the microseconds and the bytes per token, for the figure and for the floor.
    private static string Script(int runs, string file, Contestant figure, Contestant floor) => $$"""
        $ErrorActionPreference = 'Stop'
        Import-Module '{{figure.Module}}', '{{floor.Module}}'
        $lines = [IO.File]::ReadAllLines('{{file}}')
        function Get-Tokens($count) { $tokens = [string[]]::new($count); for ($i = 0; $i -lt $count; $i++) { $tokens[$i] = $lines[$i % $lines.Length] }; , $tokens }
        function Measure-Pipeline($command, $tokens) {
            [GC]::Collect()
            $bytes = [GC]::GetAllocatedBytesForCurrentThread()
            $watch = [Diagnostics.Stopwatch]::StartNew()
            & $command | Out-Null
            $watch.Elapsed.TotalMilliseconds * 1000 / $tokens.Length
            ([GC]::GetAllocatedBytesForCurrentThread() - $bytes) / $tokens.Length
        }
        $figure = Get-Tokens {{figure.Tokens}}
        $floor = Get-Tokens {{floor.Tokens}}
        for ($run = 0; $run -lt {{runs}}; $run++) {
            $ours = Measure-Pipeline { {{figure.Command}} } $figure
            $other = Measure-Pipeline { {{floor.Command}} } $floor
            [string]::Format([cultureinfo]::InvariantCulture, '{0} {1} {2} {3}', $ours[0], $other[0], $ours[1], $other[1])
        }
        """;
}
