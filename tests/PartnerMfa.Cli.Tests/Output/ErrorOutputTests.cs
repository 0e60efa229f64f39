using PartnerMfa.Cli.Hosting;
using PartnerMfa.Cli.Support;

namespace PartnerMfa.Cli.Output;

public sealed class ErrorOutputTests
{
    [Fact]
    public async Task An_error_shows_its_id_what_failed_what_to_do_and_the_ids_for_support()
    {
        ToolRun run = await ToolRun.RunAsync("probe", "-e", "Sandbox", "-u", "guest@sandbox.example");

        string[] lines = run.Error.Split(Environment.NewLine);
        Assert.Equal(7, lines.Length);
        Assert.Equal(
            "error AccountNotInTenant: The account does not belong to this tenant. AADSTS50020: User account from identity provider "
            + "'live.com' does not exist in this tenant and cannot access the application.",
            lines[0]);
        Assert.Equal("  What to do: Use a member account of the partner tenant, not a guest.", lines[1]);
        Assert.Equal("  Environment: Sandbox (simulated services: not evidence about a real tenant)", lines[2]);
        Assert.Matches("^  Correlation ID: [0-9a-f-]{36}$", lines[3]);
        Assert.Matches("^  Trace ID: [0-9a-f-]{36}$", lines[4]);
        Assert.Matches(@"^  Timestamp: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$", lines[5]);
        Assert.Equal("", lines[6]);
    }

    [Fact]
    public async Task An_unexpected_exception_shows_its_type_but_not_its_text()
    {
        using StringWriter output = new();
        using StringWriter error = new();
        ToolContext around = new ToolStage().Around(TextReader.Null, output, error) with
        {
            DetectInteractivity = () => throw new InvalidOperationException("planted-secret"),
        };

        int exitCode = await Program.RunAsync(["probe"], around);

        Assert.Equal((2, ""), (exitCode, output.ToString()));
        string[] lines = error.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Equal("error UnexpectedFailure: An unexpected error occurred (InvalidOperationException).", lines[0]);
        Assert.StartsWith("  What to do: ", lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain("planted", error.ToString(), StringComparison.Ordinal);
    }
}
