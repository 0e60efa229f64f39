using System.Diagnostics;
using System.Reflection.PortableExecutable;

namespace PartnerMfa.Package;

/// <summary>
/// Compiles the module's libraries ahead for one platform (ReadyToRun), into a separate folder that the module prefers on that platform. If the
/// packs that this needs are missing, the platform runs the plain libraries.
/// </summary>
internal static class AheadLibraries
{
    private const string Project = "eng/PartnerMfa.Ahead";

    /// <summary>The runtime to compile for, as in the project. Older runtimes do not accept the result.</summary>
    private const string Runtime = "net10.0";

    /// <param name="repository">The root of the repository.</param>
    /// <param name="folder">The staged module.</param>
    /// <param name="platform">The platform as .NET names it, such as <c>linux-x64</c>.</param>
    /// <returns>Whether they were compiled.</returns>
    public static bool Add(string repository, string folder, string platform)
    {
        string work = Directory.CreateTempSubdirectory("partner-mfa-ahead").FullName;
        string published = Path.Combine(work, "published");
        try
        {
            if (!Publish(repository, folder, platform, work, published)) return false;
            string target = Path.Combine(folder, "lib", $"{Runtime}-{platform}");
            Directory.CreateDirectory(target);
            foreach (string library in Directory.GetFiles(Path.Combine(folder, "lib", "net8.0"), "*.dll"))
            {
                string compiled = Path.Combine(published, Path.GetFileName(library));
                if (File.Exists(compiled) && IsCompiled(compiled)) File.Copy(compiled, Path.Combine(target, Path.GetFileName(library)));
            }

            return true;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static bool Publish(string repository, string folder, string platform, string work, string published)
    {
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        // Temporary folders, so that nothing is reused from an earlier compilation of other libraries.
        string[] arguments =
        [
            "publish", Project, "--configuration", "Release", "--runtime", platform, "--output", published,
            $"-p:ModuleFolder={folder}", $"-p:IntermediateOutputPath={work}/obj/", $"-p:OutputPath={work}/bin/", "-v:q", "-clp:ErrorsOnly",
        ];
        using Process process = Process.Start(new ProcessStartInfo(dotnet, arguments) { WorkingDirectory = repository, RedirectStandardOutput = true })!;
        string said = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        if (process.ExitCode == 0) return true;
        Console.WriteLine($"The module's libraries are not compiled ahead for {platform}, and run there as they are: {said.ReplaceLineEndings("\n").Split('\n')[0]}");
        return false;
    }

    private static bool IsCompiled(string file)
    {
        using PEReader reader = new(File.OpenRead(file));
        return reader.PEHeaders.CorHeader?.ManagedNativeHeaderDirectory.Size > 0;
    }
}
