using System.Diagnostics;
using System.Text;

namespace PartnerMfa.Mutation;

/// <summary>Core with all mutants, each switched off, and a folder in which the tests run with it.</summary>
internal sealed class MutatedBuild : IDisposable
{
    private const string CoreLibrary = "PartnerMfa.Core.dll";
    private const string CoreFolder = "src/PartnerMfa.Core";
    private const string Report = "mutation-report.json";

    /// <summary>The namespace in which Stryker puts its switch.</summary>
    private const string Marker = "STRYKER_MUTANT_ID_CONTROL_VAR";

    // Tells this program, when Stryker starts it, where to save the mutated library.
    private const string KeepVariable = "PARTNERMFA_MUTATED_BUILD";

    private readonly string _folder;

    private MutatedBuild(string folder, string kept, IReadOnlyList<Mutant> mutants, IReadOnlyList<string> files)
    {
        _folder = folder;
        Kept = kept;
        Mutants = mutants;
        Files = files;
    }

    /// <summary>The folder that keeps this build and its results until a source file changes.</summary>
    public string Kept { get; }

    public IReadOnlyList<Mutant> Mutants { get; }

    /// <summary>All files of Core, relative to its folder.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>The test program, next to the mutated library.</summary>
    public string Program => Path.Combine(_folder, "PartnerMfa.Mutation.dll");

    /// <summary>Called in the program that Stryker starts. Saves the mutated library, which Stryker removes when it is done.</summary>
    public static void Keep()
    {
        string library = Path.Combine(AppContext.BaseDirectory, CoreLibrary);
        if (Environment.GetEnvironmentVariable(KeepVariable) is { Length: > 0 } kept && IsMutated(library)) File.Copy(library, kept, overwrite: true);
    }

    /// <param name="root">The repository's root folder.</param>
    /// <param name="groups">The groups whose files are mutated. They are all included, so that one build serves every run.</param>
    public static MutatedBuild Make(string root, IReadOnlyList<MutationGroup> groups)
    {
        string[] files = [.. SourceFiles.In(root, CoreFolder).Select(path => path[(CoreFolder.Length + 1)..])];
        string[] mutated = [.. groups.SelectMany(group => group.FilesAmong(files)).Distinct().Order(StringComparer.Ordinal)];
        // The mutants depend on the sources of the build, and on the choice of files to mutate.
        string key = SourceFiles.Key(
            root, string.Join("\n", mutated), "src/PartnerMfa.Core", "src/PartnerMfa.Contracts", "src/Polyfills", "Directory.Build.props", "Directory.Packages.props", ".config");
        string kept = Path.Combine(root, "out/mutation", key);
        if (!File.Exists(Path.Combine(kept, Report))) RunStryker(root, mutated, kept);

        string folder = Directory.CreateTempSubdirectory("partner-mfa-mutation-").FullName;
        CopyFolder(AppContext.BaseDirectory, folder);
        File.Copy(Path.Combine(kept, CoreLibrary), Path.Combine(folder, CoreLibrary), overwrite: true);
        return new MutatedBuild(folder, kept, Mutant.ReadAll(Path.Combine(kept, Report)), files);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // Stryker leaves a mutated library in bin when it is killed, so it works in a copy of the repository.
    private static void RunStryker(string root, string[] mutated, string kept)
    {
        Console.WriteLine($"Building the mutants of {mutated.Length} files. This takes a few minutes, and is done again only when these files change.");
        string copy = Directory.CreateTempSubdirectory("partner-mfa-mutation-").FullName;
        try
        {
            foreach (string path in SourceFiles.In(root, "*.props", "*.targets", "*.config", "global.json", ".config", ".editorconfig", "src", "tests/Mutation", "tests/Directory.Build.props"))
            {
                string target = Path.Combine(copy, path);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(Path.Combine(root, path), target);
            }

            string library = Path.Combine(copy, CoreLibrary), output = Path.Combine(copy, "stryker");
            string project = Path.Combine(copy, "tests/Mutation");
            Run(project, library, "dotnet", "build", "-v", "q", "-clp:ErrorsOnly");
            Run(
                project, library,
                ["dotnet", "stryker", "-t", "mtp", "-p", "PartnerMfa.Core.csproj", "--target-framework", "net8.0", "-c", "1", "-r", "Json", "-O", output, "--skip-version-check", "-V", "error", .. mutated.SelectMany(file => new[] { "-m", file })]);
            if (!File.Exists(library)) throw new MutationException("Stryker ran, but never started the tests on a mutated library.");

            string parent = Path.GetDirectoryName(kept)!;
            if (Directory.Exists(parent)) Directory.Delete(parent, recursive: true);
            Directory.CreateDirectory(kept);
            File.Copy(library, Path.Combine(kept, CoreLibrary));
            File.Copy(Path.Combine(output, "reports", Report), Path.Combine(kept, Report));
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private static void Run(string folder, string library, params string[] command)
    {
        ProcessStartInfo start = new(command[0], command[1..]) { WorkingDirectory = folder };
        start.Environment[KeepVariable] = library;
        // Style is checked elsewhere.
        start.Environment["RunAnalyzers"] = "false";
        // In milliseconds. Stryker gives up when a busy machine needs longer to start dotnet.
        start.Environment["DOTNET_INFO_WAIT_TIME"] = "120000";
        using Process process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0) throw new MutationException($"'{string.Join(' ', command[..2])}' ended with exit code {process.ExitCode}.");
    }

    private static bool IsMutated(string library) => File.ReadAllBytes(library).AsSpan().IndexOf(Encoding.Unicode.GetBytes(Marker)) >= 0;

    private static void CopyFolder(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
