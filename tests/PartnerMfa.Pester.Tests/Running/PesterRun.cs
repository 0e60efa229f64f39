using System.Diagnostics;

namespace PartnerMfa.Pester.Running;

/// <summary>One run of tests/Pester/Invoke-Tests.ps1.</summary>
internal static class PesterRun
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <summary>Runs a file of tests/Pester. A run that ends without results, or otherwise than its results say, gives a failed one.</summary>
    public static async Task<IReadOnlyList<PesterResult>> OfAsync(string file, CancellationToken cancellationToken)
    {
        string folder = Path.Combine(Repository.Root, "tests", "Pester");
        string results = Path.GetTempFileName();
        try
        {
            ProcessStartInfo start = PowerShellEngine.Script(
                Path.Combine(folder, "Invoke-Tests.ps1"), "-Path", Path.Combine(folder, file), "-ResultPath", results);
            (int? exitCode, string output) = await RunAsync(start, cancellationToken);
            return Judge(file, await File.ReadAllTextAsync(results, cancellationToken), exitCode, output);
        }
        finally
        {
            File.Delete(results);
        }
    }

    internal static IReadOnlyList<PesterResult> Judge(string file, string json, int? exitCode, string output)
    {
        IReadOnlyList<PesterResult> results = json.Length == 0 ? [] : PesterResult.Read(json);
        bool failed = results.Any(result => result.Outcome == PesterOutcome.Failed);
        if (results.Count > 0 && exitCode == (failed ? 1 : 0)) return results;

        string end = exitCode is null ? $"was stopped after {Longest.TotalMinutes} minutes" : $"ended with exit code {exitCode}";
        return [.. results, new($"{file} runs to its end", PesterOutcome.Failed, $"PowerShell {end}, with {results.Count} results. It wrote:\n{output}")];
    }

    private static async Task<(int? ExitCode, string Output)> RunAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        Task<string> errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Longest);
        bool ended = true;
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            ended = false;
        }

        return (ended ? process.ExitCode : null, await output + await errors);
    }
}
