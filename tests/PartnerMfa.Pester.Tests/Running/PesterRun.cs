using PartnerMfa.Testing.PowerShell;

namespace PartnerMfa.Pester.Running;

/// <summary>One run of tests/Pester/Invoke-Tests.ps1.</summary>
internal static class PesterRun
{
    /// <summary>Runs a Pester file. A run that ends without results, or in contradiction to them, adds a failed one.</summary>
    /// <param name="path">The file, relative to the root of the repository.</param>
    public static async Task<IReadOnlyList<PesterResult>> OfAsync(string path, CancellationToken cancellationToken)
    {
        string results = Path.GetTempFileName();
        try
        {
            ScriptRun run = await PowerShellEngine.RunAsync(
                "tests/Pester/Invoke-Tests.ps1", ["-Path", Path.Combine(RepositoryFolder.Path, path), "-ResultPath", results], cancellationToken);
            return Judge(Path.GetFileName(path), await File.ReadAllTextAsync(results, cancellationToken), run);
        }
        finally
        {
            File.Delete(results);
        }
    }

    internal static IReadOnlyList<PesterResult> Judge(string file, string json, ScriptRun run)
    {
        IReadOnlyList<PesterResult> results = json.Length == 0 ? [] : PesterResult.Read(json);
        bool failed = results.Any(result => result.Outcome == PesterOutcome.Failed);
        if (results.Count > 0 && run.ExitCode == (failed ? 1 : 0)) return results;

        string end = run.ExitCode is { } code ? $"ended with exit code {code}" : $"was stopped after {PowerShellEngine.Longest.TotalMinutes} minutes";
        return [.. results, new($"{file} runs to its end", PesterOutcome.Failed, $"PowerShell {end}, with {results.Count} results. It wrote:\n{run.Output}")];
    }
}
