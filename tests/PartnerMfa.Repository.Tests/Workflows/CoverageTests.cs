using System.Text.Json;
using YamlDotNet.RepresentationModel;

namespace PartnerMfa.Repository.Workflows;

/// <summary>Where each change is tested.</summary>
public sealed class CoverageTests
{
    [Theory]
    [InlineData("test")]
    [InlineData("package")]
    public void Every_change_is_tested_on_Linux_Windows_and_macOS(string job) =>
        Assert.Equal(["ubuntu", "windows", "macos"], ListOf(Matrix(job)["os"]).Select(image => image.Split('-')[0]));

    [Fact]
    public void The_package_is_tested_in_both_supported_releases_of_PowerShell_7_and_in_Windows_PowerShell()
    {
        YamlMappingNode extra = (YamlMappingNode)Assert.Single((YamlSequenceNode)Matrix("package")["include"]);

        Assert.Equal(["7.4", "7.6"], ListOf(Matrix("package")["version"]).Select(version => version[..3]));
        Assert.StartsWith("windows", extra["os"].ToString(), StringComparison.Ordinal);
        Assert.Equal(("powershell", ""), (extra["shell"].ToString(), extra["version"].ToString()));
    }

    [Fact]
    public void The_newest_PowerShell_is_the_one_that_the_tests_and_contributors_get()
    {
        using JsonDocument manifest = JsonDocument.Parse(SourceTree.TextOf(".config/dotnet-tools.json"));
        string version = manifest.RootElement.GetProperty("tools").GetProperty("powershell").GetProperty("version").GetString()!;

        Assert.Equal(version, ListOf(Matrix("package")["version"]).Last());
        Assert.Contains($"<PowerShellVersion>{version}</PowerShellVersion>", SourceTree.TextOf("tests/PartnerMfa.Testing/PartnerMfa.Testing.csproj"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_platform_with_a_native_package_has_a_machine_that_compiles_it()
    {
        string[] runtimes = Workflow.Named("ci.yml").Root["env"]["TOOL_RUNTIMES"].ToString().Split(", ");
        IEnumerable<string> machines = ListOf(Matrix("native")["os"]).Select(image => image.Split('-')[0] switch
        {
            "ubuntu" => image.EndsWith("-arm", StringComparison.Ordinal) ? "linux-arm64" : "linux-x64",
            "windows" => "win-x64",
            "macos" => "osx-arm64",
            _ => image,
        });

        Assert.Equal(runtimes, machines);
    }

    [Fact]
    public void A_release_publishes_exactly_what_was_tested()
    {
        Workflow release = Workflow.Named("release.yml");

        Assert.DoesNotContain(release.Jobs.SelectMany(job => job.Scripts), script => script.Contains("build", StringComparison.Ordinal));
        Assert.All(release.Jobs, job => Assert.Equal("ci", FirstOf(release, job)));
    }

    private static string FirstOf(Workflow workflow, WorkflowJob job) => job.Root.Children.TryGetValue("needs", out YamlNode? need)
        ? FirstOf(workflow, workflow.Jobs.Single(candidate => candidate.Id == need.ToString()))
        : job.Id;

    private static YamlMappingNode Matrix(string job) =>
        (YamlMappingNode)Workflow.Named("ci.yml").Jobs.Single(candidate => candidate.Id == job).Root["strategy"]["matrix"];

    private static IEnumerable<string> ListOf(YamlNode node) => ((YamlSequenceNode)node).Select(item => item.ToString());
}
