using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace PartnerMfa.Pester.Running;

/// <summary>The PowerShell of the NuGet package that the build downloaded.</summary>
/// <remarks>The package holds an executable for Linux on x64; everywhere else <c>dotnet</c> starts its <c>pwsh.dll</c>.</remarks>
internal static class PowerShellEngine
{
    private static readonly string Folder = Path.Combine(Package(), OperatingSystem.IsWindows() ? "win" : "unix");

    /// <summary>Describes a process that runs the script, with its output redirected and its input empty.</summary>
    public static ProcessStartInfo Script(string path, params IEnumerable<string> arguments)
    {
        string[] command = [.. Command(), "-NoProfile", "-NonInteractive", "-File", path, .. arguments];
        ProcessStartInfo start = new(command[0], command[1..])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A test runner without colors sets it, and PowerShell would then show results without colors to the tests as well.
        start.Environment.Remove("NO_COLOR");
        return start;
    }

    private static string[] Command()
    {
        string executable = Path.Combine(Folder, "pwsh");
        bool runs = OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64 && MakeExecutable(executable);
        return runs ? [executable] : ["dotnet", Path.Combine(Folder, "pwsh.dll")];
    }

    // NuGet drops the mark of an executable on some file systems, and a shared package folder may be read-only.
    private static bool MakeExecutable(string file)
    {
        if (OperatingSystem.IsWindows() || !File.Exists(file)) return false;
        try
        {
            UnixFileMode mode = File.GetUnixFileMode(file);
            if (!mode.HasFlag(UnixFileMode.UserExecute)) File.SetUnixFileMode(file, mode | UnixFileMode.UserExecute);
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string Package() =>
        typeof(PowerShellEngine).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(fact => fact.Key == "PowerShellPackage").Value!;
}
