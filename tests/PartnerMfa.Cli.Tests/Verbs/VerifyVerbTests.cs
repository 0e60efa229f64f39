using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using PartnerMfa.Cli.Support;

namespace PartnerMfa.Cli.Verbs;

public sealed class VerifyVerbTests : IDisposable
{
    private const string Password = "planted-pass phrase";

    private static readonly X509Certificate2 Signer = Create();

    private readonly TemporaryFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("report.html")]
    [InlineData("report.json")]
    [InlineData("report.jws")]
    public async Task A_report_is_signed_and_verified(string name)
    {
        string report = await SignedAsync(name);

        ToolRun untrusted = await ToolRun.RunAsync("verify", report);
        ToolRun named = await ToolRun.RunAsync("verify", report, "--signer", Signer.Thumbprint);

        Assert.Equal((2, ""), (untrusted.ExitCode, untrusted.Error));
        Assert.StartsWith("UNCHANGED  The report is unchanged since it was signed, but by a certificate that is not trusted here: ", untrusted.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (named.ExitCode, named.Error));
        Assert.StartsWith("UNCHANGED  The report is unchanged since it was signed: ", named.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_was_changed_fails()
    {
        string report = await SignedAsync("report.html");
        await File.WriteAllTextAsync(report, (await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken)).Replace(">NO<", ">YES<", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        ToolRun run = await ToolRun.RunAsync("verify", report, "--signer", Signer.Thumbprint, "--output", "json");

        Assert.Equal(1, run.ExitCode);
        JsonElement found = JsonElement.Parse(run.Output);
        Assert.Equal(("Changed", false), (found.GetProperty("status").GetString(), found.GetProperty("isTrusted").GetBoolean()));
    }

    [Fact]
    public async Task A_report_without_a_signature_proves_nothing()
    {
        ToolRun run = await ToolRun.RunAsync("verify", _files.Write("plain.json", """{"answer":"Yes","results":[]}"""));

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("NOTSIGNED  The report is not signed", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_support_text_of_a_signed_report_has_its_calls_and_no_token()
    {
        ToolRun run = await ToolRun.RunAsync("verify", await SignedAsync("report.html"), "--support-text");

        Assert.Contains("SANDBOX: simulated services. Microsoft cannot look this up.", run.Output, StringComparison.Ordinal);
        Assert.Matches("Correlation ID: +[0-9a-f-]{36}", run.Output);
        Assert.DoesNotContain("eyJ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_probe_writes_the_support_text_as_its_report()
    {
        string ticket = _files.PathOf("ticket.txt");

        ToolRun run = await ToolRun.RunAsync("probe", "--environment", "Sandbox", "--user", "password", "--report", ticket, "--support-text");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Partner Center: GET /v1/profiles/organization", await File.ReadAllTextAsync(ticket, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--sign requires --report.", "probe", "--environment", "Sandbox", "--sign", "signer.pfx")]
    [InlineData("--sign-password-file requires --sign.", "probe", "--environment", "Sandbox", "--report", "x.html", "--sign-password-file", "p.txt")]
    [InlineData("--support-text requires --report, and takes the place of --report-format.", "probe", "--environment", "Sandbox", "--support-text")]
    public async Task Options_that_do_not_go_together_are_refused(string message, params string[] arguments)
    {
        ToolRun run = await ToolRun.RunAsync(arguments);

        Assert.Equal(64, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_cannot_sign_is_an_error_before_anything_is_sent()
    {
        ToolRun run = await ToolRun.RunAsync("probe", "--environment", "Sandbox", "--report", _files.PathOf("x.html"), "--sign", _files.Write("none.pfx", "x"));

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("error CertificateRejected: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("app registration", run.Error, StringComparison.Ordinal);
    }

    private async Task<string> SignedAsync(string name)
    {
        string report = _files.PathOf(name), certificate = _files.PathOf("signer.pfx");
        await File.WriteAllBytesAsync(certificate, Signer.Export(X509ContentType.Pkcs12, Password), TestContext.Current.CancellationToken);

        ToolRun run = await ToolRun.RunAsync(
            "probe", "--environment", "Sandbox", "--user", "password", "--report", report, "--sign", certificate, "--sign-password-file", _files.Write("password.txt", Password));

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.DoesNotContain(Password, run.Text + await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        return report;
    }

    private static X509Certificate2 Create()
    {
        RSA key = RSA.Create(2048);
        return new CertificateRequest("CN=Tool reports", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2090, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }
}
