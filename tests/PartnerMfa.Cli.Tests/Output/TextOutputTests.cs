using PartnerMfa.Cli.Support;

namespace PartnerMfa.Cli.Output;

public sealed class TextOutputTests
{
    [Fact]
    public async Task The_answer_comes_first_then_what_to_do_then_the_evidence()
    {
        ToolRun run = await ToolRun.RunAsync("probe", "-e", "Sandbox", "-u", "password");

        string[] lines = run.Output.Split(Environment.NewLine);
        Assert.Equal(
            "NO  Partner Center refused the call because the user did not sign in with MFA (HTTP 401, code 900421). "
            + "One ordinary call passed just now; others may already be refused.",
            lines[0]);
        Assert.Equal(
            "What to do: See what the tenant requires of this account: "
            + "partner-mfa setup --user password@sandbox.example --environment Sandbox --tenant 5a9db0c5-0000-4000-8000-000000000001. Custom controls never count as MFA. "
            + "Then sign in again with MFA: partner-mfa probe --environment Sandbox --tenant 5a9db0c5-0000-4000-8000-000000000001 --user password@sandbox.example",
            lines[1]);
        Assert.Equal("", lines[2]);
        Assert.Equal(
            ["Reason", "Environment", "Account", "Tenant", "Application", "Source", "Methods", "Audience", "Token issued", "Token expires", "Partner Center", "Ordinary calls", "Correlation ID", "Request ID", "Checked", "More", ""],
            lines[3..].Select(line => line.Trim().Split("  ")[0]));
        Assert.Contains("  Partner Center  HTTP 401, confirmed by the service, 1 attempt, 0.0 s", lines);
        Assert.Contains("  Ordinary calls  0 of 1 refused for missing MFA", lines);
        Assert.Contains("  Token expires   2026-06-08 13:05:00 UTC", lines);
        Assert.Equal("", run.Error);
    }

    [Fact]
    public async Task A_Yes_needs_no_action() =>
        Assert.DoesNotContain("What to do", (await ToolRun.RunAsync("probe", "-e", "Sandbox")).Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("mfa", "YES")]
    [InlineData("password", "NO")]
    [InlineData("v2", "UNKNOWN")]
    [InlineData("app-only", "NOT APPLICABLE")]
    public async Task Only_the_answer_is_colored_and_only_in_a_terminal(string account, string word)
    {
        string[] arguments = ["probe", "-e", "Sandbox", "-u", account];
        string colored = (await new ToolStage { Color = true }.RunAsync(arguments)).Output;
        string plain = (await new ToolStage { Color = false }.RunAsync(arguments)).Output;

        Assert.StartsWith("\u001b[", colored, StringComparison.Ordinal);
        Assert.Contains($"m{word}\u001b[0m  ", colored, StringComparison.Ordinal);
        Assert.Equal(2, colored.Count(c => c == '\u001b'));
        Assert.DoesNotContain('\u001b', plain);
    }

    [Fact]
    public async Task A_retry_is_shown_on_standard_error()
    {
        ToolRun run = await ToolRun.RunAsync("probe", "-e", "Sandbox", "-u", "throttled");

        Assert.Equal($"Asking Partner Center: Attempt 1: HTTP 429; trying again in 1 s{Environment.NewLine}", run.Error);
    }
}
