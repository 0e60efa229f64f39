using System.IO.Compression;
using PartnerMfa.Package;

namespace PartnerMfa.Packaging;

public sealed class DeterministicZipTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("partnermfa-zip-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_same_entries_give_the_same_bytes_in_any_order()
    {
        DeterministicZip.Write(File("one.zip"), [("b.txt", [2]), ("a.txt", [1])]);
        DeterministicZip.Write(File("two.zip"), [("a.txt", [1]), ("b.txt", [2])]);

        Assert.Equal(System.IO.File.ReadAllBytes(File("one.zip")), System.IO.File.ReadAllBytes(File("two.zip")));
    }

    [Fact]
    public void Rewriting_gives_two_packings_of_one_package_the_same_bytes()
    {
        Pack("one.nupkg", "3f2a", "R7c1", new DateTime(2026, 1, 2));
        Pack("two.nupkg", "99bb", "Rd00", new DateTime(2026, 3, 4));

        DeterministicZip.Rewrite(File("one.nupkg"));
        DeterministicZip.Rewrite(File("two.nupkg"));

        Assert.Equal(System.IO.File.ReadAllBytes(File("one.nupkg")), System.IO.File.ReadAllBytes(File("two.nupkg")));
        using ZipArchive package = ZipFile.OpenRead(File("one.nupkg"));
        Assert.Equal(["_rels/.rels", "lib/a.dll", "package/services/metadata/core-properties/properties.psmdcp"], package.Entries.Select(entry => entry.FullName));
    }

    // NuGet varies the random names and the dates from one packing to the next.
    private void Pack(string name, string properties, string id, DateTime time)
    {
        using ZipArchive package = ZipFile.Open(File(name), ZipArchiveMode.Create);
        string file = $"package/services/metadata/core-properties/{properties}.psmdcp";
        Add(package, file, "properties", time);
        Add(package, "_rels/.rels", $"<Relationship Target=\"/{file}\" Id=\"{id}\" />", time);
        Add(package, "lib/a.dll", "code", time);
    }

    private static void Add(ZipArchive package, string name, string content, DateTime time)
    {
        ZipArchiveEntry entry = package.CreateEntry(name);
        entry.LastWriteTime = time;
        using StreamWriter writer = new(entry.Open());
        writer.Write(content);
    }

    private string File(string name) => Path.Combine(_folder.FullName, name);
}
