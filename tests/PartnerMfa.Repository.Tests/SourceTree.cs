using YamlDotNet.RepresentationModel;

namespace PartnerMfa.Repository;

/// <summary>The files of the repository that people write, without the output of builds and tools.</summary>
internal static class SourceTree
{
    private static readonly HashSet<string> Generated = new(StringComparer.Ordinal)
    {
        ".git", ".vs", ".idea", "bin", "obj", "out", "node_modules", "TestResults", "StrykerOutput", "BenchmarkDotNet.Artifacts",
    };

    public static string Root => RepositoryFolder.Path;

    /// <summary>The full paths of all files with this ending, in a stable order.</summary>
    public static IReadOnlyList<string> Files(string ending) => [.. Walk(Root).Where(file => file.EndsWith(ending, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>The path from the root, with forward slashes on every system.</summary>
    public static string NameOf(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    public static string PathOf(string name) => Path.Combine(Root, name);

    public static string TextOf(string name) => File.ReadAllText(PathOf(name)).ReplaceLineEndings("\n");

    /// <exception cref="YamlDotNet.Core.YamlException">The file is not valid YAML.</exception>
    public static YamlMappingNode YamlOf(string name)
    {
        YamlStream yaml = [];
        yaml.Load(new StringReader(TextOf(name)));
        return Assert.IsType<YamlMappingNode>(Assert.Single(yaml.Documents).RootNode);
    }

    private static IEnumerable<string> Walk(string folder) =>
        Directory.EnumerateFiles(folder).Concat(Directory.EnumerateDirectories(folder).Where(child => !Generated.Contains(Path.GetFileName(child))).SelectMany(Walk));
}
