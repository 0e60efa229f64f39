using System.Text.Json;
using PartnerMfa.Cli.Support;

namespace PartnerMfa.Cli.Verbs;

public sealed class ProbeVerbTests : IDisposable
{
    private readonly TemporaryFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("Global")]
    [InlineData("USGovernment")]
    [InlineData("China")]
    public async Task Without_a_user_nothing_is_sent_and_the_error_names_unattended_sign_ins(string environment)
    {
        using ScriptedHandler network = new();

        ToolRun run = await new ToolStage { Network = network }.RunAsync("probe", "-e", environment);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal(
            $"error NotConnected: There is no connection, and no one can be asked to sign in: this is a test.{Environment.NewLine}"
            + "  What to do: Use an unattended sign-in: "
            + $"partner-mfa probe --refresh-token-file token.txt{(environment == "Global" ? "" : $" --environment {environment}")} --application-id '<app id>' --tenant '<tenant>'. "
            + $"To try it without a tenant: partner-mfa probe --environment Sandbox{Environment.NewLine}",
            run.Error);
        Assert.Empty(network.Sent);
    }

    [Theory]
    [InlineData("Bleu", "the French national cloud Bleu")]
    [InlineData("france", "the French national cloud Bleu")]
    [InlineData("DelosCloud", "the German national cloud Delos")]
    [InlineData("GOVSG", "the Singaporean government cloud GovSG")]
    public async Task A_cloud_without_Partner_Center_is_refused_clearly(string environment, string cloud)
    {
        ToolRun run = await ToolRun.RunAsync("probe", "-e", environment);

        Assert.Equal((64, ""), (run.ExitCode, run.Output));
        Assert.Contains($"The environment '{environment}' is {cloud}, and no Partner Center is known there. Partner Center is known in Global, USGovernment and China.", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AzureGermanCloud", "Microsoft closed its German cloud")]
    [InlineData("Atlantis", "There is no environment named 'Atlantis'.")]
    public async Task An_unknown_or_closed_environment_is_refused(string environment, string words)
    {
        ToolRun run = await ToolRun.RunAsync("probe", "-e", environment);

        Assert.Equal((64, ""), (run.ExitCode, run.Output));
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_warning_names_both_the_account_that_signed_in_and_the_one_that_was_wanted()
    {
        ToolRun run = await ToolRun.RunAsync("probe", "-e", "Sandbox", "-u", "another-account");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("  Reason          DifferentAccount", run.Output, StringComparison.Ordinal);
        Assert.StartsWith("UNKNOWN  The token belongs to everyday@sandbox.example, not to another-account@sandbox.example, so it was not sent.", run.Output, StringComparison.Ordinal);
        Assert.Contains("test that account: partner-mfa probe --environment Sandbox --user everyday@sandbox.example", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_of_another_account_in_a_file_is_not_sent()
    {
        string file = _files.Write("token", SandboxSecrets.AccessTokenOf("mfa"));

        ToolRun run = await ToolRun.RunAsync("probe", "-e", "Sandbox", "--token-file", file, "-u", "password");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("  Reason          DifferentAccount", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_claims_challenge_is_answered_by_the_command_of_the_advice()
    {
        ToolRun run = await ToolRun.RunAsync("probe", "-e", "Sandbox", "-u", "session-revoked");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("""--claims-challenge '{"access_token":{"nbf":{"essential":true,"value":"1781000000"}}}'""", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Microsoft_Graph_is_among_the_ordinary_calls_when_its_token_is_given()
    {
        string file = _files.Write("graph", SandboxSecrets.GraphTokenOf("mfa"));

        ToolRun run = await ToolRun.RunAsync("probe", "-e", "Sandbox", "--ordinary-call-count", "2", "--graph-token-file", file, "-o", "json");

        JsonElement result = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal((8, 0), (result.GetProperty("ordinaryCallsTried").GetInt32(), result.GetProperty("ordinaryCallsRefused").GetInt32()));
    }

    [Fact]
    public async Task A_token_of_a_file_is_asked_about()
    {
        string file = _files.Write("token", "Bearer " + SandboxSecrets.AccessTokenOf("refused"));

        ToolRun run = await ToolRun.RunAsync("probe", "-e", "Sandbox", "--token-file", file);

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Contains("  Reason          MfaRefusedByService", run.Output, StringComparison.Ordinal);
        Assert.Contains("  Source          AccessToken", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://gateway.contoso.example")]
    [InlineData("http://localhost:8080")]
    public async Task A_token_goes_to_an_address_of_the_users_own_with_a_warning(string address)
    {
        using ScriptedHandler network = new ScriptedHandler().Then(Reply.Profile.With("isMfaCompliant: true").Create);
        ToolStage stage = new() { Input = TestTokens.With().Reveal(), Network = network };

        ToolRun run = await stage.RunAsync("probe", "--token-file", "-", "--api-endpoint", address);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal($"warning: Tokens and secrets go to addresses that you chose: {new Uri(address).Authority}.{Environment.NewLine}", run.Error);
        Assert.Equal($"{address}/v1/profiles/organization", Assert.Single(network.Sent).Uri);
    }

    [Fact]
    public async Task The_resource_of_an_own_environment_can_be_another()
    {
        using ScriptedHandler network = new ScriptedHandler().Then(Reply.Profile.Create);
        ToolStage stage = new() { Input = TestTokens.With(("aud", "https://double.contoso.example")).Reveal(), Network = network };

        ToolRun run = await stage.RunAsync(
            "probe", "--token-file", "-", "--api-endpoint", "https://double.contoso.example", "--resource", "https://double.contoso.example");

        Assert.Contains("  Reason          MfaClaimPresent", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_No_is_followed_by_the_ordinary_call_unless_it_is_left_out()
    {
        Assert.Contains("  Ordinary calls  ", (await ToolRun.RunAsync("probe", "-e", "Sandbox", "-u", "enforced")).Output, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "  Ordinary calls  ", (await ToolRun.RunAsync("probe", "-e", "Sandbox", "-u", "enforced", "--skip-baseline")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waiting_reports_each_round_and_ends_with_the_first_Yes()
    {
        ToolRun run = await ToolRun.RunAsync("probe", "-e", "Sandbox", "-u", "soon", "--wait-minutes", "5", "--wait-interval-seconds", "20", "--skip-baseline");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("YES", run.Output, StringComparison.Ordinal);
        Assert.Matches(
            @"^Waiting for MFA to take effect: No \(MfaRequiredByService\); asking again at \d\d:\d\d:20, until \d\d:\d\d:00\r?\n$", run.Error);
    }

    [Fact]
    public async Task The_tokens_of_captures_are_all_asked_about_in_their_order()
    {
        string curl = string.Join('\n', new[] { "flaky", "password", "mfa" }.Select(account =>
            $"curl 'https://api.partnercenter.sandbox.example/v1/customers' -H 'Authorization: Bearer {SandboxSecrets.AccessTokenOf(account)}'"));

        ToolRun run = await ToolRun.RunAsync(
            "probe", "-e", "Sandbox", "--capture", _files.Write("calls.txt", curl), "--capture", "no-such-file", "--throttle-limit", "2", "-o", "json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            ["flaky@sandbox.example Yes", "password@sandbox.example No", "mfa@sandbox.example Yes"],
            run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))
                .Select(answer => $"{answer.GetProperty("account").GetString()} {answer.GetProperty("result").GetString()}"));
        Assert.Contains("error FileNotFound: The file 'no-such-file' does not exist.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_correlation_id_can_be_chosen() => Assert.Contains(
        "  Correlation ID  6b29fc40-ca47-1067-b31d-00dd010662da",
        (await ToolRun.RunAsync("probe", "-e", "Sandbox", "--correlation-id", "6b29fc40-ca47-1067-b31d-00dd010662da")).Output,
        StringComparison.Ordinal);

    [Fact]
    public async Task A_token_of_another_environment_is_not_sent()
    {
        using ScriptedHandler network = new();
        ToolStage stage = new() { Input = SandboxSecrets.AccessTokenOf("mfa"), Network = network };

        ToolRun run = await stage.RunAsync("probe", "-e", "Global", "--token-file", "-");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("  Reason          WrongAudience", run.Output, StringComparison.Ordinal);
        Assert.Empty(network.Sent);
    }
}
