using PartnerMfa.Cli.Support;

namespace PartnerMfa.Cli.Verbs;

/// <summary>Stored refresh tokens: readable only by their owner, and never without MFA.</summary>
public sealed class RefreshTokenVerbTests : IDisposable
{
    private const string Application = "23ec45a3-5127-4185-9eff-c8887839e6ab";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TemporaryFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task A_sign_in_with_MFA_stores_its_refresh_token()
    {
        string file = _files.PathOf("token.txt");

        ToolRun run = await ToolRun.RunAsync("refresh-token", "-e", "Sandbox", "-a", Application, "-u", "mfa", "--save-refresh-token", file);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("YES  ", run.Output, StringComparison.Ordinal);
        Assert.Contains($"The refresh token is stored in '{file}'. It expires on 2026-09-06 unless it is used.", run.Output, StringComparison.Ordinal);
        string token = (await ReadAsync(file)).Trim();
        Assert.NotEmpty(token);
        Assert.DoesNotContain(token, run.Text, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows()) Assert.Equal(OwnerOnly, File.GetUnixFileMode(file));
        Assert.Equal(0, (await ToolRun.RunAsync("probe", "-e", "Sandbox", "-a", Application, "--refresh-token-file", file)).ExitCode);
    }

    [Theory]
    [InlineData("password")]
    [InlineData("fido")]
    public async Task A_sign_in_without_MFA_stores_nothing(string account)
    {
        string file = _files.Write("token.txt", "the good one");

        ToolRun run = await ToolRun.RunAsync("refresh-token", "-e", "Sandbox", "-a", Application, "-u", account, "--save-refresh-token", file);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("error MfaInteractionRequired: ", run.Error, StringComparison.Ordinal);
        Assert.Equal("the good one", await ReadAsync(file));
    }

    [Theory]
    [InlineData("probe")]
    [InlineData("usage")]
    public async Task The_successor_replaces_the_refresh_token_that_was_used(string verb)
    {
        string file = _files.Write("token.txt", SandboxSecrets.RefreshTokenOf("mfa"));

        ToolRun run = await ToolRun.RunAsync(verb, "-e", "Sandbox", "-a", Application, "--refresh-token-file", file, "--save-refresh-token", file, "-o", "json");

        Assert.Equal("", run.Error);
        Assert.NotEqual("", run.Output);
        if (!OperatingSystem.IsWindows()) Assert.Equal(OwnerOnly, File.GetUnixFileMode(file));
        Assert.Equal(["token.txt"], Directory.EnumerateFiles(_files.Folder).Select(Path.GetFileName));
        Assert.Equal(0, (await ToolRun.RunAsync("probe", "-e", "Sandbox", "-a", Application, "--refresh-token-file", file)).ExitCode);
    }

    [Fact]
    public async Task A_successor_without_MFA_never_replaces_a_stored_token()
    {
        string used = _files.Write("used.txt", SandboxSecrets.RefreshTokenOf("password"));
        string kept = _files.Write("kept.txt", "the good one");

        ToolRun run = await ToolRun.RunAsync("probe", "-e", "Sandbox", "-a", Application, "--refresh-token-file", used, "--save-refresh-token", kept);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("NO  ", run.Output, StringComparison.Ordinal);
        Assert.StartsWith($"error RefreshTokenNotSaved: The refresh token was not stored in '{kept}': the sign-in returned a token without MFA.", run.Error, StringComparison.Ordinal);
        Assert.Equal("the good one", await ReadAsync(kept));
    }

    [Theory]
    [InlineData("missing/token.txt", "its folder does not exist.")]
    [InlineData("folder", "it is a folder.")]
    public async Task A_file_that_cannot_be_written_is_reported_before_the_refresh_token_is_used(string name, string why)
    {
        Directory.CreateDirectory(_files.PathOf("folder"));
        string used = _files.Write("used.txt", SandboxSecrets.RefreshTokenOf("mfa"));

        ToolRun run = await ToolRun.RunAsync("probe", "-e", "Sandbox", "-a", Application, "--refresh-token-file", used, "--save-refresh-token", _files.PathOf(name));

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"error RefreshTokenNotSaved: The refresh token was not stored in '{_files.PathOf(name)}': {why}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_to_the_file_stays_a_link()
    {
        string target = _files.Write("target.txt", SandboxSecrets.RefreshTokenOf("mfa"));
        string link = _files.PathOf("link.txt");
        File.CreateSymbolicLink(link, target);

        Assert.Equal(0, (await ToolRun.RunAsync("probe", "-e", "Sandbox", "-a", Application, "--refresh-token-file", link, "--save-refresh-token", link)).ExitCode);

        Assert.Equal(target, new FileInfo(link).LinkTarget);
    }

    private static Task<string> ReadAsync(string path) => File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
}
