using System.Text.Json;
using System.Xml.Linq;

namespace PartnerMfa.Staged;

/// <summary>A library of a package, as the build restored it for a framework.</summary>
/// <param name="License">The SPDX expression in the package's nuspec, or the address of its license.</param>
/// <param name="Framework">The name of NuGet's folder, such as netstandard2.0.</param>
internal sealed record ShippedPackage(string Name, string Version, string License, string Framework, string Library)
{
    /// <summary>The packages of a project that have a library in the folder's <c>lib/framework</c>.</summary>
    public static IEnumerable<ShippedPackage> In(string folder, string project) =>
        Of(project).Where(package => File.Exists(Path.Combine(folder, "lib", package.Framework, package.Library)));

    /// <summary>Every library that the project needs at run time.</summary>
    public static IReadOnlyList<ShippedPackage> Of(string project)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(project, "obj", "project.assets.json")));
        string[] folders = [.. document.RootElement.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name)];
        return
        [
            .. document.RootElement.GetProperty("targets").EnumerateObject()
                .SelectMany(target => target.Value.EnumerateObject().Select(library => (Framework: FrameworkOf(target.Name), Library: library)))
                .Where(found => found.Library.Value.GetProperty("type").GetString() == "package")
                .SelectMany(found => Runtime(found.Library.Value).Select(file => Create(folders, found.Library.Name.Split('/'), found.Framework, file)))
                .OrderBy(package => package.Name, StringComparer.Ordinal).ThenBy(package => package.Version, StringComparer.Ordinal)
                .ThenBy(package => package.Framework, StringComparer.Ordinal),
        ];
    }

    private static ShippedPackage Create(string[] folders, string[] key, string framework, string file) =>
        new(key[0], key[1], LicenseOf(folders, key), framework, file);

    private static string FrameworkOf(string target) => target.Replace(".NETStandard,Version=v", "netstandard", StringComparison.Ordinal);

    private static IEnumerable<string> Runtime(JsonElement library) =>
        library.TryGetProperty("runtime", out JsonElement files) ? files.EnumerateObject().Select(file => Path.GetFileName(file.Name)) : [];

    private static string LicenseOf(string[] folders, string[] key)
    {
        string name = key[0].ToLowerInvariant();
        string file = folders.Select(folder => Path.Combine(folder, name, key[1].ToLowerInvariant(), name + ".nuspec")).First(File.Exists);
        XElement metadata = XDocument.Load(file).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
        XElement? license = metadata.Elements().FirstOrDefault(element => element.Name.LocalName == "license" && (string?)element.Attribute("type") == "expression");
        return license?.Value ?? metadata.Elements().FirstOrDefault(element => element.Name.LocalName == "licenseUrl")?.Value ?? "unknown";
    }
}
