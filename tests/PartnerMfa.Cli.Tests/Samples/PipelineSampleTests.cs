using System.Xml.Linq;
using PartnerMfa.Cli.Support;
using YamlDotNet.RepresentationModel;

namespace PartnerMfa.Cli.Samples;

/// <summary>The samples for pipelines: what their files say is run, with the sandbox for Partner Center and a dictionary for the secret store.</summary>
public sealed class PipelineSampleTests
{
    private const string ClientSecret = "planted-secret~0123456789";
    private const string Refused = "0.AAAA-planted-refresh-token";

    /// <summary>Account, the step's exit code, what GitHub is told, what Azure DevOps is told, the counts of the test results.</summary>
    public static TheoryData<string, int, string, string, (int Failures, int Errors, int Skipped)> Answers { get; } = new()
    {
        { "mfa@sandbox.example", 0, "::notice title=Partner Center MFA::Yes: ", "YES  ", (0, 0, 0) },
        { "password@sandbox.example", 1, "::error title=Partner Center MFA::No: ", "##vso[task.logissue type=error]No: ", (1, 0, 0) },
        { "portal@sandbox.example", 2, "::error title=Partner Center MFA::No answer: ", "##vso[task.logissue type=error]No answer: ", (0, 1, 0) },
        { "stale@sandbox.example", 2, "::error title=Partner Center MFA::No answer: ", "##vso[task.logissue type=error]No answer: ", (0, 1, 0) },
        { "", 2, "::error title=Partner Center MFA::No answer: ", "##vso[task.logissue type=error]No answer: ", (0, 1, 0) },
        { "app-only@sandbox.example", 0, "::warning title=Partner Center MFA::Not applicable: ", "##vso[task.complete result=SucceededWithIssues;]", (0, 0, 1) },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task GitHub_tells_the_answer_and_gets_the_report(string account, int exitCode, string told, string _, (int, int, int) __)
    {
        using Runner runner = new();
        Pipeline pipeline = Pipeline.GitHub(Store(account));

        ToolRun run = await AskAsync(pipeline, runner);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(run.Output.Split('\n'), line => line.StartsWith(told, StringComparison.Ordinal));
        string page = runner.TextOf("partner-mfa.html");
        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith("```\n", runner.TextOf("summary"), StringComparison.Ordinal);
        Assert.Contains(runner.TextOf("summary").Split('\n')[1], run.Output, StringComparison.Ordinal);
        AssertNothingSecret(runner, run.Text + page + runner.TextOf("summary"));
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Azure_DevOps_tells_the_answer_and_gets_test_results(string account, int exitCode, string _, string told, (int, int, int) counts)
    {
        using Runner runner = new();
        Pipeline pipeline = Pipeline.AzureDevOps(Store(account));

        ToolRun run = await AskAsync(pipeline, runner);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(run.Output.Split('\n'), line => line.StartsWith(told, StringComparison.Ordinal));
        string results = runner.TextOf("partner-mfa.xml");
        Assert.Equal(counts, CountsOf(results));
        Assert.Contains($"##vso[task.uploadsummary]{runner.Folder}/partner-mfa.md", run.Output, StringComparison.Ordinal);
        AssertNothingSecret(runner, run.Text + results + runner.TextOf("partner-mfa.md"));
    }

    [Fact]
    public async Task A_wrong_option_fails_the_step_apart_from_any_answer()
    {
        using Runner runner = new();
        Dictionary<string, string> store = Store("mfa@sandbox.example");
        store["PARTNER_MFA_ENVIRONMENT"] = store["environment"] = "Mars";

        ToolRun gitHub = await AskAsync(Pipeline.GitHub(store), runner);
        ToolRun azure = await AskAsync(Pipeline.AzureDevOps(store), runner);

        Assert.Equal((64, 64), (gitHub.ExitCode, azure.ExitCode));
        Assert.Contains("::error title=Partner Center MFA::partner-mfa could not do its work (exit code 64).", gitHub.Output, StringComparison.Ordinal);
        Assert.Contains("##vso[task.logissue type=error]partner-mfa could not do its work (exit code 64).", azure.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Azure_DevOps_tells_which_variables_there_should_be()
    {
        using Runner runner = new();
        Dictionary<string, string> store = Store("mfa@sandbox.example");
        store.Remove("PartnerMfaClientSecret");

        ToolRun run = await AskAsync(Pipeline.AzureDevOps(store), runner);

        Assert.Equal((1, ""), (run.ExitCode, runner.Commands));
        Assert.StartsWith("##vso[task.logissue type=error]The variable group partner-mfa lacks a variable", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void GitHub_asks_about_the_global_cloud_by_default()
    {
        Dictionary<string, string> store = Store("mfa@sandbox.example");
        store.Remove("PARTNER_MFA_ENVIRONMENT");

        Assert.Equal("Global", Pipeline.GitHub(store).Steps[^1].Environment["PARTNER_CLOUD"]);
    }

    [Fact]
    public async Task The_tool_is_installed_where_later_steps_find_it()
    {
        SkipWithoutBash();
        using Runner runner = new();
        string tools = $"{runner.Folder}/tools";
        Pipeline gitHub = Pipeline.GitHub(Store(""));
        Pipeline azure = Pipeline.AzureDevOps(Store(""));

        Assert.Equal(0, (await runner.RunAsync(gitHub.Steps[0], gitHub.FolderVariable)).ExitCode);
        ToolRun run = await runner.RunAsync(azure.Steps[0], azure.FolderVariable);

        string command = $"dotnet tool install PartnerMfa.Cli --tool-path {tools}\n";
        Assert.Equal((command + command, tools + "\n"), (runner.Commands, runner.TextOf("path")));
        Assert.Equal((0, $"##vso[task.prependpath]{tools}\n"), (run.ExitCode, run.Output));
    }

    [Fact]
    public void Nobody_outside_can_start_them()
    {
        YamlMappingNode gitHub = Pipeline.GitHub(Store("")).Root;
        YamlMappingNode azure = Pipeline.AzureDevOps(Store("")).Root;

        Assert.Equal(["schedule", "workflow_dispatch"], ((YamlMappingNode)gitHub["on"]).Children.Keys.Select(key => key.ToString()));
        Assert.Empty(((YamlMappingNode)gitHub["permissions"]).Children);
        Assert.Equal(("none", "none"), (azure["trigger"].ToString(), azure["pr"].ToString()));
    }

    private static async Task<ToolRun> AskAsync(Pipeline pipeline, Runner runner)
    {
        SkipWithoutBash();
        return await runner.RunAsync(pipeline.Steps[^1], pipeline.FolderVariable);
    }

    private static void SkipWithoutBash() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The steps are for runners with Linux.");

    private static Dictionary<string, string> Store(string account)
    {
        string refreshToken = account.Length == 0 ? Refused : SandboxSecrets.RefreshTokenOf(account);
        const string application = "00001111-aaaa-2222-bbbb-3333cccc4444";
        return new()
        {
            ["PARTNER_MFA_REFRESH_TOKEN"] = refreshToken,
            ["PARTNER_MFA_CLIENT_SECRET"] = ClientSecret,
            ["PARTNER_MFA_APPLICATION_ID"] = application,
            ["PARTNER_MFA_TENANT"] = "sandbox.example",
            ["PARTNER_MFA_ENVIRONMENT"] = "Sandbox",
            ["PartnerMfaRefreshToken"] = refreshToken,
            ["PartnerMfaClientSecret"] = ClientSecret,
            ["PartnerMfaApplicationId"] = application,
            ["PartnerMfaTenant"] = "sandbox.example",
            ["environment"] = "Sandbox",
        };
    }

    private static (int Failures, int Errors, int Skipped) CountsOf(string results)
    {
        XElement root = XDocument.Parse(results).Root!;
        return (root.Descendants("failure").Count(), root.Descendants("error").Count(), root.Descendants("skipped").Count());
    }

    // Refresh tokens begin with 0.A, access tokens with eyJ.
    private static void AssertNothingSecret(Runner runner, string text)
    {
        Assert.StartsWith("partner-mfa probe ", runner.Commands, StringComparison.Ordinal);
        foreach (string secret in (string[])["0.A", "eyJ", "planted"])
            Assert.DoesNotContain(secret, text + runner.Commands, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(runner.SecretsFolder));
    }
}
