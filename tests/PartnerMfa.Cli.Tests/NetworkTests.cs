using PartnerMfa.Cli.Support;

namespace PartnerMfa.Cli;

/// <summary>
/// Runs the whole tool as a process and records everything it sends, with a recording proxy in every proxy variable and recording listeners on this
/// machine. Only the requests that the design allows arrive.
/// </summary>
public sealed class NetworkTests : IAsyncDisposable
{
    private const string Application = "23ec45a3-5127-4185-9eff-c8887839e6ab";

    private readonly RecordingProxy _proxy = new();
    private readonly TemporaryFiles _files = new();

    public async ValueTask DisposeAsync()
    {
        await _proxy.DisposeAsync();
        _files.Dispose();
    }

    [Theory]
    [InlineData("probe", "--environment", "Sandbox", "--user", "mfa@sandbox.example")]
    [InlineData("probe", "--environment", "Sandbox", "--device-code", "--user", "mfa@sandbox.example")]
    [InlineData("setup", "--environment", "Sandbox", "--user", "mfa@sandbox.example")]
    [InlineData("usage", "--environment", "Sandbox")]
    [InlineData("token", "--help")]
    [InlineData("completion", "bash")]
    public async Task The_sandbox_and_the_help_send_nothing_anywhere(params string[] arguments)
    {
        ToolRun run = await RunAsync("", arguments);

        Assert.NotEqual("", run.Output);
        Assert.Empty(_proxy.Requests);
    }

    // The arguments that each verb needs to do its work. The list of verbs comes from the tool, so a new verb is covered automatically.
    private static readonly Dictionary<string, string[]> Needs = new(StringComparer.Ordinal)
    {
        ["token"] = ["--token-file", "{token}", "--explain"],
        ["setup"] = ["--user", "mfa@sandbox.example"],
        ["explain"] = ["AADSTS50076"],
        ["scrub"] = ["{token}"],
        ["compare"] = ["{report}", "{report}"],
        ["verify"] = ["{report}"],
        ["completion"] = ["bash"],
        ["app"] = ["--what-if"],
        ["serve"] = ["--help"],
        ["ui"] = ["--help"],
    };

    [Theory]
    [MemberData(nameof(LeakTests.Verbs), MemberType = typeof(LeakTests))]
    public async Task In_the_sandbox_no_verb_sends_anything_anywhere(string verb)
    {
        await using LoopbackPorts ports = new();
        string token = _files.Write("token", SandboxSecrets.AccessTokenOf("mfa")), report = _files.PathOf("report.json");
        await new ToolStage().RunAsync("probe", "--environment", "Sandbox", "--user", "mfa", "--report", report);
        string[] needs = [.. Needs.GetValueOrDefault(verb, []).Select(word => word.Replace("{token}", token, StringComparison.Ordinal).Replace("{report}", report, StringComparison.Ordinal))];
        bool hasEnvironment = Program.CreateRoot(new ToolStage().Around(TextReader.Null, TextWriter.Null, TextWriter.Null)).Subcommands.Single(known => known.Name == verb).Options.Any(option => option.Name == "--environment");

        ToolRun run = await RunAsync("", [verb, .. hasEnvironment ? ["--environment", "Sandbox"] : Array.Empty<string>(), .. needs]);

        Assert.NotEqual("", run.Text);
        Assert.Empty(_proxy.Requests);
        Assert.Empty(ports.Arrived);
    }

    [Fact]
    public async Task The_inspection_of_a_token_sends_nothing_anywhere()
    {
        ToolRun run = await RunAsync(TestTokens.With().Reveal(), "token", "--explain");

        Assert.Contains("MfaClaimPresent", run.Output, StringComparison.Ordinal);
        Assert.Empty(_proxy.Requests);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("[::1]")]
    [InlineData("127.0.0.2")]
    [InlineData("[::ffff:127.0.0.1]")]
    public async Task A_service_on_this_machine_is_asked_without_the_proxy(string host)
    {
        await using ConfirmingService service = new(host);
        string token = _files.Write("token", TestTokens.With(("exp", 4102444800)).Reveal());

        ToolRun run = await RunAsync("", "probe", "--api-endpoint", $"http://{host}:{service.Port}", "--resource", "https://api.partnercenter.microsoft.com", "--token-file", token, "--timeout-seconds", "20");

        Assert.Empty(_proxy.Requests);
        Assert.NotEmpty(service.Requests);
        Assert.Contains("the address that you chose", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("probe", "--token-file")]
    [InlineData("usage", "--token-file")]
    public async Task A_proxy_sees_only_the_names_of_real_services(string verb, string option)
    {
        string token = _files.Write("token", TestTokens.With(("exp", 4102444800)).Reveal());

        await RunAsync("", verb, option, token, "--timeout-seconds", "10");

        Assert.All(_proxy.Requests, line => Assert.Matches(@"^CONNECT (api\.partnercenter|graph)\.microsoft\.com:443 HTTP/1\.1$", line));
        Assert.NotEmpty(_proxy.Requests);
    }

    [Fact]
    public async Task A_refused_token_is_not_sent()
    {
        string token = _files.Write("token", TestTokens.With(("aud", "https://graph.microsoft.com"), ("exp", 4102444800)).Reveal());

        ToolRun run = await RunAsync("", "probe", "--token-file", token);

        Assert.Contains("WrongAudience", run.Output, StringComparison.Ordinal);
        Assert.Empty(_proxy.Requests);
    }

    [Fact]
    public async Task A_host_in_NO_PROXY_is_asked_without_the_proxy()
    {
        string token = _files.Write("token", TestTokens.With(("exp", 4102444800)).Reveal());

        await RunAsync("", [("NO_PROXY", "example.com,.microsoft.com"), ("no_proxy", "")], "probe", "--token-file", token, "--timeout-seconds", "3");

        Assert.Empty(_proxy.Requests);
    }

    [Fact]
    public async Task An_app_secret_goes_only_to_the_sign_in_service()
    {
        string secret = _files.Write("secret", "abc8Q~zZ9vYk3LmN7pQrStUvWxYz1234567AbCdE");

        await RunAsync("", "probe", "--service-principal", "-a", Application, "-t", "contoso.com", "--client-secret-file", secret, "--timeout-seconds", "10");

        Assert.All(_proxy.Requests, line => Assert.Equal("CONNECT login.microsoftonline.com:443 HTTP/1.1", line));
        Assert.NotEmpty(_proxy.Requests);
    }

    private Task<ToolRun> RunAsync(string input, params string[] arguments) => RunAsync(input, [], arguments);

    private Task<ToolRun> RunAsync(string input, (string, string)[] variables, params string[] arguments)
    {
        string proxy = _proxy.Address.AbsoluteUri;
        (string, string)[] all =
        [
            .. new[] { "HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy" }.Select(name => (name, proxy)),
            ("NO_PROXY", ""), ("no_proxy", ""),
            .. variables,
        ];
        return ToolProcess.RunAsync(input, all, arguments);
    }
}
