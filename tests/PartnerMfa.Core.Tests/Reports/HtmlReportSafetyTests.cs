using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using PartnerMfa.Reports.Formats.Html;

namespace PartnerMfa.Reports;

public sealed class HtmlReportSafetyTests : IDisposable
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

    // A test attribute cannot contain this character.
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
}
