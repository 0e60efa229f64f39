using PartnerMfa.Cli.Support;

namespace PartnerMfa.Cli;

public sealed class UsageTests
{
    private const string Application = "23ec45a3-5127-4185-9eff-c8887839e6ab";

    public static TheoryData<string, string[]> WrongUsage { get; } = new()
    {
        { "usage: Unrecognized command or argument '--bogus'.", ["probe", "--bogus"] },
        { "usage: There is no verb 'prove'. Use one of: probe, token, setup, usage.", ["prove"] },
        { "usage: Say what to do: probe, token, setup, usage.", [] },
        { "usage: Required argument missing for option: '--environment'.", ["probe", "--environment"] },
        { "usage: There is no environment named 'Mars'. Use one of: Global, USGovernment, China, Sandbox.", ["probe", "-e", "Mars"] },
        {
            "usage: The environment 'Germany' does not exist any more: Microsoft closed its German cloud in October 2021. "
            + "Its tenants moved to the global cloud: use the environment Global.",
            ["probe", "-e", "Germany"]
        },
        {
            "usage: The environment 'AzureGermanCloud' does not exist any more: Microsoft closed its German cloud in October 2021. "
            + "Its tenants moved to the global cloud: use the environment Global.",
            ["token", "-e", "AzureGermanCloud", "--token-file", "f"]
        },
        { "usage: There is no output format 'yaml'. Use text or json.", ["probe", "-o", "yaml"] },
        { "usage: --timeout-seconds takes a number above 0, at most 86400.", ["probe", "--timeout-seconds", "0"] },
        { "usage: --timeout-seconds takes a number above 0, at most 86400.", ["probe", "--timeout-seconds", "-1"] },
        { "usage: --timeout-seconds takes a number above 0, at most 86400.", ["probe", "--timeout-seconds", "86401"] },
        { "usage: --timeout-seconds takes a number above 0, at most 86400.", ["probe", "--timeout-seconds", "NaN"] },
        { "usage: --timeout-seconds takes a number above 0, at most 86400.", ["probe", "--timeout-seconds", "soon"] },
        {
            "usage: --refresh-token-file and --service-principal need --application-id: the app that signs in.",
            ["probe", "--refresh-token-file", "f"]
        },
        { "usage: --client-secret-file and --certificate go with --refresh-token-file or --service-principal.", ["probe", "--client-secret-file", "f"] },
        {
            "usage: --device-code, --token-file, --refresh-token-file, --service-principal and --identity are different ways to get a token: give one of them.",
            ["probe", "--device-code", "--token-file", "f"]
        },
        {
            "usage: --device-code, --token-file, --refresh-token-file, --service-principal and --identity are different ways to get a token: give one of them.",
            ["probe", "--refresh-token-file", "f", "--token-file", "f", "-a", Application]
        },
        {
            "usage: Standard input can hold one secret only.",
            ["probe", "--refresh-token-file", "-", "--client-secret-file", "-", "-a", Application]
        },
        { "usage: Standard input can hold one secret only.", ["probe", "--token-file", "-", "--proxy", "http://p", "--proxy-user", "u", "--proxy-password-file", "-"] },
        { "usage: --proxy-password-file goes with --proxy-user.", ["probe", "--proxy", "http://p", "--proxy-password-file", "f"] },
        { "usage: --wait-minutes takes a number above 0, at most 1440.", ["probe", "--wait-minutes", "0"] },
        { "usage: --wait-interval-seconds takes a number above 0, at most 3600.", ["probe", "--wait-minutes", "1", "--wait-interval-seconds", "NaN"] },
        { "usage: --wait-interval-seconds goes with --wait-minutes.", ["probe", "--wait-interval-seconds", "5"] },
        { "usage: --wait-minutes needs a sign-in: a captured token does not change.", ["probe", "--capture", "f", "--wait-minutes", "1"] },
        { "usage: --capture brings the tokens: leave the sign-in out.", ["probe", "--capture", "f", "--token-file", "f"] },
        { "usage: --throttle-limit goes with --capture.", ["probe", "--throttle-limit", "2"] },
        { "usage: --throttle-limit takes a number from 1 to 1024.", ["probe", "--capture", "f", "--throttle-limit", "0"] },
        { "usage: --all-hosts goes with --capture.", ["probe", "--all-hosts"] },
        { "usage: --correlation-id takes a GUID.", ["probe", "--correlation-id", "7"] },
        { "usage: --api-endpoint takes an address, such as https://api.contoso.com.", ["probe", "--api-endpoint", "contoso"] },
        { "usage: --authority-host takes an address, such as https://api.contoso.com.", ["probe", "--authority-host", ""] },
        { "usage: Give the token in a file (--token-file <file>), in a capture (--capture <file>) or on standard input.", ["token"] },
    };

    [Theory]
    [MemberData(nameof(WrongUsage))]
    public async Task Wrong_usage_ends_with_64_and_says_what_is_wrong(string message, string[] arguments)
    {
        ToolRun run = await ToolRun.RunAsync(arguments);

        Assert.Equal((64, ""), (run.ExitCode, run.Output));
        string[] lines = run.Error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(message, lines);
        Assert.All(lines, line => Assert.Matches("^(usage: |  )", line));
        Assert.Equal($"  See: partner-mfa {(arguments is [not "prove" and string verb, ..] ? verb + " " : "")}--help", lines[^1]);
    }

    [Theory]
    [InlineData("ApplicationIdInvalid", "--application-id", "my-app")]
    [InlineData("TenantInvalid", "--tenant", "not a tenant")]
    public async Task A_value_that_cannot_be_one_is_an_error_with_its_remedy(string id, string option, string value)
    {
        ToolRun run = await ToolRun.RunAsync("probe", "-e", "Sandbox", option, value);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"error {id}: '{value}' is ", run.Error, StringComparison.Ordinal);
        Assert.Contains("  What to do: ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EnvironmentInvalid", "--authority-host", "http://localhost")]
    [InlineData("EnvironmentInvalid", "--api-endpoint", "http://contoso.com")]
    [InlineData("EnvironmentInvalid", "--graph-endpoint", "http://contoso.com")]
    [InlineData("ProxyInvalid", "--proxy", "proxy.contoso.com")]
    public async Task An_address_that_a_token_must_not_go_to_is_an_error_with_its_remedy(string id, string option, string value)
    {
        ToolRun run = await ToolRun.RunAsync("probe", option, value);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"error {id}: The address ", run.Error, StringComparison.Ordinal);
        Assert.Contains("  What to do: ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--environment", "sandbox")]
    [InlineData("-e", "SANDBOX")]
    [InlineData("--environment=Sandbox")]
    public async Task An_environment_is_known_in_any_case_and_form(params string[] option) =>
        Assert.Equal(0, (await ToolRun.RunAsync(["probe", .. option])).ExitCode);
}
