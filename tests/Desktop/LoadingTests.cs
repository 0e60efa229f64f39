using System.Diagnostics;

namespace PartnerMfa;

/// <summary>
/// On a host without binding redirects, the module's libraries get the module's own assemblies, and nothing else gets them.
/// </summary>
public sealed class LoadingTests
{
    private static readonly string Stage = Path.GetFullPath(Path.Combine(RepositoryFolder.Path, "out", "PartnerMfa"));

    // The assemblies that are part of .NET Framework.
    private static readonly string[] Framework = ["netstandard", "mscorlib", "System", "System.Core", "System.Security"];

    private static readonly Lazy<IReadOnlyList<(string Asking, string Name, string Location)>> Told = new(Run);

    [Fact]
    public void Every_library_gets_what_it_refers_to_from_the_modules_own_folder()
    {
        (string Asking, string Name, string Location)[] asked = [.. Told.Value.Where(row => row.Asking != "PartnerMfa.DesktopLoading" && !Framework.Contains(row.Name))];

        Assert.InRange(asked.Length, 50, 1000);
        Assert.All(asked, row => Assert.Equal((row.Asking, row.Name, Home(row.Name)), row));
    }

    [Fact]
    public void A_program_that_is_not_of_the_module_gets_nothing()
    {
        (string Asking, string Name, string Location)[] asked = [.. Told.Value.Where(row => row.Asking == "PartnerMfa.DesktopLoading")];

        Assert.Equal(Directory.GetFiles(Path.Combine(Stage, "lib", "netstandard2.0"), "*.dll").Length, asked.Length);
        Assert.All(asked, row => Assert.Equal("-", row.Location));
    }

    [Fact]
    public void These_tests_run_on_the_staged_libraries()
    {
        string here = AppDomain.CurrentDomain.BaseDirectory;

        Assert.All(
            Directory.GetFiles(Path.Combine(Stage, "lib", "netstandard2.0"), "*.dll").Append(Home("PartnerMfa.Contracts")),
            file => Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(here, Path.GetFileName(file)))));
        Assert.Equal(Path.Combine(here, "PartnerMfa.Core.dll"), typeof(PartnerMfaClient).Assembly.Location);
    }

    private static string Home(string name) => name == "PartnerMfa.Contracts"
        ? Path.Combine(Stage, name + ".dll")
        : Path.Combine(Stage, "lib", "netstandard2.0", name + ".dll");

    private static IReadOnlyList<(string Asking, string Name, string Location)> Run()
    {
        string host = Path.Combine(RepositoryFolder.Path, "tests", "Desktop", "Loading", "bin", "Debug", "net472", "PartnerMfa.DesktopLoading.exe");
        bool isMono = Type.GetType("Mono.Runtime") is not null;
        ProcessStartInfo start = new(isMono ? "mono" : host, isMono ? $"\"{host}\" \"{Stage}\"" : $"\"{Stage}\"") { RedirectStandardOutput = true, UseShellExecute = false };
        using Process process = Process.Start(start);
        string[] lines = process.StandardOutput.ReadToEnd().Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return [.. lines.Select(line => line.Split('\t')).Select(parts => (parts[0], parts[1], parts[2]))];
    }
}
