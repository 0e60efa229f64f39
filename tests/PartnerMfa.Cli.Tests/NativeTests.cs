using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using PartnerMfa.Cli.Support;
using PartnerMfa.Sandbox.Accounts;

namespace PartnerMfa.Cli;

/// <summary>
/// The native tool writes the same as the one that is compiled at run time, byte by byte, except for times and random IDs. The tests need
/// the path of the native tool in the variable PARTNERMFA_NATIVE_TOOL: dotnet publish src/PartnerMfa.Cli -r linux-x64
/// </summary>
public sealed class NativeTests : IDisposable
{
    private const string Application = "23ec45a3-5127-4185-9eff-c8887839e6ab";

    private static readonly string? Native = Environment.GetEnvironmentVariable("PARTNERMFA_NATIVE_TOOL");

    // Shown after one second, which the managed tool reaches sooner.
    private static readonly Regex Progress = new("^Asking .*\r?\n", RegexOptions.Multiline);

    // What differs between two runs of the same program: GUIDs, times, and durations. The two programs may have been built from different
    // commits.
    private static readonly Regex Changing = new(
        @"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z| UTC)?)?|\d\d:\d\d:\d\d(?:\.\d+)?|\b\d+\.\d+ s\b|\btime=""\d+\.\d+""|(?<=""duration"": ?)\d+(?:\.\d+)?(?:E-\d+)?|(?<=\d\+)[0-9a-f]{40}");

    private readonly TemporaryFiles _files = new();

    // Without the native tool, one test is skipped instead of one per account.
    public static TheoryData<string> Accounts { get; } = [.. SandboxAccounts.All.Select(account => account.Name).Take(Native is null ? 1 : int.MaxValue)];

    [Theory]
    [MemberData(nameof(Accounts))]
    public async Task Every_verb_says_the_same_about_a_sandbox_account(string account)
    {
        string refreshToken = _files.Write("refresh.txt", SandboxSecrets.RefreshTokenOf(account));
        string[][] runs =
        [
            ["probe", "-u", account],
            ["probe", "-u", account, "-o", "json"],
            ["probe", "-a", Application, "--refresh-token-file", refreshToken],
            ["setup", "-u", account, "-o", "json"],
            ["setup", "-u", account],
            ["usage", "-u", account, "--tenant-score"],
            ["usage", "-u", account, "-o", "json"],
            ["refresh-token", "-u", account, "-a", Application, "--save-refresh-token", _files.PathOf("saved.txt")],
        ];
        foreach (string[] run in runs) await AssertSameAsync([.. run, "-e", "Sandbox"]);
    }

    [Theory]
    [InlineData("html")]
    [InlineData("json")]
    [InlineData("md")]
    [InlineData("xml")]
    public async Task Every_report_is_the_same(string format)
    {
        foreach (string[] run in new[] { new[] { "setup", "-u", "excluded-by-group" }, ["usage", "--tenant-score"], ["probe", "-u", "blocked"], ["probe", "-u", "password"] })
        {
            string report = _files.PathOf("report." + format);
            await AssertSameAsync([.. run, "-e", "Sandbox", "--report", report, "--force"], report);
        }
    }

    [Fact]
    public async Task Tokens_help_completion_and_wrong_usage_are_the_same()
    {
        string token = _files.Write("token.txt", TestTokens.With(("amr", new[] { "pwd", "mfa" })).Reveal());
        string capture = _files.Write("curl.txt", $"curl https://api.partnercenter.microsoft.com/v1/customers -H 'Authorization: Bearer {TestTokens.With().Reveal()}'");
        string[][] runs =
        [
            ["token", "--token-file", token, "--explain"], ["token", "--token-file", token, "--explain", "-o", "json"], ["token", "--capture", capture],
            ["--help"], ["probe", "--help"], ["setup", "--help"], ["version"], ["help", "man"],
            ["completion", "bash"], ["completion", "zsh"], ["completion", "fish"], ["completion", "powershell"],
            ["prob"], ["probe", "--bogus"], ["probe", "-e", "Mars"], ["token", "--token-file", "missing"],
        ];
        foreach (string[] run in runs) await AssertSameAsync(run);
    }

    public void Dispose() => _files.Dispose();

    private static async Task AssertSameAsync(string[] arguments, string? report = null)
    {
        Assert.SkipWhen(Native is null, "PARTNERMFA_NATIVE_TOOL does not name the native tool.");
        string managed = await RunAsync(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path.Combine(AppContext.BaseDirectory, "partner-mfa.dll"), .. arguments], report);
        string native = await RunAsync(Native, arguments, report);

        Assert.NotEqual("0", managed);
        Assert.Equal(managed, native);
    }

    private static async Task<string> RunAsync(string program, string[] arguments, string? report)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        })!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        string error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        string written = report is null ? "" : await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken);
        // A run that takes longer shows a time span where another shows a point in time.
        return Changing.Replace($"{process.ExitCode}\n{await output}\n{Progress.Replace(error, "")}\n{written}", "*").Replace("* to *", "*", StringComparison.Ordinal);
    }
}
