using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace PartnerMfa.Testing.PowerShell;

/// <summary>The outcome of a script: its exit code (null when it ran out of time) and its complete output.</summary>
internal sealed record ScriptRun(int? ExitCode, string Output);

/// <summary>
/// The PowerShell from the NuGet package that the build downloaded. The package contains an executable only for Linux on x64; elsewhere,
/// <c>dotnet</c> starts its <c>pwsh.dll</c>.
/// </summary>
/// <remarks>The package holds an executable for Linux on x64; everywhere else <c>dotnet</c> starts its <c>pwsh.dll</c>.</remarks>
internal static class PowerShellEngine
{
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private static readonly string Folder = Path.Combine(Package(), OperatingSystem.IsWindows() ? "win" : "unix");

    /// <summary>The program that starts it, and its first arguments.</summary>
    public static IReadOnlyList<string> Command { get; } = FindCommand();

    /// <summary>Runs a script of the repository with an empty standard input, and ends it when it takes too long.</summary>
    public static async Task<ScriptRun> RunAsync(string script, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        using Process process = Process.Start(Describe(Path.Combine(RepositoryFolder.Path, script), arguments))!;
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

        return new(ended ? process.ExitCode : null, await output + await errors);
    }

    private static ProcessStartInfo Describe(string path, IEnumerable<string> arguments)
    {
        string[] command = [.. Command, "-NoProfile", "-NonInteractive", "-File", path, .. arguments];
        ProcessStartInfo start = new(command[0], command[1..])
        {
            WorkingDirectory = RepositoryFolder.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A test runner without colors sets this variable, and PowerShell would then show results without colors to the tests as well.
        start.Environment.Remove("NO_COLOR");
        return start;
    }

    private static string[] FindCommand()
    {
        string executable = Path.Combine(Folder, "pwsh");
        bool runs = OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64 && MakeExecutable(executable);
        return runs ? [executable] : ["dotnet", Path.Combine(Folder, "pwsh.dll")];
    }

    // NuGet drops the executable flag on some file systems, and a shared package folder may be read-only.
    private static bool MakeExecutable(string file)
    {
        if (OperatingSystem.IsWindows() || !File.Exists(file)) return false;
        try
        {
            UnixFileMode mode = File.GetUnixFileMode(file);
            if (!mode.HasFlag(UnixFileMode.UserExecute)) File.SetUnixFileMode(file, mode | UnixFileMode.UserExecute);
            return true;
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            return false;
        }
    }

    private static string Package() =>
        typeof(PowerShellEngine).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(fact => fact.Key == "PowerShellPackage").Value!;
}
