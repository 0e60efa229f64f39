using System.Text.Json;
using System.Xml.Linq;
using PartnerMfa.Reports;

namespace PartnerMfa.Comparison;

/// <summary>A comparison in each format of a report.</summary>
public sealed class ComparisonReportTests : IDisposable
{
    private const string Hostile = "<b>x</b>@contoso.com";

    private readonly Comparisons _comparisons = new();
    private readonly SampleResults _reports = new();

    public void Dispose()
    {
        _comparisons.Dispose();
        _reports.Dispose();
    }

    [Fact]
    public async Task The_page_asks_whether_anything_got_worse()
    {
        string page = await WriteAsync("changes.html");

        Assert.Contains("<title>WORSE - The title</title>", page, StringComparison.Ordinal);
        Assert.Contains("Did anything get worse?", page, StringComparison.Ordinal);
        Assert.Contains("2 worse, 1 better, 1 gone, 1 the same. 1 regression. The baseline accepts 1 regression.", page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;x&lt;/b&gt;@contoso.com", page, StringComparison.Ordinal);
        Assert.Contains("Accepted until 2027-01-31: It is planned.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>x", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_without_regressions_never_says_Yes_about_results_that_are_as_bad_as_before()
    {
        IReadOnlyList<PartnerMfaChange> changes = await _comparisons.RunAsync([SampleResults.Result("No")], [SampleResults.Result("No")]);

        string page = await _reports.WriteAsync("same.html", [.. changes]);
        JsonElement json = JsonElement.Parse(await _reports.WriteAsync("same.json", [.. changes]));

        Assert.Contains("<span class=\"word\">NOT WORSE</span>", page, StringComparison.Ordinal);
        Assert.DoesNotContain(">YES<", page, StringComparison.Ordinal);
        Assert.Equal(("No", "NOT WORSE"), (json.GetProperty("answer").GetString(), json.GetProperty("comparison").GetString()));
    }

    [Fact]
    public async Task Markdown_has_a_table_for_each_kind_of_change()
    {
        string report = await WriteAsync("changes.md");

        Assert.StartsWith("# The title: WORSE\n\nDid anything get worse? **WORSE.** 2 worse,", report, StringComparison.Ordinal);
        Assert.Contains("## Worse: 2\n", report, StringComparison.Ordinal);
        Assert.Contains("| **regression** | &lt;b&gt;x&lt;/b&gt;@contoso.com | Yes (MfaConfirmedByService) | No (MfaConfirmedByService) | Sign in with MFA. |\n", report, StringComparison.Ordinal);
        Assert.Contains("1 result is the same as before.\n", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JUnit_fails_only_for_regressions()
    {
        XElement suite = XDocument.Parse(await WriteAsync("changes.xml")).Root!.Element("testsuite")!;

        Assert.Equal(("5", "1", "0", "2"), ((string)suite.Attribute("tests")!, (string)suite.Attribute("failures")!, (string)suite.Attribute("errors")!, (string)suite.Attribute("skipped")!));
        Assert.Equal(Hostile, (string)suite.Elements("testcase").Single(test => test.Element("failure") is not null).Attribute("name")!);
    }

    [Fact]
    public async Task JSON_can_be_read_again_as_the_changes_that_were_written()
    {
        string text = await WriteAsync("changes.json");
        List<PartnerMfaResult> read = [];

        await new ReportReader(_reports.PathOf("changes.json")) { Result = read.Add, Error = _ => { }, Failed = failure => throw failure }
            .ReadAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            JsonElement.Parse(text).GetProperty("results").EnumerateArray().Select(result => result.GetRawText()),
            read.Cast<PartnerMfaChange>().Select(ResultJson.Write));
    }

    private async Task<string> WriteAsync(string name)
    {
        PartnerMfaResult[] old =
        [
            SampleResults.Result("Yes", Hostile), SampleResults.Result("Yes", "known@contoso.com"), SampleResults.Result("No", "better@contoso.com"),
            SampleResults.Result("Yes", "gone@contoso.com"), SampleResults.Result("No", "same@contoso.com"),
        ];
        PartnerMfaResult[] current =
        [
            SampleResults.Result("No", Hostile), SampleResults.Result("No", "known@contoso.com"), SampleResults.Result("Yes", "better@contoso.com"),
            SampleResults.Result("No", "same@contoso.com"),
        ];
        return await _reports.WriteAsync(name, [.. await _comparisons.RunAsync(old, current, """{"accepted":[{"account":"known@contoso.com","because":"It is planned.","until":"2027-01-31"}]}""")]);
    }
}
