using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace PartnerMfa.Package;

/// <summary>Writes archives that have the same bytes for the same content: entries are sorted, and dates and attributes are fixed.</summary>
internal static partial class DeterministicZip
{
    private const string PropertiesFolder = "package/services/metadata/core-properties/";

    private static readonly DateTimeOffset Time = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Write(string file, IEnumerable<(string Name, byte[] Content)> entries)
    {
        File.Delete(file);
        using ZipArchive archive = ZipFile.Open(file, ZipArchiveMode.Create);
        foreach ((string name, byte[] content) in entries.OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            ZipArchiveEntry entry = archive.CreateEntry(name, CompressionLevel.Optimal);
            entry.LastWriteTime = Time;
            // A regular file with the mode rw-r--r--, whatever system builds it.
            entry.ExternalAttributes = unchecked((int)0x81A40000);
            using Stream stream = entry.Open();
            stream.Write(content);
        }
    }

    /// <summary>Rewrites a package that NuGet made, with fixed names in place of the random ones NuGet gives its metadata.</summary>
    public static void Rewrite(string package)
    {
        List<(string Name, byte[] Content)> entries = [];
        using (ZipArchive archive = ZipFile.OpenRead(package))
            foreach (ZipArchiveEntry entry in archive.Entries) entries.Add(WithFixedNames(entry.FullName, Read(entry)));
        Write(package, entries);
    }

    private static (string, byte[]) WithFixedNames(string name, byte[] content) =>
        name.StartsWith(PropertiesFolder, StringComparison.Ordinal) ? (PropertiesFolder + "properties.psmdcp", content)
        : name == "_rels/.rels" ? (name, Encoding.UTF8.GetBytes(WithFixedNames(Encoding.UTF8.GetString(content))))
        : (name, content);

    private static string WithFixedNames(string relations)
    {
        int number = 0;
        return RelationId().Replace(PropertiesName().Replace(relations, PropertiesFolder + "properties.psmdcp"), _ => $"Id=\"R{++number}\"");
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using Stream stream = entry.Open();
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    [GeneratedRegex("package/services/metadata/core-properties/[0-9a-f]+\\.psmdcp")]
    private static partial Regex PropertiesName();

    [GeneratedRegex("\\bId=\"[^\"]*\"")]
    private static partial Regex RelationId();
}
