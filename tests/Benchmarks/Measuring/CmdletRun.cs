using System.Globalization;

namespace PartnerMfa.Benchmarks.Measuring;

/// <summary>One command in a separate PowerShell.</summary>
/// <param name="Time">How long the command took, not counting the start of PowerShell and the import of the module.</param>
/// <param name="PeakBytes">The maximum memory that the process ever had (its peak working set).</param>
internal sealed record CmdletRun(TimeSpan Time, long PeakBytes)
{
    /// <param name="module">The module of the command.</param>
    /// <param name="command">The command; empty to measure PowerShell itself.</param>
    public static CmdletRun Of(string module, string command)
    {
        string[] printed = ChildProcess.Run("pwsh", "-NoProfile", "-NonInteractive", "-Command", $$"""
            $ErrorActionPreference = 'Stop'
            $ProgressPreference = 'SilentlyContinue'
            Import-Module '{{module}}'
            $watch = [Diagnostics.Stopwatch]::StartNew()
            {{command}} | Out-Null
            $watch.Elapsed.Ticks
            [Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64
            """.Replace(" | Out-Null", command.Length > 0 ? " | Out-Null" : "", StringComparison.Ordinal))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new CmdletRun(TimeSpan.FromTicks(Number(printed[0])), Number(printed[1]));
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
