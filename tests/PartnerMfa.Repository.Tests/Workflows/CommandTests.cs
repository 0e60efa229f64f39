using System.Text.RegularExpressions;

namespace PartnerMfa.Repository.Workflows;

/// <summary>Contributors can run what the workflows run: there is one way to build, test and pack, and the README names it.</summary>
public sealed partial class CommandTests
{
    private static readonly string[] NamedInReadme =
    [
        "dotnet build", "dotnet test", "dotnet run --project", "dotnet format --verify-no-changes", "dotnet tool restore", "./build.ps1 -Task", ".ci/run",
    ];

    /// <summary>Commands that nobody runs by hand.</summary>
    private static readonly string[] ForReleases = ["dotnet nuget push", "gh release create"];

    private static IReadOnlyList<(WorkflowJob Job, string Command)> Commands { get; } =
    [
        .. from workflow in Workflow.All
           from job in workflow.Jobs
           from script in job.Scripts
           from command in script.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
           select (job, command),
    ];

    [Fact]
    public void Every_command_is_named_in_the_README_or_publishes_a_release()
    {
        Assert.True(Commands.Count > 6, $"Only {Commands.Count} commands were found, so this test would prove nothing.");
        Assert.All(Commands, item => Assert.True(IsKnown(item.Command, isRelease: item.Job.File.EndsWith("/release.yml", StringComparison.Ordinal)), $"{item.Job}: {item.Command}"));
    }

    [Theory]
    [InlineData("dotnet test", true, true)]
    [InlineData("dotnet test --project tests/X", true, true)]
    [InlineData("./build.ps1 -Task Pack -Version $env:VERSION", true, true)]
    [InlineData(".ci/run", true, true)]
    [InlineData("gh release create \"$GITHUB_REF_NAME\"", false, true)]
    [InlineData("dotnet nuget push x.nupkg", false, true)]
    [InlineData("dotnet testing", false, false)]
    [InlineData("dotnet tool install X", false, false)]
    [InlineData("curl https://example.com", false, false)]
    [InlineData("dotnet build && curl https://example.com", false, false)]
    [InlineData("dotnet build; curl https://example.com", false, false)]
    [InlineData("dotnet build | tee log", false, false)]
    [InlineData("dotnet build $(curl https://example.com)", false, false)]
    [InlineData("dotnet build `curl https://example.com`", false, false)]
    [InlineData("dotnet test ${{ github.head_ref }}", false, false)]
    public void Other_commands_are_found_even_behind_a_known_one(string command, bool inChanges, bool inReleases) =>
        Assert.Equal((inChanges, inReleases), (IsKnown(command, isRelease: false), IsKnown(command, isRelease: true)));

    [Fact]
    public void The_README_names_them()
    {
        string readme = SourceTree.TextOf("README.md");

        Assert.All(NamedInReadme, command => Assert.Contains(command, readme, StringComparison.Ordinal));
    }

    [Fact]
    public void The_tasks_and_parameters_of_the_build_script_exist()
    {
        string script = SourceTree.TextOf("build.ps1");
        string[] tasks = [.. Quoted().Matches(TaskSet().Match(script).Groups["tasks"].Value).Select(task => task.Groups["name"].Value)];
        string[] parameters = [.. Parameter().Matches(script).Select(parameter => parameter.Groups["name"].Value)];
        string[] calls = [.. Commands.Select(item => item.Command).Where(command => command.StartsWith("./build.ps1", StringComparison.Ordinal))];

        Assert.NotEmpty(calls);
        Assert.All(calls, call => Assert.Contains(call.Split(' ')[2], tasks));
        Assert.All(calls.SelectMany(call => Option().Matches(call)), option => Assert.Contains(option.Groups["name"].Value, parameters));
    }

    private static bool IsKnown(string command, bool isRelease) =>
        !AnotherCommand().IsMatch(command)
        && (isRelease ? [.. NamedInReadme, .. ForReleases] : NamedInReadme).Any(known => command == known || command.StartsWith(known + " ", StringComparison.Ordinal));

    // Characters that could start a second command or insert text that a stranger chose.
    [GeneratedRegex(@"[|;&<>`]|\$\(|\$\{\{")]
    private static partial Regex AnotherCommand();

    [GeneratedRegex(@"\[ValidateSet\((?<tasks>[^)]*)\)\]\s*\[string\[\]\] \$Task\b")]
    private static partial Regex TaskSet();

    [GeneratedRegex("'(?<name>[^']*)'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^    \[[\w\[\]]+\] \$(?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Parameter();

    [GeneratedRegex(@" -(?<name>[A-Z]\w+)")]
    private static partial Regex Option();
}
