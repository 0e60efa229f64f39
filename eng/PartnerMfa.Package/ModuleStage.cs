using System.Text;

namespace PartnerMfa.Package;

/// <summary>The module's folder as it ships: what was built, the bill of materials, and a complete manifest.</summary>
internal static class ModuleStage
{
    public static UTF8Encoding Encoding { get; } = new(encoderShouldEmitUTF8Identifier: false);

    /// <param name="repository">The root of the repository, with the module built to <c>out/PartnerMfa</c>.</param>
    /// <param name="folder">Where the module goes. What it held before is deleted.</param>
    /// <param name="prerelease">Null for a release.</param>
    /// <param name="repositoryUrl">Null until the project has an address.</param>
    /// <param name="platforms">Those whose libraries are compiled ahead.</param>
    public static void Write(string repository, string folder, string? prerelease, string? repositoryUrl, IReadOnlyList<string> platforms)
    {
        string built = Path.Combine(repository, "out", "PartnerMfa");
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        foreach (string file in Files(built)) Copy(Path.Combine(built, file), Path.Combine(folder, file));
        foreach (string platform in platforms) AheadLibraries.Add(repository, folder, platform);
        Manifest manifest = Manifest.Read(Path.Combine(folder, "PartnerMfa.psd1"));
        // Sandbox refers to everything that ships in the module's lib folder, directly or not.
        CycloneDxTool.Write(repository, "src/PartnerMfa.Sandbox/PartnerMfa.Sandbox.csproj", Path.Combine(folder, CycloneDxTool.FileName), ("PartnerMfa", manifest.Version, "Library"));
        string notes = ReleaseNotes.Of(File.ReadAllText(Path.Combine(repository, "CHANGELOG.md")), manifest.Version);
        manifest.Complete(Files(folder), new Release(notes, prerelease, repositoryUrl));
    }

    /// <summary>Every file, relative to the folder, with forward slashes, in ordinal order.</summary>
    public static IReadOnlyList<string> Files(string folder) =>
        [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to);
    }
}
