using PartnerMfa.Cli.Support;
using PartnerMfa.Sandbox.EntraId;

namespace PartnerMfa.Cli.Verbs;

/// <summary>Refresh tokens in stores, through the options of the tool.</summary>
public sealed class RefreshTokenStoreTests : IDisposable
{
    private const string Vault = "https://partner.vault.sandbox.example/secrets/";

    private readonly TemporaryFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task A_probe_reads_the_token_and_stores_its_successor()
    {
        string file = _files.WritePrivate("token.txt", SandboxSecrets.RefreshTokenOf("mfa"));
        string before = await ReadAsync(file);

        ToolRun run = await ProbeAsync("--refresh-token-store", file);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.NotEqual(before, await ReadAsync(file));
        Assert.NotNull(SandboxRefreshToken.Read((await ReadAsync(file)).Trim()));
        Assert.DoesNotContain("0.Asandbox", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_vault_is_a_store()
    {
        ToolRun run = await ProbeAsync("--refresh-token-store", Vault + "mfa", "--client-secret-file", _files.Write("secret.txt", "sandbox-secret"));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task A_successor_without_MFA_is_an_error_and_the_probe_still_answers()
    {
        string token = SandboxSecrets.RefreshTokenOf("loses-mfa"), file = _files.WritePrivate("token.txt", token);

        ToolRun run = await ProbeAsync("--refresh-token-store", file);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("error RefreshTokenNotSaved: The new refresh token was not stored in the file ", run.Error, StringComparison.Ordinal);
        Assert.Contains("partner-mfa refresh-token --refresh-token-store '<store>'", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("New-PartnerMfaRefreshToken", run.Error, StringComparison.Ordinal);
        Assert.Equal(token, await ReadAsync(file));
    }

    [Fact]
    public async Task An_end_that_is_near_is_an_error()
    {
        string file = _files.WritePrivate("token.txt", SandboxSecrets.RefreshTokenOf("mfa"));

        ToolRun soon = await ProbeAsync("--refresh-token-store", file, "--alert-days", "91");
        ToolRun later = await ProbeAsync("--refresh-token-store", file, "--alert-days", "30");

        Assert.Equal((2, 0), (soon.ExitCode, later.ExitCode));
        Assert.StartsWith("error RefreshTokenEndsSoon: The refresh token in the file ", soon.Error, StringComparison.Ordinal);
        Assert.Contains("ends when it is not used for 90 days.", soon.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Setup_shows_when_the_stored_token_expires_and_checks_the_app_in_the_same_run()
    {
        string file = _files.WritePrivate("token.txt", SandboxSecrets.RefreshTokenOf("mfa"));

        ToolRun run = await ToolRun.RunAsync("setup", "--environment", "Sandbox", "--user", "mfa", "--application-id", "00001111-aaaa-2222-bbbb-3333cccc4444", "--tenant", "sandbox.example", "--refresh-token-store", file, "--output", "json");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches(@"The refresh token in the file .*token\.txt.{1,6} ends on 20\d\d-\d\d-\d\d: it was issued on ", run.Output);
        foreach (string check in new[] { "ApplicationCredentials", "ApplicationPermission", "AdminAgentRole" }) Assert.Contains($"\"check\":\"{check}\"", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_refresh_token_goes_into_a_store()
    {
        string file = _files.PathOf("token.txt");
        string[] where = ["--environment", "Sandbox", "--application-id", "00001111-aaaa-2222-bbbb-3333cccc4444"];

        ToolRun run = await ToolRun.RunAsync(["refresh-token", .. where, "--refresh-token-store", file]);
        ToolRun withoutMfa = await ToolRun.RunAsync(["refresh-token", .. where, "--user", "password", "--refresh-token-store", file]);

        Assert.Equal((0, 2), (run.ExitCode, withoutMfa.ExitCode));
        Assert.NotNull(SandboxRefreshToken.Read((await ReadAsync(file)).Trim()));
        Assert.Contains("PartnerMfa-SignedInOn", await ReadAsync(file + ".facts"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("error RefreshTokenStoreInvalid: ", "https://contoso.vault.azure.net/secrets/token")]
    [InlineData("error RefreshTokenStoreInvalid: ", "secret:vault/token")]
    [InlineData("error RefreshTokenStoreUnavailable: ", "none.txt")]
    public async Task A_store_that_cannot_be_used_says_why(string error, string store)
    {
        ToolRun run = await ProbeAsync("--refresh-token-store", store);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(error, run.Error, StringComparison.Ordinal);
    }

    private static Task<ToolRun> ProbeAsync(params string[] options) =>
        ToolRun.RunAsync(["probe", "--environment", "Sandbox", "--application-id", "00001111-aaaa-2222-bbbb-3333cccc4444", "--tenant", "sandbox.example", .. options]);

    private static Task<string> ReadAsync(string file) => File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
}
