using System.Text.RegularExpressions;
using PartnerMfa.Environments;
using PartnerMfa.Errors;

namespace PartnerMfa.Reports;

public sealed class HtmlReportTests : IDisposable
{
    private readonly SampleResults _samples = new();

    public void Dispose() => _samples.Dispose();

    [Fact]
    public async Task The_answer_is_at_the_top_then_what_needs_action_then_the_rest()
    {
        string page = Text(await _samples.WriteAsync("page.html", SampleResults.Result("No"), SampleResults.Result("Yes", "other@contoso.com")));

        string[] inOrder =
        [
            "NO - The title", "The title", "Do all 2 results meet Partner Center's MFA requirement?", "\u2717 NO", "1 of 2 results: No.",
            "Accounts", "someone@contoso.com, other@contoso.com", "Tenant", "Contoso Ltd. (the-tenant)", "Environment", "Global", "Checked", "2026-11-22 01:30:00 UTC",
            "No: 1 result", "\u2717 No someone@contoso.com", "Tested", "The enforced request", "Found", "It is so.", "Why", "MfaConfirmedByService: isMfaCompliant is true",
            "What to do", "Sign in with MFA.", "The rule on Microsoft Learn", "Evidence", "Partner Center", "HTTP 200, confirmed by the service, 1 attempt, 1.5 s",
            "the-correlation-id", "the-request-id", "HTTP/1.1 200 OK", "Every result, what needs attention first", "Yes: 1 result", "\u2713 Yes other@contoso.com", "Nothing.", "Written 2026-11-22 02:30:00 UTC by PartnerMfa 0.1.0",
        ];
        int at = 0;
        foreach (string expected in inOrder)
        {
            int next = page.IndexOf(expected, at, StringComparison.Ordinal);
            Assert.True(next >= 0, $"'{expected}' does not come after '{page[Math.Max(0, at - 60)..at]}'");
            at = next + expected.Length;
        }
    }

    [Fact]
    public async Task The_checks_of_a_setup_are_a_table_below_its_answer_wherever_they_came()
    {
        string page = Text(await _samples.WriteAsync(
            "page.html",
            SampleResults.Result("No", check: "SecurityDefaults"),
            SampleResults.Result("Unknown", "other@contoso.com"),
            SampleResults.Result("Yes", decidedBy: ["AdminAgentRole", "Elsewhere"]),
            SampleResults.Result("Yes", check: "AdminAgentRole")));

        Assert.Matches("(?s)UNKNOWN.*Unknown: 1 result.*other@contoso.com.*Yes: 1 result.*Decided by\\s*Admin agent role, Elsewhere.*\u2717 NoSecurity defaults.*\u2713 YesAdmin agent role", page);
    }

    [Fact]
    public async Task A_check_without_its_setup_has_a_separate_section()
    {
        string page = Text(await _samples.WriteAsync("page.html", SampleResults.Result("No", check: "License")));

        Assert.Matches("(?s)UNKNOWN.*1 check without an overall answer.*\u2717 NoLicense", page);
    }

