using System.Text.Json;
using PartnerMfa.Cli.Support;

namespace PartnerMfa.Cli;

/// <summary>The real process, as a shell starts it.</summary>
public sealed class ProcessTests
{
    [Fact]
    public async Task A_probe_in_the_sandbox_ends_with_0_and_one_line_of_JSON()
    {
        ToolRun run = await ToolProcess.RunAsync("", [], "probe", "--environment", "Sandbox", "--output", "json");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        JsonElement answer = JsonElement.Parse(Assert.Single(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal(("Yes", "Sandbox"), (answer.GetProperty("result").GetString(), answer.GetProperty("environment").GetString()));
    }

    [Fact]
    public async Task A_token_through_a_pipe_ends_with_the_code_of_its_answer()
    {
        ToolRun run = await ToolProcess.RunAsync("Bearer " + TestTokens.With(("amr", new[] { "pwd" })).Reveal(), [], "token");

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("NO  ", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
    }

    [Fact]
    public async Task Redirected_input_counts_as_noninteractive()
    {
        ToolRun run = await ToolProcess.RunAsync("", [], "probe");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("error NotConnected: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_usage_ends_with_64()
    {
        ToolRun run = await ToolProcess.RunAsync("", [], "probe", "--bogus");

        Assert.Equal((64, ""), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task Network_failures_are_described_in_words()
    {
        await using RefusingProxy proxy = new();

        ToolRun run = await ToolProcess.RunAsync("", [("https_proxy", proxy.Address.OriginalString), ("no_proxy", "")], "probe", "--device-code");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(
            "error NetworkFailure: The sign-in service login.microsoftonline.com could not be reached: "
            + $"The proxy tunnel request to proxy '{proxy.Address}' failed",
            run.Error,
            StringComparison.Ordinal);
    }
}
