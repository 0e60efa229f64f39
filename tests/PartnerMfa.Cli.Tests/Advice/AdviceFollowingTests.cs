using System.Text.Json;
using System.Text.RegularExpressions;
using PartnerMfa.Cli.Support;
using PartnerMfa.Sandbox.Accounts;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Cli.Advice;

/// <summary>
/// A user who follows the advice in the sandbox gets to a Yes, or to an answer that says why not: a setup check that names what is missing,
/// or advice to do something outside of our commands.
/// </summary>
public sealed class AdviceFollowingTests : IDisposable
{
    private const string Application = "00001111-aaaa-2222-bbbb-3333cccc4444";

    // A Yes for the wrong account, simulated outages, and the limits of the account itself. The advice, in these words, is about something
    // outside.
    private static readonly Dictionary<string, string> Outside = new()
    {
        ["guest"] = "Use a member account of the partner tenant",
        ["disabled"] = "Ask the tenant's administrator",
        ["risky"] = "dismisses or remediates the risk",
        ["customer-without-consent"] = "pre-consent the app there through Partner Center",
        ["no-app-consent"] = "let an administrator consent",
        ["clock-skew"] = "Check this machine's clock",
        ["certificate-expired"] = "Renew the certificate",
        ["loop"] = "Stop the loop",
        ["sign-in-throttled"] = "Stop the loop",
        ["always-throttled"] = "Then test again",
        ["contradiction"] = "contact Partner Center support",
        ["portal"] = "Try from a network that reaches",
        ["redirect"] = "Try from a network that reaches",
        ["down"] = "Wait a few minutes",
        ["offline"] = "Check the network",
        ["rejected"] = "Request the token for",
        ["rejected-400"] = "Get a new token",
        ["rejected-800001"] = "Get a new token",
        ["no-user"] = "the token of a user",
        ["expired"] = "Get a new one",
        ["ngcmfa"] = "another method than Windows Hello",
        ["app-only"] = "Nothing, for app-only calls",
        ["v2"] = "Once enforcement reaches the call",
        ["indirect-reseller"] = "most likely an indirect reseller's",
    };

    private readonly TemporaryFiles _files = new();

    public static TheoryData<string> Accounts { get; } = [.. SandboxAccounts.All.Select(account => account.Name)];

    public static TheoryData<string> WhereAskingCounts { get; } = [.. SandboxAccounts.All.Where(account => account.Unasked is not null || account.Name is "password" or "mfa").Select(account => account.Name)];

    public static TheoryData<string> WithKeptToken { get; } = [.. SandboxAccounts.All.Where(account => account.Kept is not null).Select(account => account.Name)];

    public void Dispose() => _files.Dispose();

    [Theory]
    [MemberData(nameof(Accounts))]
    public async Task Advice_after_a_sign_in_in_the_browser_ends_well(string account) =>
        await FollowAsync($"partner-mfa probe --environment Sandbox --user {account}", account);

    [Theory]
    [InlineData("from-device-code")]
    [InlineData("blocked")]
    [InlineData("password")]
    [InlineData("session-revoked")]
    public async Task Advice_after_a_device_code_ends_well(string account) =>
        await FollowAsync($"partner-mfa probe --environment Sandbox --user {account} --device-code", account);

    [Theory]
    [MemberData(nameof(WhereAskingCounts))]
    public async Task Advice_after_a_sign_in_that_does_not_ask_for_MFA_ends_well(string account) =>
        await FollowAsync($"partner-mfa probe --environment Sandbox --user {account} --without-asking-for-mfa", account);

    [Theory]
    [MemberData(nameof(WithKeptToken))]
    public async Task Advice_after_a_stored_refresh_token_leads_to_a_Yes(string account)
    {
        await File.WriteAllTextAsync(_files.PathOf("token.txt"), KeptTokenAccounts.Prefix + account, TestContext.Current.CancellationToken);
        List<Answer> seen = await FollowAsync($"partner-mfa probe --environment Sandbox --refresh-token-file token.txt --application-id {Application} --user {account}", account);

        Assert.NotEqual("Yes", seen[0].Result);
        Assert.Equal("Yes", seen[1].Result);
        // The new refresh token is in the file now.
        ToolRun run = await RunAsync($"partner-mfa probe --environment Sandbox --refresh-token-file token.txt --application-id {Application} --user {account}");
        Assert.True(run.ExitCode == 0, run.Text);
    }