    [Fact]
    public async Task A_sandbox_result_is_marked_wherever_it_appears()
    {
        string page = await _samples.WriteAsync("page.html", SampleResults.InSandbox(), SampleResults.Result());

        Assert.Contains("<aside class=\"banner\" aria-label=\"Sandbox\"><p>Sandbox and real results together: 1 of 2", page, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(page, "<span class=\"mark\">Sandbox</span>"));
        Assert.DoesNotContain("in the sandbox</span>", page, StringComparison.Ordinal);
        Assert.Contains("YES</span><span class=\"where\"> in the sandbox</span>", await _samples.WriteAsync("page.html", SampleResults.InSandbox()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_days_of_an_application_are_a_picture_with_a_text_and_a_table()
    {
        string page = await _samples.WriteAsync("page.html", SampleResults.Usage((100, 100), (100, 25)));

        Assert.Contains("<svg role=\"img\" aria-labelledby=\"t1\"", page, StringComparison.Ordinal);
        Assert.Contains("Calls without MFA on 1 of 2 days with calls. The lowest share is 25 %, on 2026-11-23.", page, StringComparison.Ordinal);
        Assert.Contains("<rect class=\"with\" x=\"10\" y=\"75\" width=\"8\" height=\"25\"/>", page, StringComparison.Ordinal);
        Assert.Matches("<td>2026-11-23</td><td class=\"number\">100</td><td class=\"number\">25</td><td class=\"number\">75</td><td>25 %</td>", page);
        Assert.Contains("&lt;b&gt;user&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.Contains("call-correlation", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_shown_with_what_to_do()
    {
        string page = Text(await _samples.WriteAsync("page.html", [SampleResults.Result()], [Failures.ReportNotWritten("r", "It is full.")]));

        Assert.Matches("(?s)UNKNOWN.*It is so. 1 check could not be completed.*Error Report not written.*It is full.*What to do", page);
    }

    [Fact]
    public async Task Results_of_one_cause_share_a_card()
    {
        string page = await _samples.WriteAsync("page.html", SampleResults.Result("No", "a@contoso.com"), SampleResults.Result("Yes"), SampleResults.Result("No", "b@contoso.com"));

        string cards = Assert.Single(Regex.Matches(page, "<article class=\"no\">.*?</article>", RegexOptions.Singleline)).Value;
        Assert.Matches("(?s)MFA confirmed by service</bdi>: 2 results.*What to do.*<details id=\"a1\".*a@contoso.com.*<details id=\"a3\".*b@contoso.com", cards);
        Assert.Single(Regex.Matches(cards, "Sign in with MFA"));
    }

    [Fact]
    public async Task The_only_result_is_named_at_the_top_with_its_message()
    {
        string page = Text(await _samples.WriteAsync("page.html", SampleResults.Result("No")));

        Assert.Matches("(?s)Does someone@contoso.com meet Partner Center's MFA requirement\\?.*NO.*It is so\\..*Tested.*The enforced request", page);
    }

    [Fact]
    public async Task A_command_is_in_code_font_to_be_copied_whole()
    {
        PartnerMfaResult result = SampleResults.Result("No", remedy: "Sign in with MFA: partner-mfa probe --tenant contoso.com. Then test again.");

        Assert.Contains(
            "Sign in with MFA: <code class=\"command\">partner-mfa probe --tenant contoso.com</code>. Then test again.", await _samples.WriteAsync("page.html", result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scores_of_Microsoft_have_their_own_section_and_names()
    {
        PartnerMfaResult score = new() { Result = "Yes", Reason = "TenantScoreMet", Check = "AdminMFAV2", Message = "m", Environment = "Global", Source = "s", CheckedOn = SampleResults.Now.UtcDateTime };

        Assert.Matches("(?s)Microsoft's scores of the tenant.*YesSecure Score: MFA for administrators", Text(await _samples.WriteAsync("page.html", SampleResults.Result(), score)));
    }

    [Fact]
    public async Task The_report_is_never_written_before_its_last_check()
    {
        PartnerMfaResult later = new() { Result = "Yes", Reason = "MfaClaimPresent", Message = "m", Environment = "Sandbox", Source = "s", CheckedOn = SampleResults.Now.UtcDateTime.AddMinutes(5) };

        Assert.Contains("Written 2026-11-22 02:35:00 UTC", await _samples.WriteAsync("page.html", later), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("report.html", "ReportEmpty|<span class=\"mark\">Sandbox</span>|class=\"banner\"")]
    [InlineData("report.md", "**ReportEmpty** (Sandbox)|> **Sandbox: everything in this report")]
    [InlineData("report.json", "\"simulated\": true|\"simulation\": \"Sandbox: everything in this report")]
    [InlineData("report.xml", "classname=\"PartnerMfa.Sandbox\"|SANDBOX: simulated services")]
    public async Task An_error_in_the_sandbox_is_marked_in_every_format(string name, string marks)
    {
        using (Report report = _samples.Open(name))
        {
            report.AddFailure(Failures.ReportEmpty("r"), PartnerMfaEnvironments.Sandbox);
            await report.CompleteAsync(TestContext.Current.CancellationToken);
        }

        string text = await File.ReadAllTextAsync(_samples.PathOf(name), TestContext.Current.CancellationToken);
        Assert.All(marks.Split('|'), mark => Assert.Contains(mark, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    public async Task The_page_is_the_same_in_every_culture(string culture)
    {
        PartnerMfaResult[] results = [SampleResults.Result(), SampleResults.Usage((1000, 999), (1234567, 3))];
        string here = await _samples.WriteAsync("here.html", results);
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo(culture);

        Assert.Equal(here, await _samples.WriteAsync("there.html", results));
    }

    private static string Text(string page) => System.Net.WebUtility.HtmlDecode(Regex.Replace(Regex.Replace(page, "<style>.*?</style>", "", RegexOptions.Singleline), "<[^>]*>", ""));
}
