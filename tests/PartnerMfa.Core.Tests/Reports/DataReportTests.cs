using System.Text.Json;
using System.Xml.Linq;
using PartnerMfa.Errors;

namespace PartnerMfa.Reports;

/// <summary>The report formats for programs and wikis.</summary>
public sealed class DataReportTests : IDisposable
{
    private const string Hostile = "<b>|`x`|_y_\\[z](https://evil.example) www.evil.example & \ufffe\ud800\u0001";

    private readonly SampleResults _samples = new();

    public void Dispose() => _samples.Dispose();

    [Fact]
    public async Task JSON_has_the_answer_of_the_whole_and_every_result_whole()
    {
        PartnerMfaResult[] results = [SampleResults.Result("No"), SampleResults.Usage((2, 1), (3, 3)), SampleResults.InSandbox()];

        JsonElement report = JsonElement.Parse(await _samples.WriteAsync("report.json", results, [Failures.ReportEmpty("r")]));

        Assert.Equal("No", report.GetProperty("answer").GetString());
        Assert.Equal("2026-11-22T02:30:00Z", report.GetProperty("writtenOn").GetString());
        Assert.Equal(
            """{ "yes": 1, "no": 2, "notApplicable": 0, "unknown": 0, "errors": 1, "checks": 0, "simulated": 1 }""", report.GetProperty("counts").GetRawText());
        Assert.Equal("ReportEmpty", report.GetProperty("errors")[0].GetProperty("id").GetString());
        JsonSerializerOptions camel = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };
        Assert.Equal(
            results.Select(result => JsonSerializer.Serialize(result, result.GetType(), camel)),
            report.GetProperty("results").EnumerateArray().Select(result => result.GetRawText()));
    }

    [Fact]
    public async Task JSON_keeps_every_character_and_no_token()
    {
        string name = "\u202e\"\u0001\ud83d\ude00<script> eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJodHRwczovL2FwaSJ9.x+y/z==";

        JsonElement report = JsonElement.Parse(await _samples.WriteAsync("report.json", SampleResults.Result(account: name)));

        Assert.Equal("\u202e\"\u0001\ud83d\ude00<script> (secret)", report.GetProperty("results")[0].GetProperty("account").GetString());
    }

    [Fact]
    public async Task Markdown_shows_text_from_outside_as_text()
    {
        string report = await _samples.WriteAsync("report.md", SampleResults.Result("No", Hostile));

        Assert.Contains(
            "## \u2717 No: &lt;b&gt;\\|\\`x\\`\\|\\_y\\_\\\\\\[z\\](https\\://evil.example) www\\.evil.example &amp; \ufffe\ufffd\ufffd\n", report, StringComparison.Ordinal);
        Assert.StartsWith("# The title: NO\n\nDoes it meet Partner Center's MFA requirement? **NO.** 1 result: No.\n", report, StringComparison.Ordinal);
        Assert.Contains("| Correlation ID | the-correlation-id |\n", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markdown_says_what_was_found_and_what_to_do()
    {
        string yes = await _samples.WriteAsync("report.md", SampleResults.Result());
        string no = await _samples.WriteAsync("report.md", SampleResults.Result("No"));

        Assert.Contains("- Found: It is so.\n", yes, StringComparison.Ordinal);
        Assert.DoesNotContain("What to do", yes, StringComparison.Ordinal);
        Assert.Contains("- **What to do:** Sign in with MFA.\n", no, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markdown_marks_the_sandbox()
    {
        string report = await _samples.WriteAsync("report.md", SampleResults.InSandbox());

        Assert.Contains("> **Sandbox: everything in this report comes from simulated services.", report, StringComparison.Ordinal);
        Assert.Contains("## \u2713 Yes: s (Sandbox)\n", report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Yes", null)]
    [InlineData("No", "failure")]
    [InlineData("Unknown", "error")]
    [InlineData("NotApplicable", "skipped")]
    public async Task JUnit_has_a_test_case_for_each_result(string answer, string? outcome)
    {
        XElement suite = await SuiteAsync(SampleResults.Result(answer, Hostile));

        XElement test = Assert.Single(suite.Elements("testcase"));
        Assert.Equal("PartnerMfa.Global", test.Attribute("classname")!.Value);
        Assert.Equal(Hostile.Replace("\ufffe\ud800\u0001", "\ufffd\ufffd\ufffd", StringComparison.Ordinal), test.Attribute("name")!.Value);
        Assert.Equal("1.500", test.Attribute("time")!.Value);
        Assert.Equal(outcome, test.Elements().FirstOrDefault(element => element.Name != "system-out")?.Name.LocalName);
        Assert.Contains("Correlation ID: the-correlation-id", test.Element("system-out")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JUnit_counts_its_test_cases_and_names_each_once()
    {
        XElement suite = await SuiteAsync(SampleResults.Result("No"), SampleResults.Result("No"), SampleResults.Result("Unknown"), SampleResults.Result("NotApplicable"));

        Assert.Equal(
            ["4", "2", "1", "1"], new[] { "tests", "failures", "errors", "skipped" }.Select(count => suite.Attribute(count)!.Value));
        Assert.Equal(
            ["someone@contoso.com", "someone@contoso.com (2)", "someone@contoso.com (3)", "someone@contoso.com (4)"],
            suite.Elements("testcase").Select(test => test.Attribute("name")!.Value));
    }

    [Theory]
    [InlineData("Yes", "skipped")]
    [InlineData("No", "failure")]
    public async Task A_check_fails_a_build_only_if_the_setup_does(string whole, string outcome)
    {
        XElement suite = await SuiteAsync(SampleResults.Result("No", check: "License"), SampleResults.Result(whole, decidedBy: ["License"]));

        Assert.NotNull(suite.Elements("testcase").First().Element(outcome));
    }

    private async Task<XElement> SuiteAsync(params PartnerMfaResult[] results) =>
        XDocument.Parse(await _samples.WriteAsync("report.xml", results)).Root!.Element("testsuite")!;
}