    [Theory]
    [MemberData(nameof(Accounts))]
    public async Task Advice_about_a_token_in_a_file_ends_well(string account)
    {
        if (SandboxAccounts.Find(account)!.Refusal is not null) return;
        await File.WriteAllTextAsync(_files.PathOf("token.txt"), SandboxSecrets.AccessTokenOf(account), TestContext.Current.CancellationToken);
        await FollowAsync("partner-mfa token --environment Sandbox --token-file token.txt", account);
        await File.WriteAllTextAsync(_files.PathOf("token.txt"), SandboxSecrets.AccessTokenOf(account), TestContext.Current.CancellationToken);
        await FollowAsync("partner-mfa probe --environment Sandbox --token-file token.txt", account);
    }

    [Fact]
    public async Task A_sign_in_by_another_account_is_noticed_and_can_be_tested()
    {
        List<Answer> seen = await FollowAsync("partner-mfa probe --environment Sandbox --user another-account", "another-account");

        Assert.Equal("DifferentAccount", seen[0].Reason);
        Assert.Contains(seen, answer => answer is { Result: "Yes", Account: "everyday@sandbox.example" });
    }

    private sealed record Answer(string Result, string Reason, string? Account, string Message, string Remedy)
    {
        public IEnumerable<string> Commands() => CommandText.Split($"{Message} {Remedy}").Where(segment => segment.IsCommand).Select(segment => segment.Text);
    }

    /// <returns>The answers, in the order in which the commands came up.</returns>
    private async Task<List<Answer>> FollowAsync(string command, string account)
    {
        List<Answer> seen = [];
        Queue<string> next = new([command]);
        HashSet<string> run = [];
        while (next.TryDequeue(out string? one))
        {
            if (!run.Add(one)) continue;
            Answer answer = await AskAsync(one);
            seen.Add(answer);
            // A Yes names what it does not cover, which is another question.
            if (answer.Result != "Yes") foreach (string further in answer.Commands()) next.Enqueue(further);
        }

        Assert.True(run.Count < 12, $"The advice leads on and on: {string.Join("; ", run)}");
        bool isGood = seen.Any(answer => answer.Result == "Yes" && !IsSetup(answer)) || seen.Any(SaysWhyNot);
        Assert.True(isGood || (Outside.TryGetValue(account, out string? words) && seen.Any(answer => answer.Remedy.Contains(words, StringComparison.Ordinal))),
            $"The advice leads nowhere: {string.Join(Environment.NewLine, seen)}");
        return seen;
    }

    private static bool IsSetup(Answer answer) => Enum.TryParse<SetupReason>(answer.Reason, out _) && !Enum.TryParse<ReasonCode>(answer.Reason, out _);

    // What is missing, and what to do about it.
    private static bool SaysWhyNot(Answer answer) => IsSetup(answer) && answer.Remedy.Length > 20;

    private async Task<Answer> AskAsync(string command)
    {
        ToolRun run = await RunAsync(command + " --output json");
        Assert.True(run.ExitCode is >= 0 and <= 3, $"{command}: exit code {run.ExitCode}: {run.Text}");
        Assert.DoesNotContain("UnexpectedFailure", run.Text, StringComparison.Ordinal);
        if (run.Output.Length > 0)
        {
            JsonElement[] results = [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
            JsonElement whole = results.First(result => TextOf(result, "check") is null);
            return new Answer(TextOf(whole, "result")!, TextOf(whole, "reason")!, TextOf(whole, "account"), TextOf(whole, "message")!, TextOf(whole, "remedy") ?? "");
        }

        Match error = Regex.Match(run.Error, @"error (\w+): (.*?)\r?\n  What to do: (.*?)\r?\n");
        Assert.True(error.Success, $"{command}: {run.Text}");
        return new Answer("Error", error.Groups[1].Value, null, error.Groups[2].Value, error.Groups[3].Value);
    }

    private static string? TextOf(JsonElement result, string name) => result.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private async Task<ToolRun> RunAsync(string command)
    {
        string[] words = [.. ShellLine.Words(command).Skip(1).Select(Filled)];
        // A user who sees a device code signs in at once.
        ManualClock? clock = null;
        ToolStage stage = new() { ErrorLine = line => { if (line.Contains("SANDBOX42", StringComparison.Ordinal)) clock!.Advance(TimeSpan.FromSeconds(1)); } };
        clock = stage.Clock;
        return await stage.RunAsync(words);
    }

    // The values that the user fills in.
    private string Filled(string word) => word switch
    {
        "<app id>" => Application,
        "<tenant>" => "sandbox.example",
        "token.txt" => _files.PathOf("token.txt"),
        _ => word,
    };
}
