using System.Net;
using PartnerMfa.Cli.Support;
using PartnerMfa.SignIn;

namespace PartnerMfa.Cli.Verbs;

public sealed class ProbeSignInTests : IDisposable
{
    private const string Application = "23ec45a3-5127-4185-9eff-c8887839e6ab";

    private readonly TemporaryFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_refresh_token_signs_in_with_or_without_a_client_secret(bool confidential)
    {
        string[] secret = confidential ? ["--client-secret-file", _files.Write("secret", "a-secret")] : [];
        string file = _files.Write("refresh", SandboxSecrets.RefreshTokenOf("unconfirmed") + "\n");

        ToolRun run = await ToolRun.RunAsync(["probe", "-e", "Sandbox", "-a", Application, "--refresh-token-file", file, .. secret]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("  Source          RefreshToken", run.Output, StringComparison.Ordinal);
        Assert.Contains("  Application     " + Application, run.Output, StringComparison.Ordinal);
        Assert.Contains("  Account         unconfirmed@sandbox.example", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_code_is_shown_on_standard_error_and_the_answer_on_standard_output()
    {
        ManualClock? clock = null;
        ToolStage stage = new() { ErrorLine = line => SignInWhenShown(line, clock!) };
        clock = stage.Clock;

        ToolRun run = await stage.RunAsync("probe", "-e", "Sandbox", "-u", "fido@sandbox.example", "--device-code");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            "To sign in, open https://login.sandbox.example/device on any device and enter the code SANDBOX42. "
            + $"Sign in as fido@sandbox.example, and complete MFA when asked: the answer is about the account that signs in.{Environment.NewLine}",
            run.Error);
        Assert.Contains("  Source          DeviceCode", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_browser_the_sign_in_uses_a_device_code()
    {
        using ScriptedHandler network = new();
        network.Then(() => new HttpResponseMessage(HttpStatusCode.BadRequest)
        {
            Content = new StringContent("""{"error":"invalid_request","error_description":"AADSTS90002: no tenant"}"""),
        });
        ToolStage stage = new() { Network = network, Presence = new Interactivity { WhyNoBrowser = "this session has no display." } };

        ToolRun run = await stage.RunAsync("probe", "--tenant", "contoso.example");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("error TenantNotFound: ", run.Error, StringComparison.Ordinal);
        Assert.StartsWith(
            "https://login.microsoftonline.com/contoso.example/oauth2/v2.0/devicecode",
            Assert.Single(network.Sent).Uri, StringComparison.Ordinal);
    }

    private static void SignInWhenShown(string line, ManualClock clock)
    {
        if (line.Contains("SANDBOX42", StringComparison.Ordinal)) clock.Advance(TimeSpan.FromSeconds(1));
    }
}
