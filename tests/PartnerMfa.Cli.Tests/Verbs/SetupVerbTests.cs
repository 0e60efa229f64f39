using System.Text.Json;
using PartnerMfa.Cli.Support;

namespace PartnerMfa.Cli.Verbs;

public sealed class SetupVerbTests
{
    [Theory]
    [InlineData("mfa@sandbox.example", 0, "YES  0 of 15 checks need attention.\n\nYES  The setup is complete")]
    [InlineData("mfa@", 0, "YES  0 of 15 checks need attention.\n\nYES  The setup is complete")]
    [InlineData("excluded-by-group@sandbox.example", 1, "NO  3 of 15 checks need attention.\n\nNO  The policy '")]
    [InlineData("just-changed@sandbox.example", 2, "UNKNOWN  1 of 15 checks needs attention.\n\nUNKNOWN  The policy '")]
    [InlineData("no-permission@sandbox.example", 2, "UNKNOWN  9 of 15 checks need attention.\n\nUNKNOWN  ")]
    public async Task A_summary_comes_first_then_the_overall_answer_which_decides_the_exit_code(string user, int code, string beginning)
    {
        ToolRun run = await ToolRun.RunAsync("setup", "--environment", "Sandbox", "--user", user);

        Assert.Equal(code, run.ExitCode);
        Assert.StartsWith(beginning, run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("\nYES  Account exists: ", run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal(1, run.Output.Split("Sandbox (simulated services").Length - 1);
    }

    [Fact]
    public async Task Every_result_is_a_line_of_JSON()
    {
        ToolRun run = await ToolRun.RunAsync("setup", "-e", "Sandbox", "--user", "device@", "--output", "json");
        JsonElement[] lines = [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

        Assert.Equal(16, lines.Length);
        Assert.Equal(("Yes", "ConditionalAccess"), (lines[0].GetProperty("result").GetString(), lines[0].GetProperty("decidedBy")[0].GetString()));
        Assert.Equal([null, .. Enum.GetNames<PartnerMfaSetupCheck>().Where(name => !name.StartsWith("Application", StringComparison.Ordinal))], lines.Select(line => line.GetProperty("check").GetString()));
    }

    [Fact]
    public async Task Only_the_chosen_checks_are_run()
    {
        ToolRun run = await ToolRun.RunAsync("setup", "-e", "Sandbox", "--user", "mfa@", "--check", "securitydefaults", "--check", "PerUserMfa,License", "-o", "json");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(4, run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task A_Yes_that_the_sign_in_log_contradicts_is_Unknown()
    {
        ToolRun run = await ToolRun.RunAsync("setup", "-e", "Sandbox", "--user", "sign-in-without-mfa@", "--witness", "SignIns", "-o", "json");
        JsonElement overall = JsonDocument.Parse(run.Output.Split('\n')[0]).RootElement;

        Assert.Equal((2, "Unknown", "WitnessDisagrees"), (run.ExitCode, overall.GetProperty("result").GetString(), overall.GetProperty("reason").GetString()));
        Assert.Matches(
            "^As it is read here, the policy 'Require MFA for all users' requires MFA at every sign-in\\. But by the sign-in log, the sign-in to Partner Center of .+Z was not required to use it: no policy applied to it\\.$",
            overall.GetProperty("message").GetString());
        Assert.Equal(0, (await ToolRun.RunAsync("setup", "-e", "Sandbox", "--user", "sign-in-without-mfa@", "--witness", "WhatIf")).ExitCode);
    }

    [Theory]
    [InlineData("'Nonsense' is not a check", "--user", "mfa@", "--check", "Nonsense")]
    [InlineData("'3' is not a check", "--user", "mfa@", "--check", "3")]
    [InlineData("--user", "--environment", "Sandbox")]
    [InlineData("--user is required", "--save-tenant", "tenant.json")]
    [InlineData("--save-tenant requires --user", "--save-tenant", "tenant.json", "--policy", "policy.json")]
    [InlineData("--save-tenant requires --user", "--save-tenant", "copy.json", "--tenant", "tenant.json")]
    [InlineData("A saved tenant is judged without a sign-in", "--tenant", "tenant.json", "--device-code")]
    [InlineData("--timeout-seconds takes a number", "--user", "mfa@", "--timeout-seconds", "0")]
    public async Task Wrong_usage_is_reported(string told, params string[] arguments)
    {
        ToolRun run = await ToolRun.RunAsync(["setup", .. arguments]);

        Assert.Equal((64, ""), (run.ExitCode, run.Output));
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_for_another_service_is_refused_and_not_sent()
    {
        ToolRun run = await new ToolStage { Input = TestTokens.With().Reveal() }.RunAsync("setup", "--user", "a@contoso.com", "--token-file", "-");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("error GraphTokenInvalid: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", run.Error, StringComparison.Ordinal);
    }
}
