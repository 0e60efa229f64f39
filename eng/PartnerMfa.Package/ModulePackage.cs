using System.Xml.Linq;

namespace PartnerMfa.Package;

/// <summary>Packs the module: a package for PSResourceGet and PowerShellGet, and a zip for Azure Automation.</summary>
internal static class ModulePackage
{
    private static readonly XNamespace Nuspec = "http://schemas.microsoft.com/packaging/2011/08/nuspec.xsd";
    private static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/package/2006/relationships";

    public static void Write(string folder, string output)
    {
        Directory.CreateDirectory(output);
        Manifest manifest = Manifest.Read(Path.Combine(folder, "PartnerMfa.psd1"));
        (string Name, byte[] Content)[] files = [.. ModuleStage.Files(folder).Select(file => (file, File.ReadAllBytes(Path.Combine(folder, file))))];
        (string, byte[])[] parts =
        [
            ("PartnerMfa.nuspec", Bytes(NuspecOf(manifest))),
            ("[Content_Types].xml", Bytes(TypesOf(files.Select(file => file.Name)))),
            ("_rels/.rels", Bytes(RelationsOf())),
        ];
        DeterministicZip.Write(Path.Combine(output, $"PartnerMfa.{manifest.PackageVersion}.nupkg"), [.. parts, .. files]);
        // Zip, folder and manifest must share one name: https://learn.microsoft.com/azure/automation/shared-resources/modules
        DeterministicZip.Write(Path.Combine(output, "PartnerMfa.zip"), files.Select(file => ("PartnerMfa/" + file.Name, file.Content)));
    }

    private static XElement NuspecOf(Manifest manifest) => new(Nuspec + "package", new XElement(
        Nuspec + "metadata",
        new XElement(Nuspec + "id", "PartnerMfa"),
        new XElement(Nuspec + "version", manifest.PackageVersion),
        new XElement(Nuspec + "authors", manifest.Value("Author")),
        new XElement(Nuspec + "owners", manifest.Value("CompanyName")),
        new XElement(Nuspec + "requireLicenseAcceptance", "false"),
        new XElement(Nuspec + "license", new XAttribute("type", "expression"), "MIT"),
        manifest.Find("ProjectUri") is { } address ? new XElement(Nuspec + "projectUrl", address) : null,
        manifest.Find("IconUri") is { } icon ? new XElement(Nuspec + "iconUrl", icon) : null,
        new XElement(Nuspec + "description", manifest.Value("Description")),
        new XElement(Nuspec + "releaseNotes", manifest.Value("ReleaseNotes")),
        new XElement(Nuspec + "copyright", manifest.Value("Copyright")),
        new XElement(Nuspec + "tags", string.Join(' ', TagsOf(manifest)))));

    // The tags that PowerShellGet adds; galleries search by them.
    private static IEnumerable<string> TagsOf(Manifest manifest) =>
    [
        .. manifest.List("Tags"), "PSModule", "PSIncludes_Cmdlet",
        .. manifest.List("CmdletsToExport").Select(name => "PSCmdlet_" + name),
        .. manifest.List("CmdletsToExport").Select(name => "PSCommand_" + name),
    ];

    private static XElement TypesOf(IEnumerable<string> files) => new(
        Types + "Types",
        Default("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        Default("nuspec", "application/octet"),
        files.Select(file => Path.GetExtension(file).TrimStart('.')).Where(kind => kind.Length > 0).Distinct().Order(StringComparer.Ordinal)
            .Select(kind => Default(kind, "application/octet")),
        files.Where(file => Path.GetExtension(file).Length == 0)
            .Select(file => new XElement(Types + "Override", new XAttribute("PartName", "/" + file), new XAttribute("ContentType", "application/octet"))));

    private static XElement Default(string extension, string kind) =>
        new(Types + "Default", new XAttribute("Extension", extension), new XAttribute("ContentType", kind));

    private static XElement RelationsOf() => new(Relations + "Relationships", new XElement(
        Relations + "Relationship",
        new XAttribute("Type", "http://schemas.microsoft.com/packaging/2010/07/manifest"),
        new XAttribute("Target", "/PartnerMfa.nuspec"),
        new XAttribute("Id", "R1")));

    private static byte[] Bytes(XElement document) =>
        ModuleStage.Encoding.GetBytes("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + document.ToString().ReplaceLineEndings("\n"));
}
