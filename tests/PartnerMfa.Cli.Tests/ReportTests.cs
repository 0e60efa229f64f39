using System.Text.Json;
using PartnerMfa.Cli.Support;

namespace PartnerMfa.Cli;

/// <summary><c>--report</c>, which every verb has.</summary>
public sealed class ReportTests : IDisposable
{
    private readonly TemporaryFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("mfa", 0, "YES")]
    [InlineData("password", 1, "NO")]
    [InlineData("portal", 2, "UNKNOWN")]
    [InlineData("app-only", 3, "NOT APPLICABLE")]
    public async Task Writing_a_report_changes_neither_the_answers_nor_the_exit_code(string account, int code, string word)
    {
        string page = _files.PathOf("report.html");

        ToolRun without = await ToolRun.RunAsync("probe", "-e", "Sandbox", "-u", account);
        ToolRun with = await ToolRun.RunAsync("probe", "-e", "Sandbox", "-u", account, "--report", page);

        Assert.Equal((code, without.ExitCode, ""), (with.ExitCode, with.ExitCode, with.Error));
        Assert.Equal(without.Output.Split('\n')[0], with.Output.Split('\n')[0]);
        Assert.Contains($"<title>{word} in the sandbox - ", await ReadAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_sign_in_has_its_page_too()
    {
        string page = _files.PathOf("report.html");

        ToolRun run = await ToolRun.RunAsync("probe", "-e", "Sandbox", "-u", "blocked", "--report", page);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        string text = await ReadAsync(page);
        Assert.Contains("<title>UNKNOWN in the sandbox - ", text, StringComparison.Ordinal);
        Assert.Contains("ConditionalAccessBlocked", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_results_of_a_JSON_report_are_those_of_the_JSON_output()
    {
        string report = _files.PathOf("report.json");

        ToolRun run = await ToolRun.RunAsync("probe", "-e", "Sandbox", "-u", "password", "-o", "json", "--report", report);

        JsonElement result = Assert.Single(JsonElement.Parse(await ReadAsync(report)).GetProperty("results").EnumerateArray().ToArray());
        Assert.Equal(run.Output.Trim(), result.GetRawText());
    }

    [Fact]
    public async Task The_report_contains_every_inspected_token_and_every_invalid_one()
    {
        string token = _files.Write("token.txt", TestTokens.With().Reveal());
        string nonsense = _files.Write("nonsense.txt", "nonsense");
        string report = _files.PathOf("report.json");

        ToolRun run = await ToolRun.RunAsync("token", "--token-file", token, "--token-file", nonsense, "--report", report);

        JsonElement document = JsonElement.Parse(await ReadAsync(report));
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("Unknown", document.GetProperty("answer").GetString());
        Assert.Equal(["Yes"], document.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("result").GetString()));
        Assert.Equal(1, document.GetProperty("errors").GetArrayLength());
    }

    [Fact]
    public async Task An_existing_file_is_kept_and_nothing_is_sent()
    {
        string page = _files.Write("report.html", "kept");

        ToolRun run = await ToolRun.RunAsync("probe", "-e", "Sandbox", "-u", "mfa", "--report", page);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("error ReportExists: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("--force", run.Error, StringComparison.Ordinal);
        Assert.Equal("kept", await ReadAsync(page));
    }

    [Fact]
    public async Task Force_replaces_it()
    {
        string page = _files.Write("report.html", "old");

        ToolRun run = await ToolRun.RunAsync("probe", "-e", "Sandbox", "-u", "mfa", "--report", page, "--force");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("<!DOCTYPE html>", await ReadAsync(page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "")]
    [InlineData(false, "warning: No browser could be opened. The report is in '{0}'.")]
    public async Task Show_opens_the_finished_report(bool hasBrowser, string warning)
    {
        string page = _files.PathOf("report.html");
        ToolStage stage = new() { HasBrowser = hasBrowser };

        ToolRun run = await stage.RunAsync("probe", "-e", "Sandbox", "-u", "mfa", "--report", page, "--show");

        Assert.Equal((0, string.Format(System.Globalization.CultureInfo.InvariantCulture, warning, page)), (run.ExitCode, run.Error.Trim()));
        Assert.Equal([page], stage.Opened);
    }

    [Fact]
    public async Task The_format_can_be_named()
    {
        string report = _files.PathOf("report");

        await ToolRun.RunAsync("probe", "-e", "Sandbox", "-u", "mfa", "--report", report, "--report-format", "JUnit");

        Assert.StartsWith("<?xml", await ReadAsync(report), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("password", 1)]
    [InlineData("mfa", 2)]
    public async Task A_report_that_cannot_be_written_in_the_end_is_an_error(string account, int code)
    {
        string folder = _files.PathOf("folder");
        Directory.CreateDirectory(folder);
        ToolStage stage = new() { ErrorLine = _ => DeleteIfThere(folder) };

        // With --verbose, the first line on standard error is written when the report has begun.
        ToolRun run = await stage.RunAsync("probe", "-e", "Sandbox", "-u", account, "--verbose", "--report", Path.Combine(folder, "report.html"));

        Assert.Equal(code, run.ExitCode);
        Assert.NotEqual("", run.Output);
        Assert.Contains("error ReportNotWritten: ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--force")]
    [InlineData("--report-format", "html")]
    [InlineData("--report", "-")]
    [InlineData("--show")]
    [InlineData("--report", "r.json", "--show")]
    [InlineData("--report", "r.html", "--report-format", "pdf")]
    public async Task Contradictory_options_are_wrong_usage(params string[] options) =>
        Assert.Equal(64, (await ToolRun.RunAsync(["probe", "-e", "Sandbox", .. options])).ExitCode);

    [Theory]
    [InlineData("probe")]
    [InlineData("token")]
    public async Task Every_verb_has_it(string verb) =>
        Assert.Contains("--report <file>", (await ToolRun.RunAsync(verb, "--help")).Output, StringComparison.Ordinal);

    private static void DeleteIfThere(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    private static Task<string> ReadAsync(string path) => File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
}
