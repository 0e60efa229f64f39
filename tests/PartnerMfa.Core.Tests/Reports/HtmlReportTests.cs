using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using PartnerMfa.Environments;
using PartnerMfa.Errors;
using PartnerMfa.Reports.Formats.Html;

namespace PartnerMfa.Reports;

public sealed class HtmlReportTests : IDisposable
{
    private const string Token = "eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJodHRwczovL2FwaSJ9.c2lnbmF0dXJl";

    private readonly SampleResults _samples = new();

    public void Dispose() => _samples.Dispose();

    [Theory]
    [InlineData("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("\"'&><", "&quot;&#39;&amp;&gt;&lt;")]
    [InlineData("a\u202egpj.exe", "a\ufffdgpj.exe")]
    [InlineData("a\u2066b\u2069c\u200fd", "a\ufffdb\ufffdc\ufffdd")]
    [InlineData("a\0b\u001b[31mc\r\nd", "a\ufffdb\ufffd[31mc\ufffd\ufffdd")]
    [InlineData("\ud83d\ude00 \u05d0\u05d1", "\ud83d\ude00 \u05d0\u05d1")]
    [InlineData("Bearer " + Token, "Bearer (secret)")]
    public void Text_from_outside_is_text(string outside, string shown)
    {
        Markup markup = $"<p title=\"{outside}\">{outside}</p>";

        Assert.Equal($"<p title=\"{shown}\">{shown}</p>", markup.ToString());
    }

    // An attribute of a test cannot hold one.
    [Fact]
    public void Half_a_character_is_replaced() => Text_from_outside_is_text("a\ud800b", "a\ufffdb");

    [Theory]
    [InlineData("https://learn.microsoft.com/a?b=1&c=2", "<a href=\"https://learn.microsoft.com/a?b=1&amp;c=2\"")]
    [InlineData("https://x.example/\"onclick=\"y", "<a href=\"https://x.example/%22onclick=%22y\"")]
    [InlineData("javascript:alert(1)", "<bdi>javascript:alert(1)</bdi>")]
    [InlineData("JaVaScRiPt:alert(1)//https://", "<bdi>JaVaScRiPt")]
    [InlineData("data:text/html,<script>", "<bdi>data:text/html,&lt;script&gt;</bdi>")]
    [InlineData("file:///etc/passwd", "<bdi>file:///etc/passwd</bdi>")]
    [InlineData("//evil.example/x", "<bdi>//evil.example/x</bdi>")]
    public void Only_the_address_of_a_page_is_a_link(string address, string begins) =>
        Assert.StartsWith(begins, HtmlElements.Link(address).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("</style><img src=x onerror=alert(1)>")]
    [InlineData("\" onmouseover=\"alert(1)")]
    [InlineData("</title></desc></svg><script>")]
    public async Task A_hostile_name_is_text_in_every_property_of_a_result(string name)
    {
        string clean = Tags(await _samples.WriteAsync("clean.html", Everywhere("name")));
        string page = await _samples.WriteAsync("page.html", Everywhere(name));

        Assert.Equal(clean, Tags(page));
        Assert.DoesNotContain(name, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_token_is_on_the_page()
    {
        string page = await _samples.WriteAsync("page.html", Everywhere(Token));

        Assert.DoesNotContain("eyJ", page, StringComparison.Ordinal);
        Assert.Contains("(secret)", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_content_policy_allows_only_our_style_sheet_and_script()
    {
        string page = await _samples.WriteAsync("page.html", SampleResults.Result());

        string style = Regex.Match(page, "<style>(.*?)</style>", RegexOptions.Singleline).Groups[1].Value;
        string script = Assert.Single(Regex.Matches(page, "<script>(.*?)</script>", RegexOptions.Singleline)).Groups[1].Value;
        Assert.Contains($"content=\"default-src 'none'; style-src 'sha256-{Hash(style)}'; script-src 'sha256-{Hash(script)}'; base-uri 'none'; form-action 'none'\"", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("<(img|iframe|link|object|embed|form|base)|style=|url\\(|@import| on[a-z]+=", page);
        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\"", page, StringComparison.Ordinal);
    }

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
    public async Task A_check_without_its_setup_has_a_section_of_its_own()
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

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static PartnerMfaResult Everywhere(string text) => new PartnerMfaUsage
    {
        Result = "No",
        Reason = text,
        Message = text,
        Environment = text,
        Source = text,
        CheckedOn = SampleResults.Now.UtcDateTime,
        DecidedBy = [text],
        Remedy = text,
        HelpUri = text,
        Account = text,
        TenantId = text,
        ApplicationId = text,
        AuthenticationMethods = [text],
        Audience = text,
        CorrelationId = text,
        RequestId = text,
        SignatureStatus = text,
        Evidence = ["row: " + text, text],
        Claims = [new PartnerMfaClaim { Name = text, Value = text, Meaning = text, HelpUri = text }],
        ApplicationName = text,
        TotalRequests = 2,
        CompliantRequests = 1,
        Days = [new PartnerMfaUsageDay { Date = SampleResults.Now.UtcDateTime.Date, TotalRequests = 2, CompliantRequests = 1 }],
        Users = [new PartnerMfaUsageUser { UserPrincipalName = text, ObjectId = text }],
        Calls = [new PartnerMfaUsageCall { OperationName = text, UserPrincipalName = text, IpAddress = text, CorrelationId = text, RequestId = text }],
    };

    private static string Tags(string page) => string.Concat(Regex.Matches(page, "<[^>]*>").Select(tag => tag.Value));

    private static string Text(string page) => System.Net.WebUtility.HtmlDecode(Regex.Replace(Regex.Replace(page, "<style>.*?</style>", "", RegexOptions.Singleline), "<[^>]*>", ""));
}
