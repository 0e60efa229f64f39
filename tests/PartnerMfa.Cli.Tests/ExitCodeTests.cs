using PartnerMfa.Cli.Support;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Cli;

public sealed class ExitCodeTests
{
    [Theory]
    [InlineData("mfa", 0, "YES  ")]
    [InlineData("throttled", 0, "YES  ")]
    [InlineData("password", 1, "NO  ")]
    [InlineData("not-enforced", 1, "NO  ")]
    [InlineData("ngcmfa", 2, "UNKNOWN  ")]
    [InlineData("down", 2, "UNKNOWN  ")]
    [InlineData("offline", 2, "UNKNOWN  ")]
    [InlineData("expired", 2, "UNKNOWN  ")]
    [InlineData("app-only", 3, "NOT APPLICABLE  ")]
    public async Task The_most_severe_answer_of_a_probe_decides_the_exit_code(string account, int code, string beginning)
    {
        ToolRun run = await ToolRun.RunAsync("probe", "--environment", "Sandbox", "--user", account + "@sandbox.example");

        Assert.Equal(code, run.ExitCode);
        Assert.StartsWith(beginning, run.Output, StringComparison.Ordinal);
        Assert.Contains("Sandbox (simulated services: not evidence about a real tenant)", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("guest", "AccountNotInTenant")]
    [InlineData("blocked", "ConditionalAccessBlocked")]
    [InlineData("register", "MfaRegistrationRequired")]
    [InlineData("stale", "MfaInteractionRequired")]
    [InlineData("nobody", "AccountNotInTenant")]
    public async Task A_refused_sign_in_exits_with_2_and_explains_why_on_standard_error_only(string account, string id)
    {
        ToolRun run = await ToolRun.RunAsync("probe", "--environment", "Sandbox", "--user", account + "@sandbox.example");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"error {id}: ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, false, "Yes")]
    [InlineData(0, false, "Yes", "Yes")]
    [InlineData(1, false, "Yes", "No", "Unknown", "NotApplicable")]
    [InlineData(1, true, "No")]
    [InlineData(2, false, "NotApplicable", "Unknown", "Yes")]
    [InlineData(2, true, "Yes", "NotApplicable")]
    [InlineData(2, true)]
    [InlineData(2, false)]
    [InlineData(3, false, "Yes", "NotApplicable")]
    public void The_worst_answer_decides_the_exit_code(
        int code, bool anyError, params string[] answers)
    {
        ResultTally tally = new();
        foreach (string answer in answers) tally.Add(Answer(answer));
        if (anyError) tally.AddError();

        Assert.Equal(code, ExitCodes.Of(tally));
    }

    [Fact]
    public void The_checks_of_a_setup_count_only_through_its_overall_answer()
    {
        ResultTally tally = new();
        foreach (PartnerMfaResult result in new[] { Answer("No", check: "SecurityDefaults"), Answer("Unknown", check: "License"), Answer("Yes") }) tally.Add(result);

        Assert.Equal(0, ExitCodes.Of(tally));
    }

    private static PartnerMfaResult Answer(string answer, string? check = null) => new()
    {
        Result = answer,
        Check = check,
        Reason = "",
        Message = "",
        Environment = "",
        Source = "",
        CheckedOn = default,
    };
}
