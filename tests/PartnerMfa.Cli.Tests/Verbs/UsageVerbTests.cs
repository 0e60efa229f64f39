using System.Text.Json;
using System.Text.RegularExpressions;
using PartnerMfa.Cli.Support;

namespace PartnerMfa.Cli.Verbs;

public sealed class UsageVerbTests
{
    [Theory]
    [InlineData("mfa@", 1)]
    [InlineData("unconfirmed@", 0)]
    [InlineData("ngcmfa@", 3)]
    [InlineData("no-role@", 2)]
    public async Task The_exit_code_is_that_of_all_applications(string user, int code) =>
        Assert.Equal(code, (await ToolRun.RunAsync("usage", "-e", "sandbox", "--user", user)).ExitCode);

    [Fact]
    public async Task Applications_that_need_no_attention_can_be_left_out_and_still_count()
    {
        ToolRun run = await ToolRun.RunAsync("usage", "-e", "sandbox", "--user", "unconfirmed@", "--non-compliant-only");

        Assert.Equal((0, "YES  0 of 2 applications need attention.\n"), (run.ExitCode, run.Output.ReplaceLineEndings("\n")));
    }

    [Fact]
    public async Task JSON_has_the_days_users_and_calls()
    {
        ToolRun run = await ToolRun.RunAsync("usage", "-e", "sandbox", "--output", "json", "--days", "2", "--call-limit", "1", "--of-application", "5a9db0c5-0000-4000-8000-000000000102");
        JsonElement usage = JsonDocument.Parse(run.Output).RootElement;

        Assert.Equal(("No", "Nightly invoices", 8), (usage.GetProperty("result").GetString(), usage.GetProperty("applicationName").GetString(), usage.GetProperty("totalRequests").GetInt32()));
        Assert.Equal((2, 1, 1), (usage.GetProperty("days").GetArrayLength(), usage.GetProperty("users").GetArrayLength(), usage.GetProperty("calls").GetArrayLength()));
        Assert.Equal("Get /v{version}/invoices", usage.GetProperty("calls")[0].GetProperty("operationName").GetString());
    }

    [Fact]
    public async Task Text_shows_the_days_the_users_and_the_newest_calls()
    {
        string output = (await ToolRun.RunAsync("usage", "-e", "sandbox", "--of-application", "5a9db0c5-0000-4000-8000-000000000103")).Output;

        Assert.Contains("  Name            Customer portal", output, StringComparison.Ordinal);
        Assert.Contains("91.7 %  11 of 12 calls with MFA", output, StringComparison.Ordinal);
        Assert.Contains("Users without MFA", output, StringComparison.Ordinal);
        Assert.Contains("Newest calls without MFA", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5a9db0c5-0000-4000-8000-000000000102", "sent the user name and password (ROPC), which never has MFA")]
    [InlineData("5a9db0c5-0000-4000-8000-000000000103", "came from a trusted location, where no MFA was required")]
    public async Task The_sign_in_log_says_why_each_call_had_no_MFA(string application, string cause)
    {
        ToolRun run = await ToolRun.RunAsync("usage", "-e", "sandbox", "--sign-in-log", "--output", "json", "--of-application", application);
        JsonElement usage = JsonDocument.Parse(run.Output).RootElement;

        Assert.Equal((1, "No"), (run.ExitCode, usage.GetProperty("result").GetString()));
        Assert.Matches($@" The sign-in log says why: the sign-in of \d{{4}}-\d\d-\d\d 00:00:00Z {Regex.Escape(cause)}\.$", usage.GetProperty("message").GetString());
        string[] causes = [.. usage.GetProperty("calls").EnumerateArray().Select(call => call.GetProperty("cause").GetString()!)];
        Assert.NotEmpty(causes);
        Assert.All(causes, one => Assert.EndsWith(cause, one, StringComparison.Ordinal));
        Assert.Contains(usage.GetProperty("evidence").EnumerateArray(), one => one.GetString() == "sign-in log: 30 sign-ins");
    }

    [Fact]
    public async Task Text_output_includes_the_causes_from_the_sign_in_log()
    {
        string output = (await ToolRun.RunAsync("usage", "-e", "sandbox", "--sign-in-log", "--of-application", "5a9db0c5-0000-4000-8000-000000000102")).Output;

        Assert.Contains("The sign-in log says why:", output, StringComparison.Ordinal);
        Assert.Contains("(ROPC)", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_cause_is_shown_without_the_sign_in_log()
    {
        ToolRun run = await ToolRun.RunAsync("usage", "-e", "sandbox", "--output", "json", "--of-application", "5a9db0c5-0000-4000-8000-000000000102");

        Assert.DoesNotContain("sign-in log", run.Output, StringComparison.Ordinal);
        Assert.All(JsonDocument.Parse(run.Output).RootElement.GetProperty("calls").EnumerateArray(), call => Assert.Equal(JsonValueKind.Null, call.GetProperty("cause").ValueKind));
    }

    [Fact]
    public async Task A_sign_in_log_that_may_not_be_read_changes_no_answer()
    {
        ToolRun without = await ToolRun.RunAsync("usage", "-e", "sandbox", "--user", "no-permission", "--output", "json");
        ToolRun with = await ToolRun.RunAsync("usage", "-e", "sandbox", "--user", "no-permission", "--sign-in-log", "--output", "json");

        Assert.Equal(without.ExitCode, with.ExitCode);
        Assert.Equal(Answers(without), Answers(with));
        Assert.Contains("sign-in log: not fully read (HTTP 403", with.Output, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Answers(ToolRun run) => run.Output.Trim().Split('\n').Select(line => JsonDocument.Parse(line).RootElement)
        .Select(one => $"{one.GetProperty("result")} {one.GetProperty("reason")} {one.GetProperty("message")}");

    [Theory]
    [InlineData("--days", "0")]
    [InlineData("--days", "91")]
    [InlineData("--call-limit", "-1")]
    [InlineData("--of-application", "nightly")]
    [InlineData("--graph-token-file", "-")]
    public async Task Invalid_values_are_wrong_usage(string option, string value) =>
        Assert.Equal(64, (await ToolRun.RunAsync("usage", "-e", "sandbox", option, value)).ExitCode);
}
