using PartnerMfa.Cli.Support;

namespace PartnerMfa.Cli.Verbs;

public sealed class ServeVerbTests
{
    [Theory]
    [InlineData("--enforce takes a whole number from 0 to 100.", "--enforce", "101")]
    [InlineData("--throttle takes a whole number from 0 to 100.", "--throttle", "-1")]
    [InlineData("'fire' is not a fault. Use one of: gateway, reset, hang, truncate, portal, redirect.", "--fault", "fire")]
    [InlineData("--fault-percent requires --fault.", "--fault-percent", "10")]
    [InlineData("--certificate-file has no effect with --http.", "--http", "--certificate-file", "a.pem")]
    [InlineData("--port takes a whole number from 0 to 65533.", "--port", "70000")]
    public async Task Wrong_options_are_explained(string message, params string[] options)
    {
        ToolRun run = await ToolRun.RunAsync(["serve", .. options]);

        Assert.Equal(64, run.ExitCode);
        Assert.Contains($"usage: {message}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_cannot_be_written_is_an_error()
    {
        using TemporaryFiles files = new();
        string file = files.Write("file", "x");

        ToolRun run = await ToolRun.RunAsync("serve", "--port", "0", "--certificate-file", Path.Combine(file, "serve.pem"));

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("error OutputNotWritten:", run.Error, StringComparison.Ordinal);
    }
}
