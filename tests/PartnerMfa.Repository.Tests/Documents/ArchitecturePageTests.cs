using System.Text.RegularExpressions;

namespace PartnerMfa.Repository.Documents;

/// <summary>The architecture page matches the code: it names every folder, and every type that it mentions exists.</summary>
public sealed class ArchitecturePageTests
{
    private const string Core = "src/PartnerMfa.Core";

    private static readonly string Page = SourceTree.TextOf("docs/contributing/architecture.md");

    [Fact]
    public void Every_folder_of_Core_is_on_the_page()
    {
        HashSet<string> named = [.. Named()];
        string[] folders = [.. Folders(Core).Select(folder => folder[(Core.Length + 1)..])];

        Assert.True(folders.Length > 40, "The test must find the folders.");
        string[] missing = [.. folders.Where(folder => !named.Contains(folder.Split('/')[^1]))];
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_folder_on_the_page_exists()
    {
        HashSet<string> existing = [.. Folders("src").Concat(Folders("eng")).Concat(Folders("docs")).Concat(Folders("tests")).Concat(Folders("samples")).Select(folder => folder.Split('/')[^1]), "src", "eng", "docs"];
        string[] named = [.. Named()];

        Assert.True(named.Length > 40, "The test must find the names.");
        string[] missing = [.. named.Where(name => !existing.Contains(name))];
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_type_on_the_page_exists()
    {
        HashSet<string> types = [.. SourceTree.Files(".cs").SelectMany(Declared)];
        string[] named =
        [
            .. Prose().SelectMany(line => Regex.Matches(line, "`([^`]+)`").Select(match => match.Groups[1].Value))
                .Where(word => Regex.IsMatch(word, @"^[A-Z]\w*[a-z]\w*$"))
                .Where(word => !Folders("src").Any(folder => folder.EndsWith("/" + word, StringComparison.Ordinal)))
                .Except(OfOthers)
                .Distinct(),
        ];

        Assert.True(named.Length > 40, "The test must find the names.");
        string[] missing = [.. named.Where(name => !types.Contains(name))];
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_path_on_the_page_exists()
    {
        string[] paths =
        [
            .. Prose().SelectMany(line => Regex.Matches(line, "`([A-Z]\\w+(?:/\\w+)+)`").Select(match => match.Groups[1].Value)).Distinct(),
        ];

        Assert.True(paths.Length > 3, "The test must find the paths.");
        string[] missing = [.. paths.Where(path => !Folders("src").Any(folder => folder.EndsWith("/" + path, StringComparison.Ordinal)))];
        Assert.Empty(missing);
    }

    // Types of .NET and of libraries.
    private static readonly string[] OfOthers = ["AssemblyResolve", "JwtSecurityTokenHandler"];

    /// <summary>The folders in the diagrams: names that are followed by a slash.</summary>
    private static IEnumerable<string> Named() => Drawings()
        .SelectMany(line => Regex.Matches(line, @"(?<![\w.])([\w.]+(?:/[\w.]+)*)/").SelectMany(match => match.Groups[1].Value.Split('/')))
        .Distinct();

    private static IEnumerable<string> Drawings() => Page.Split("```").Where((_, i) => i % 2 == 1).SelectMany(block => block.Split('\n'));

    private static IEnumerable<string> Prose() => Page.Split("```").Where((_, i) => i % 2 == 0).SelectMany(block => block.Split('\n'));

    private static IEnumerable<string> Declared(string file) =>
        Regex.Matches(File.ReadAllText(file), @"^\s*(?:\w+ )*(?:class|record|struct|interface|enum) (\w+)", RegexOptions.Multiline).Select(match => match.Groups[1].Value);

    private static IReadOnlyList<string> Folders(string root) =>
    [
        .. SourceTree.Files("").Select(file => SourceTree.NameOf(Path.GetDirectoryName(file)!)).Where(folder => folder.StartsWith(root, StringComparison.Ordinal))
            .SelectMany(folder => Enumerable.Range(1, folder.Split('/').Length).Select(depth => string.Join('/', folder.Split('/')[..depth])))
            .Where(folder => folder != root && folder.StartsWith(root + "/", StringComparison.Ordinal)).Distinct(),
    ];
}
