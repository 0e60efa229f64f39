using System.Xml.Linq;
using PartnerMfa.Cli.Support;
using YamlDotNet.RepresentationModel;

namespace PartnerMfa.Cli.Samples;

/// <summary>
/// The sample pipelines: the steps in their files are run, with the sandbox in place of Partner Center and a dictionary in place of the
/// secret store.
/// </summary>
public sealed class PipelineSampleTests
{
    private const string ClientSecret = "planted-secret~0123456789";
    private const string Refused = "0.AAAA-planted-refresh-token";

    /// <summary>The account, the exit code of the step, and the messages of its run.</summary>
    public static TheoryData<string, int, string> GitHubAnswers { get; } = new()
    {
        { "mfa@sandbox.example", 0, "::notice title=Partner Center MFA::Yes: " },
        { "password@sandbox.example", 1, "::error title=Partner Center MFA::No: " },
        { "portal@sandbox.example", 2, "::error title=Partner Center MFA::No answer: " },
        { "stale@sandbox.example", 2, "::error title=Partner Center MFA::No answer: " },
        { "", 2, "::error title=Partner Center MFA::No answer: " },
        { "app-only@sandbox.example", 0, "::warning title=Partner Center MFA::Not applicable: " },
    };

    /// <summary>The account, the exit code of the step, the messages of its run, and the outcome of its test.</summary>
    public static TheoryData<string, int, string, string[]> AzureAnswers { get; } = new()
    {
        { "mfa@sandbox.example", 0, "YES  ", [] },
        { "password@sandbox.example", 1, "##vso[task.logissue type=error]No: ", ["failure"] },
        { "portal@sandbox.example", 2, "##vso[task.logissue type=error]No answer: ", ["error"] },
        { "stale@sandbox.example", 2, "##vso[task.logissue type=error]No answer: ", ["error"] },
        { "", 2, "##vso[task.logissue type=error]No answer: ", ["error"] },
        { "app-only@sandbox.example", 0, "##vso[task.complete result=SucceededWithIssues;]", ["skipped"] },
    };

    public static TheoryData<string> InstallSteps { get; } = ["GitHub", "Azure DevOps"];

    [Theory]
    [MemberData(nameof(GitHubAnswers))]
    public async Task The_GitHub_job_shows_the_answer_and_uploads_the_report(string account, int exitCode, string told)
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
    [MemberData(nameof(AzureAnswers))]
    public async Task The_Azure_DevOps_job_shows_the_answer_and_publishes_test_results(string account, int exitCode, string told, string[] outcomes)
    {
        using Runner runner = new();
        Pipeline pipeline = Pipeline.AzureDevOps(Store(account));

        ToolRun run = await AskAsync(pipeline, runner);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(run.Output.Split('\n'), line => line.StartsWith(told, StringComparison.Ordinal));
        string results = runner.TextOf("partner-mfa.xml");
        Assert.Equal(outcomes, OutcomesOf(results));
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
        Assert.Contains("::error title=Partner Center MFA::partner-mfa could not run (exit code 64). The log says why.", gitHub.Output, StringComparison.Ordinal);
        Assert.Contains("##vso[task.logissue type=error]partner-mfa could not run (exit code 64). The log says why.", azure.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_Azure_DevOps_pipeline_names_the_variables_it_needs()
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

    [Theory]
    [MemberData(nameof(InstallSteps))]
    public async Task The_tool_is_installed_only_from_the_reviewed_package_and_is_found_by_later_steps(string service)
    {
        SkipWithoutBash();
        using Runner runner = new();
        Pipeline pipeline = Of(service);

        ToolRun run = await runner.RunAsync(WithChecksum(pipeline.Steps[0], Runner.PackageChecksum), pipeline.FolderVariable);

        string package = $"{runner.Folder}/packages/PartnerMfa.Cli.0.1.0.nupkg";
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            [
                $"curl --fail --silent --show-error --location --proto =https --output {package} https://packages.example.com/PartnerMfa.Cli.0.1.0.nupkg",
                $"dotnet tool install PartnerMfa.Cli --version 0.1.0 --source {runner.Folder}/packages --tool-path {runner.Folder}/tools",
            ],
            runner.Commands.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains($"{runner.Folder}/tools", service == "GitHub" ? runner.TextOf("path") : run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(InstallSteps))]
    public async Task A_package_with_another_checksum_is_not_installed_nor_is_one_before_the_sample_is_filled_in(string service)
    {
        SkipWithoutBash();
        using Runner runner = new();
        Pipeline pipeline = Of(service);

        ToolRun asShipped = await runner.RunAsync(pipeline.Steps[0], pipeline.FolderVariable);
        Directory.Delete($"{runner.Folder}/packages", recursive: true);
        ToolRun other = await runner.RunAsync(WithChecksum(pipeline.Steps[0], new string('a', 64)), pipeline.FolderVariable);

        Assert.Equal((1, 1), (asShipped.ExitCode, other.ExitCode));
        Assert.DoesNotContain("dotnet", runner.Commands, StringComparison.Ordinal);
        Assert.Equal("", runner.TextOf("path"));
        Assert.DoesNotContain("##vso[task.prependpath]", asShipped.Output + other.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(InstallSteps))]
    public async Task Nothing_is_installed_when_the_download_fails(string service)
    {
        SkipWithoutBash();
        using Runner runner = new();
        Pipeline pipeline = Of(service);
        runner.FailDownloads();

        ToolRun run = await runner.RunAsync(WithChecksum(pipeline.Steps[0], Runner.PackageChecksum), pipeline.FolderVariable);

        Assert.Equal(22, run.ExitCode);
        Assert.DoesNotContain("dotnet", runner.Commands, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(InstallSteps))]
    public void The_step_that_installs_the_tool_sees_no_secret(string service)
    {
        Dictionary<string, string> store = Store("mfa@sandbox.example");

        Assert.DoesNotContain(Of(service).Steps[0].Environment.Values, store.ContainsValue);
    }

    [Fact]
    public void Reports_that_name_accounts_are_kept_for_at_most_a_week()
    {
        YamlMappingNode job = (YamlMappingNode)Assert.Single((YamlMappingNode)Pipeline.GitHub(Store("")).Root["jobs"]).Value;
        YamlNode upload = ((YamlSequenceNode)job["steps"]).Last();

        Assert.Equal("7", upload["with"]["retention-days"].ToString());
    }

    [Fact]
    public void Outsiders_cannot_start_the_pipelines()
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

    private static Pipeline Of(string service) => service == "GitHub" ? Pipeline.GitHub(Store("mfa@sandbox.example")) : Pipeline.AzureDevOps(Store("mfa@sandbox.example"));

    private static PipelineStep WithChecksum(PipelineStep step, string checksum) =>
        step with { Environment = new Dictionary<string, string>(step.Environment) { ["PACKAGE_SHA256"] = checksum } };

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

    private static IEnumerable<string> OutcomesOf(string results) =>
        XDocument.Parse(results).Descendants("testcase").Elements().Select(element => element.Name.LocalName)
            .Where(name => name is "failure" or "error" or "skipped");

    // Refresh tokens begin with 0.A, access tokens with eyJ.
    private static void AssertNothingSecret(Runner runner, string text)
    {
        Assert.StartsWith("partner-mfa probe ", runner.Commands, StringComparison.Ordinal);
        foreach (string secret in (string[])["0.A", "eyJ", "planted"])
            Assert.DoesNotContain(secret, text + runner.Commands, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(runner.SecretsFolder));
    }
}
