using System.Text;

namespace PartnerMfa.Package;

/// <summary>The module's folder as it is shipped: what was built, a manifest that is complete, and the bill of materials.</summary>
internal static class ModuleStage
{
    public static void Write(string repository, string folder, string? prerelease)
    {
        string built = Path.Combine(repository, "out", "PartnerMfa");
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        foreach (string file in Directory.GetFiles(built, "*", SearchOption.AllDirectories)) Copy(file, Path.Combine(folder, Path.GetRelativePath(built, file)));
        Manifest manifest = Manifest.Read(Path.Combine(folder, "PartnerMfa.psd1"));
        File.WriteAllText(Path.Combine(folder, BillOfMaterials.FileName), BillOfMaterials.Of(repository, folder, manifest.Version), Encoding);
        string notes = ReleaseNotes.Of(File.ReadAllText(Path.Combine(repository, "CHANGELOG.md")), manifest.Version);
        manifest.Complete(Files(folder), notes, prerelease);
    }

    public static UTF8Encoding Encoding { get; } = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Every file, with forward slashes, in ordinal order.</summary>
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
