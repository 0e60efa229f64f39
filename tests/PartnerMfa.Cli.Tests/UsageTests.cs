using PartnerMfa.Cli.Support;

namespace PartnerMfa.Cli;

public sealed class UsageTests
{
    private const string Application = "23ec45a3-5127-4185-9eff-c8887839e6ab";

    public static TheoryData<string, string[]> WrongUsage { get; } = new()
    {
        { "usage: '--bogus' is not an option of probe.", ["probe", "--bogus"] },
        { "usage: '--enviroment' is not an option of probe. Did you mean '--environment'?", ["probe", "--enviroment", "Sandbox"] },
        { "usage: '-UserName' is not an option of probe. Did you mean '--user'?", ["probe", "-UserName"] },
        { "usage: '--token' is not an option of probe. Did you mean '--token-file'?", ["probe", "--token"] },
        { "usage: 'extra' does not belong to any option.", ["probe", "extra"] },
        { "usage: 'prob' is not a verb. Did you mean 'probe'? The verbs are: ui, probe, token, setup, usage, customers, app, refresh-token, explain, scrub, compare, verify, serve, completion.", ["prob"] },
        { "usage: 'tokne' is not a verb. Did you mean 'token'? The verbs are: ui, probe, token, setup, usage, customers, app, refresh-token, explain, scrub, compare, verify, serve, completion.", ["tokne"] },
        { "usage: 'sing' is not a verb. The verbs are: ui, probe, token, setup, usage, customers, app, refresh-token, explain, scrub, compare, verify, serve, completion.", ["sing"] },
        { "usage: Choose a verb: ui, probe, token, setup, usage, customers, app, refresh-token, explain, scrub, compare, verify, serve, completion.", [] },
        { "usage: --environment needs a value: --environment <name>.", ["probe", "--environment"] },
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
        { "usage: 'yaml' is not an output format. Use text or json.", ["probe", "-o", "yaml"] },
        { "usage: --timeout-seconds takes a number greater than 0 and at most 86400.", ["probe", "--timeout-seconds", "0"] },
        { "usage: --timeout-seconds takes a number greater than 0 and at most 86400.", ["probe", "--timeout-seconds", "-1"] },
        { "usage: --timeout-seconds takes a number greater than 0 and at most 86400.", ["probe", "--timeout-seconds", "86401"] },
        { "usage: --timeout-seconds takes a number greater than 0 and at most 86400.", ["probe", "--timeout-seconds", "NaN"] },
        { "usage: --timeout-seconds takes a number greater than 0 and at most 86400.", ["probe", "--timeout-seconds", "soon"] },
        {
            "usage: --refresh-token-file, --refresh-token-store, and --service-principal require --application-id: the app that signs in.",
            ["probe", "--refresh-token-file", "f"]
        },
        { "usage: --client-secret-file and --certificate require --refresh-token-file, --refresh-token-store, or --service-principal.", ["probe", "--client-secret-file", "f"] },
        {
            "usage: --device-code, --token-file, --refresh-token-file, --refresh-token-store, --service-principal, and --identity are different ways to get a token. Use one of them.",
            ["probe", "--device-code", "--token-file", "f"]
        },
        {
            "usage: --device-code, --token-file, --refresh-token-file, --refresh-token-store, --service-principal, and --identity are different ways to get a token. Use one of them.",
            ["probe", "--refresh-token-file", "f", "--token-file", "f", "-a", Application]
        },
        {
            "usage: Only one option can read standard input (-).",
            ["probe", "--refresh-token-file", "-", "--client-secret-file", "-", "-a", Application]
        },
        { "usage: Only one option can read standard input (-).", ["probe", "--token-file", "-", "--proxy", "http://p", "--proxy-user", "u", "--proxy-password-file", "-"] },
        { "usage: --proxy-password-file requires --proxy-user.", ["probe", "--proxy", "http://p", "--proxy-password-file", "f"] },
        { "usage: --wait-minutes takes a number greater than 0 and at most 1440.", ["probe", "--wait-minutes", "0"] },
        { "usage: --wait-interval-seconds takes a number greater than 0 and at most 3600.", ["probe", "--wait-minutes", "1", "--wait-interval-seconds", "NaN"] },
        { "usage: --wait-interval-seconds requires --wait-minutes.", ["probe", "--wait-interval-seconds", "5"] },
        { "usage: --wait-minutes requires a sign-in: a captured token does not change.", ["probe", "--capture", "f", "--wait-minutes", "1"] },
        { "usage: --capture supplies the tokens. Leave out the sign-in options.", ["probe", "--capture", "f", "--token-file", "f"] },
        { "usage: --throttle-limit requires --capture.", ["probe", "--throttle-limit", "2"] },
        { "usage: --throttle-limit takes a whole number from 1 to 1024.", ["probe", "--capture", "f", "--throttle-limit", "0"] },
        { "usage: --all-hosts requires --capture.", ["probe", "--all-hosts"] },
        { "usage: --correlation-id takes a GUID.", ["probe", "--correlation-id", "7"] },
        { "usage: --api-endpoint takes an address, such as https://api.contoso.com.", ["probe", "--api-endpoint", "contoso"] },
        { "usage: --authority-host was given an empty value.", ["probe", "--authority-host", ""] },
        { "usage: --save-refresh-token requires --refresh-token-file.", ["probe", "--save-refresh-token", "f"] },
        { "usage: Say where to store the refresh token: --save-refresh-token <file>, or --refresh-token-store <store>.", ["refresh-token", "-a", Application] },
        { "usage: --state was given an empty value.", ["customers", "--environment", "Sandbox", "--state", ""] },
        { "usage: --customer was given an empty value.", ["customers", "--customer", "contoso.com", "--customer", " "] },
        { "usage: --display-name was given an empty value.", ["customers", "--grant-consent", "--display-name", ""] },
        { "usage: --report was given an empty value.", ["probe", "--environment", "Sandbox", "--report", ""] },
        { "usage: --refresh-token-store was given an empty value.", ["probe", "-a", Application, "--refresh-token-store", ""] },
        { "usage: --baseline was given an empty value.", ["compare", "old.json", "new.json", "--baseline", ""] },
        { "usage: <new> was given an empty value.", ["compare", "old.json", ""] },
        { "usage: <report> was given an empty value.", ["verify", ""] },
        { "usage: There is no completion for this shell. Use bash, zsh, fish, powershell.", ["completion", "tcsh"] },
    };

    [Theory]
    [MemberData(nameof(WrongUsage))]
    public async Task Wrong_usage_exits_with_64_and_explains_what_is_wrong(string message, string[] arguments)
    {
        ToolRun run = await ToolRun.RunAsync(arguments);

        Assert.Equal((64, ""), (run.ExitCode, run.Output));
        string[] lines = run.Error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(message, lines);
        Assert.All(lines, line => Assert.Matches("^(usage: |  )", line));
        Assert.Equal($"  See: partner-mfa {(arguments is [not ("prob" or "tokne" or "sing") and string verb, ..] ? verb + " " : "")}--help", lines[^1]);
    }

    [Theory]
    [InlineData("ApplicationIdInvalid", "--application-id", "my-app")]
    [InlineData("TenantInvalid", "--tenant", "not a tenant")]
    public async Task An_invalid_value_is_an_error_with_a_remedy(string id, string option, string value)
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
    public async Task An_address_that_tokens_must_not_go_to_is_an_error_with_a_remedy(string id, string option, string value)
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
    public async Task An_environment_is_recognized_in_any_case_and_form(params string[] option) =>
        Assert.Equal(0, (await ToolRun.RunAsync(["probe", .. option])).ExitCode);
}
