using System.Text.Json;
using PartnerMfa.Cli.Support;

namespace PartnerMfa.Cli.Verbs;

public sealed class CompareVerbTests : IDisposable
{
    private readonly TemporaryFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("Yes", "Yes", 0)]
    [InlineData("No", "No", 0)]
    [InlineData("No", "Yes", 0)]
    [InlineData("Yes", "No", 1)]
    [InlineData("Yes", "Unknown", 2)]
    [InlineData("Yes", "NotApplicable", 0)]
    public async Task The_exit_code_is_about_regressions(string before, string after, int exitCode)
    {
        ToolRun run = await ToolRun.RunAsync("compare", Report("old.json", before), Report("new.json", after));

        Assert.Equal((exitCode, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task People_read_what_became_of_each_account()
    {
        ToolRun run = await ToolRun.RunAsync("compare", Report("old.json", "Yes"), Report("new.json", "No"));

        Assert.Equal(
            """
            WORSE  1 worse. 1 regression.
            WORSE  jobs@contoso.com: Was Yes (MfaConfirmedByService), is No (MfaConfirmedByService). The message.
              What to do: The remedy.

            """, run.Output, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public async Task Programs_read_one_change_a_line_those_that_stayed_included()
    {
        ToolRun run = await ToolRun.RunAsync("compare", Report("old.json", "No"), Report("new.json", "No"), "--output", "json");

        JsonElement change = JsonElement.Parse(Assert.Single(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal(("Same", "No", "No", false), (change.GetProperty("change").GetString(), change.GetProperty("previousResult").GetString(), change.GetProperty("result").GetString(), change.GetProperty("isRegression").GetBoolean()));
    }

    [Fact]
    public async Task A_baseline_accepts_a_known_finding()
    {
        string baseline = _files.Write("baseline.json", """{"accepted":[{"account":"jobs@contoso.com","because":"Planned.","until":"2099-12-31"}]}""");

        ToolRun run = await ToolRun.RunAsync("compare", Report("old.json", "Yes"), Report("new.json", "No"), "--baseline", baseline);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Accepted until 2099-12-31: Planned.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_malformed_entry_is_an_error_and_the_comparison_continues()
    {
        string baseline = _files.Write("baseline.json", """{"accepted":[{"because":"Planned.","until":"2099-12-31"}]}""");

        ToolRun run = await ToolRun.RunAsync("compare", Report("old.json", "No"), Report("new.json", "No"), "--baseline", baseline);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("error BaselineInvalid: Entry 1 of the baseline ", run.Error, StringComparison.Ordinal);
        Assert.StartsWith("UNKNOWN  1 the same.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_of_the_comparison_is_written()
    {
        string page = _files.PathOf("changes.html");

        ToolRun run = await ToolRun.RunAsync("compare", Report("old.json", "Yes"), Report("new.json", "No"), "--report", page);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("<title>WORSE - ", await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_is_missing_is_an_error()
    {
        ToolRun run = await ToolRun.RunAsync("compare", Report("old.json", "Yes"), _files.PathOf("none.json"));

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("error ReportUnreadable: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Export-PartnerMfaReport", run.Error, StringComparison.Ordinal);
    }

    private string Report(string name, string result) => _files.Write(name, $$"""
        {"answer":"x","results":[{"result":"{{result}}","reason":"MfaConfirmedByService","message":"The message.","remedy":"The remedy.","account":"jobs@contoso.com","environment":"Global","source":"Browser","signatureStatus":"NotChecked","checkedOn":"2026-11-20T10:00:00Z"}]}
        """);
}
