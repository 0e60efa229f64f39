using PartnerMfa.Cli.Support;

namespace PartnerMfa.Cli.Output;

public sealed class TextOutputTests
{
    [Fact]
    public async Task An_answer_leads_with_the_word_then_what_to_do_then_the_evidence()
    {
        ToolRun run = await ToolRun.RunAsync("probe", "-e", "Sandbox", "-u", "password");

        string[] lines = run.Output.Split(Environment.NewLine);
        Assert.Equal(
            "NO  Partner Center refused the call because the user did not sign in with MFA (HTTP 401, code 900421). "
            + "Ordinary calls still pass today, until Microsoft enforces MFA for them.",
            lines[0]);
        Assert.Equal(
            "What to do: Sign in with MFA: partner-mfa probe --environment Sandbox --tenant 5a9db0c5-0000-4000-8000-000000000001. "
            + "An integration that keeps a refresh token must keep the one from that sign-in.",
            lines[1]);
        Assert.Equal("", lines[2]);
        Assert.Equal(
            ["Environment", "Reason", "Account", "Tenant", "Application", "Methods", "Token", "Source", "Service", "Today", "Correlation", "More", ""],
            lines[3..].Select(line => line.Trim().Split(' ')[0]));
        Assert.Contains("  Service      HTTP 401, said so itself, 1 try, 0.0 s", lines);
        Assert.Contains("  Today        ordinary calls still pass", lines);
        Assert.Equal("", run.Error);
    }

    [Fact]
    public async Task A_Yes_has_nothing_to_do() =>
        Assert.DoesNotContain("What to do", (await ToolRun.RunAsync("probe", "-e", "Sandbox")).Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("mfa", "YES")]
    [InlineData("password", "NO")]
    [InlineData("v2", "UNKNOWN")]
    [InlineData("app-only", "NOT APPLICABLE")]
    public async Task The_word_alone_is_colored_and_only_for_a_terminal(string account, string word)
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
    public async Task A_wait_is_told_on_standard_error()
    {
        ToolRun run = await ToolRun.RunAsync("probe", "-e", "Sandbox", "-u", "throttled");

        Assert.Equal($"Asking Partner Center: Try 1 gave HTTP 429; trying again in 1 s{Environment.NewLine}", run.Error);
    }
}
