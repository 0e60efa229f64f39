using PartnerMfa.Cli.Support;

namespace PartnerMfa.Cli;

public sealed class SecretInReportTests : IDisposable
{
    private const string ClientSecret = "abc8Q~zZ0123456789abcdefghijKLMNOPQRSTuv";

    private readonly TemporaryFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("report.html")]
    [InlineData("report.json")]
    [InlineData("report.md")]
    [InlineData("report.xml")]
    public async Task A_secret_in_place_of_an_account_is_in_no_stream_and_in_no_report(string name)
    {
        string report = _files.PathOf(name);

        ToolRun run = await ToolRun.RunAsync("setup", "--environment", "Sandbox", "--user", ClientSecret, "--verbose", "--report", report);

        string everything = run.Text + await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken);
        foreach (string part in new[] { ClientSecret, Uri.EscapeDataString(ClientSecret), "zZ0123456789abcd", "efghijKLMNOPQRST" })
            Assert.DoesNotContain(part, everything, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("(secret)", everything, StringComparison.Ordinal);
        Assert.Contains("https://", everything, StringComparison.Ordinal);
    }
}
