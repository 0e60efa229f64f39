using System.Text.Json;
using YamlDotNet.RepresentationModel;

namespace PartnerMfa.Repository.Community;

/// <summary>What a new contributor finds, and what keeps the project up to date.</summary>
public sealed class ContributorSettingsTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("LICENSE")]
    [InlineData("CHANGELOG.md")]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("CODE_OF_CONDUCT.md")]
    [InlineData("SECURITY.md")]
    [InlineData(".github/PULL_REQUEST_TEMPLATE.md")]
    public void The_files_that_GitHub_looks_for_exist(string file) => Assert.True(File.Exists(SourceTree.PathOf(file)), file);

    [Fact]
    public void No_part_of_the_code_has_an_owner() =>
        Assert.DoesNotContain(SourceTree.Files("CODEOWNERS"), file => Path.GetFileName(file) == "CODEOWNERS");

    [Fact]
    public void Dependabot_looks_where_there_is_something_to_update()
    {
        YamlMappingNode settings = SourceTree.YamlOf(".github/dependabot.yml");
        YamlMappingNode[] updates = [.. ((YamlSequenceNode)settings["updates"]).Cast<YamlMappingNode>()];

        Assert.Equal("2", settings["version"].ToString());
        Assert.Equal(["nuget", "dotnet-sdk", "github-actions"], updates.Select(update => update["package-ecosystem"].ToString()));
        Assert.All(updates.SelectMany(FoldersOf), folder => Assert.True(Directory.Exists(SourceTree.PathOf(folder.TrimStart('/'))), folder));
    }

    [Fact]
    public void The_dev_container_has_the_SDK_of_the_build_and_can_run_the_commands_in_the_README()
    {
        JsonDocumentOptions withComments = new() { CommentHandling = JsonCommentHandling.Skip };
        using JsonDocument container = JsonDocument.Parse(SourceTree.TextOf(".devcontainer/devcontainer.json"), withComments);
        using JsonDocument sdk = JsonDocument.Parse(SourceTree.TextOf("global.json"));
        string version = sdk.RootElement.GetProperty("sdk").GetProperty("version").GetString()!;
        string readme = SourceTree.TextOf("README.md");

        Assert.Contains($"-{string.Join('.', version.Split('.')[..2])}-", container.RootElement.GetProperty("image").GetString(), StringComparison.Ordinal);
        Assert.All(container.RootElement.GetProperty("postCreateCommand").GetString()!.Split(" && "), command => Assert.Contains(command, readme, StringComparison.Ordinal));
    }

    [Fact]
    public void The_tools_come_in_exact_versions()
    {
        using JsonDocument manifest = JsonDocument.Parse(SourceTree.TextOf(".config/dotnet-tools.json"));
        JsonElement tools = manifest.RootElement.GetProperty("tools");

        Assert.Equal(["cyclonedx", "dotnet-stryker", "powershell"], tools.EnumerateObject().Select(tool => tool.Name));
        Assert.All(tools.EnumerateObject(), tool => Assert.True(Version.TryParse(tool.Value.GetProperty("version").GetString(), out _), tool.Name));
    }

    private static IEnumerable<string> FoldersOf(YamlMappingNode update) => update.Children.TryGetValue("directories", out YamlNode? folders)
        ? ((YamlSequenceNode)folders).Select(folder => folder.ToString())
        : [update["directory"].ToString()];
}
