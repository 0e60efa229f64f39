using System.Text.Json;
using PartnerMfa.Cli.Support;

namespace PartnerMfa.Cli.Verbs;

public sealed class AppVerbTests : IDisposable
{
    private readonly TemporaryFiles _files = new();

    [Fact]
    public async Task A_preview_lists_the_requests_and_changes_nothing()
    {
        ToolRun run = await ToolRun.RunAsync("app", "-e", "Sandbox", "--what-if");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("3 requests would be sent. Nothing was changed.", run.Output, StringComparison.Ordinal);
        Assert.Equal(3, run.Output.Split("  Would send      POST https://graph.sandbox.example/v1.0/").Length - 1);
    }

    [Fact]
    public async Task A_web_app_stores_its_secret_and_prints_none()
    {
        string path = _files.PathOf("secret.txt");
        ToolRun run = await ToolRun.RunAsync("app", "-e", "Sandbox", "--confidential", "--secret-path", path, "-o", "json");
        JsonElement line = JsonDocument.Parse(run.Output).RootElement;
        string secret = (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).Trim();

        Assert.Equal((0, "Registered", "http://localhost:8400", true), (run.ExitCode, line.GetProperty("status").GetString(), line.GetProperty("redirectUri").GetString(), line.GetProperty("isConfidential").GetBoolean()));
        Assert.StartsWith("Sbx8Q~", secret, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_app_that_was_not_registered_here_is_not_removed()
    {
        ToolRun run = await ToolRun.RunAsync("app", "-e", "Sandbox", "--remove", "--application-id", "11112222-aaaa-2222-bbbb-3333cccc4444");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("error ApplicationNotOurs: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("--force", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--remove requires --application-id", "--remove")]
    [InlineData("--force requires --remove", "--force")]
    [InlineData("--confidential requires --secret-path", "--confidential")]
    [InlineData("--secret-path requires --confidential", "--secret-path", "secret.txt")]
    [InlineData("--application-id takes a GUID", "--application-id", "contoso")]
    public async Task Wrong_usage_is_reported(string told, params string[] arguments)
    {
        ToolRun run = await ToolRun.RunAsync(["app", .. arguments]);

        Assert.Equal((64, ""), (run.ExitCode, run.Output));
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _files.Dispose();
}
