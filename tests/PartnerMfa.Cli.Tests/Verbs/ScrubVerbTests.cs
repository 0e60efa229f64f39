using PartnerMfa.Cli.Support;

namespace PartnerMfa.Cli.Verbs;

public sealed class ScrubVerbTests : IDisposable
{
    private readonly TemporaryFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Scrubbing_prints_the_name_of_the_copy()
    {
        string capture = _files.Write("session.log", "Cookie: planted=cookie\n");

        ToolRun run = await ToolRun.RunAsync("scrub", capture);

        string copy = capture.Replace("session.log", "session.scrubbed.log", StringComparison.Ordinal);
        Assert.Equal((0, copy), (run.ExitCode, run.Output.Trim()));
        Assert.DoesNotContain("planted", await File.ReadAllTextAsync(copy, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scrubbing_never_overwrites_a_file()
    {
        string capture = _files.Write("session.log", "x");

        ToolRun run = await ToolRun.RunAsync("scrub", capture, "--to", capture);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("error CaptureCopyExists: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_capture_comes_from_standard_input()
    {
        ToolRun run = await new ToolStage { Input = "hello" }.RunAsync("token", "--capture", "-");

        Assert.Contains("No call with a bearer token was found in the capture (text of 1 line).", run.Error, StringComparison.Ordinal);
    }
}
