using System.Net;
using PartnerMfa.Cli.Support;

namespace PartnerMfa.Cli.Verbs;

/// <summary>Recognizable secrets are passed in every possible way, and none of them comes out, however verbose the output is.</summary>
public sealed class VerboseSecretTests : IDisposable
{
    private const string Application = "23ec45a3-5127-4185-9eff-c8887839e6ab";
    private const string PlantedRefreshToken = "0.Aplanted-refresh-token-0123456789";
    private const string PlantedSecret = "planted~client.secret-0123456789";

    private readonly TemporaryFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("mfa", "Sandbox")]
    [InlineData("password", "Sandbox")]
    [InlineData("flaky", "Sandbox")]
    [InlineData("down", "Sandbox")]
    [InlineData("offline", "Sandbox")]
    [InlineData("redirect", "Sandbox")]
    [InlineData("portal", "Sandbox")]
    [InlineData("rejected", "Sandbox")]
    [InlineData("expired", "Sandbox")]
    [InlineData("app-only", "Sandbox")]
    [InlineData("mfa", "China")]
    public async Task No_run_with_an_access_token_shows_any_of_it(string account, string environment)
    {
        string token = SandboxSecrets.AccessTokenOf(account);
        string file = _files.Write("token", "Authorization: Bearer " + token);
        foreach (string verb in new[] { "probe", "token" })
            foreach (string format in new[] { "text", "json" })
            {
                ToolRun run = await ToolRun.RunAsync(verb, "-v", "-e", environment, "-o", format, "--token-file", file);

                Assert.NotEqual("", run.Output);
                AssertShowsNothingOf(run, token.Split('.'));
            }
    }

    [Theory]
    [InlineData("mfa")]
    [InlineData("stale")]
    [InlineData("blocked")]
    [InlineData("down")]
    public async Task No_sign_in_by_refresh_token_shows_any_secret_old_or_new(string account)
    {
        string refreshToken = SandboxSecrets.RefreshTokenOf(account);

        ToolRun run = await RefreshAsync(refreshToken);

        AssertShowsNothingOf(run, refreshToken, PlantedSecret);
    }

    [Fact]
    public async Task A_refresh_token_that_is_refused_is_not_shown()
    {
        ToolRun run = await RefreshAsync(PlantedRefreshToken);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"{Environment.NewLine}error RefreshTokenInvalid: ", run.Error, StringComparison.Ordinal);
        AssertShowsNothingOf(run, PlantedRefreshToken, PlantedSecret);
    }

    [Fact]
    public async Task A_service_that_repeats_the_secrets_in_its_refusal_is_not_repeated()
    {
        using ScriptedHandler network = new();
        network.Then(() => new HttpResponseMessage(HttpStatusCode.BadRequest)
        {
            Content = new StringContent(
                $$"""{"error":"invalid_grant","error_description":"AADSTS99999: Token {{PlantedRefreshToken}} of {{PlantedSecret}} is bad."}"""),
        });

        ToolRun run = await RefreshAsync(PlantedRefreshToken, "Global", new ToolStage { Network = network });

        Assert.Contains(
            "error SignInFailed: The sign-in service refused: AADSTS99999: Token (secret) of (secret) is bad.",
            run.Error,
            StringComparison.Ordinal);
        Assert.Single(network.Sent);
        AssertShowsNothingOf(run, PlantedRefreshToken, PlantedSecret);
    }

    [Fact]
    public async Task No_interactive_sign_in_shows_the_token_that_it_gets()
    {
        ToolRun run = await ToolRun.RunAsync("probe", "-v", "-e", "Sandbox", "-u", "flaky");

        Assert.Contains("GET https://api.partnercenter.sandbox.example/v1/profiles/organization, attempt 2, ", run.Error, StringComparison.Ordinal);
        AssertShowsNothingOf(run);
    }

    private Task<ToolRun> RefreshAsync(string refreshToken, string environment = "Sandbox", ToolStage? stage = null) =>
        (stage ?? new ToolStage()).RunAsync(
            "probe", "-v", "-e", environment, "-a", Application,
            "--refresh-token-file", _files.Write("refresh", refreshToken + "\n"),
            "--client-secret-file", _files.Write("secret", PlantedSecret + "\n"));

    // All JWTs of the sandbox begin in the same way, and so do its refresh tokens.
    private static void AssertShowsNothingOf(ToolRun run, params string[] secrets)
    {
        Assert.NotEqual("", run.Text);
        foreach (string secret in secrets.Concat(["eyJ", "0.Asandbox", "Bearer"]))
            Assert.DoesNotContain(secret, run.Text, StringComparison.Ordinal);
    }
}
