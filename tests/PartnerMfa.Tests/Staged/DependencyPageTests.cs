using System.Text.RegularExpressions;

namespace PartnerMfa.Staged;

public sealed class DependencyPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Stage.Repository, "docs", "contributing", "dependencies.md"));

    private static IReadOnlyList<ShippedPackage> Module { get; } = [.. ShippedPackage.In(Stage.Folder, Project("PartnerMfa.Sandbox"))];

    [Fact]
    public void Every_library_of_the_module_is_ours_or_some_packages() => Assert.Equal(
        Files("net8.0").Concat(Files("netstandard2.0")).Order(StringComparer.Ordinal),
        Module.Select(package => $"{package.Framework}/{package.Library}").Order(StringComparer.Ordinal));

    [Fact]
    public void The_page_lists_every_package_of_the_module_with_its_version_and_license() =>
        Assert.Equal(Rows(Module), Rows("## The module"));

    [Fact]
    public void The_page_lists_the_tools_additional_packages() => Assert.Equal(
        Rows(ShippedPackage.Of(Project("PartnerMfa.Cli")).Where(package => Module.All(other => other.Name != package.Name))),
        Rows("## The tool, in addition"));

    private static string Project(string name) => Path.Combine(Stage.Repository, "src", name);

    private static IEnumerable<string> Files(string framework) => Stage.Libraries(framework)
        .Select(file => Path.GetFileName(file))
        .Where(name => !name.StartsWith("PartnerMfa.", StringComparison.Ordinal))
        .Select(name => $"{framework}/{name}");

    private static IEnumerable<string> Rows(IEnumerable<ShippedPackage> packages) =>
        packages.Select(package => $"{package.Name} {package.Version} {package.License}").Distinct();

    private static IEnumerable<string> Rows(string heading) =>
        Regex.Matches(Page.Split(heading + "\n")[1].Split("\n## ")[0], @"^\| (?!package|-)(\S+) \| (\S+) \| (\S+) \| .+ \|$", RegexOptions.Multiline)
            .Select(row => $"{row.Groups[1].Value} {row.Groups[2].Value} {row.Groups[3].Value}");
}
