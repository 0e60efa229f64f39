using System.Diagnostics;
using PartnerMfa.Cli.Support;

namespace PartnerMfa.Cli;

#pragma warning disable CA1416 // What has Unix modes is skipped elsewhere.
/// <summary>A tool that is killed while its report is being written leaves the old one as it was.</summary>
public sealed class KilledReportTests : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly TimeSpan HangsAfter = TimeSpan.FromSeconds(60);

    private readonly TemporaryFiles _files = new();

    [Theory]
    [InlineData("report.html")]
    [InlineData("report.json")]
    [InlineData("report.md")]
    [InlineData("report.xml")]
    public async Task The_old_report_stays_intact_and_the_next_run_removes_leftovers(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "SKIPPED: Windows has other access rights.");
        string report = _files.WritePrivate(name, "old");
        string[] test = ["token", "--token-file", "-", "--report", report, "--force"];

        await KillWhileWritingAsync(test);

        Assert.Equal("old", File.ReadAllText(report));
        string[] left = [.. Directory.GetFiles(_files.Folder)];
        Assert.Equal(2, left.Length);
        Assert.All(left, file => Assert.Equal(Private, File.GetUnixFileMode(file)));

        ToolRun next = await ToolProcess.RunAsync(TestTokens.With(("exp", 4102444800)).Reveal(), [], test);
        Assert.Equal(0, next.ExitCode);
        Assert.Equal([report], Directory.GetFiles(_files.Folder));
        Assert.Equal(Private, File.GetUnixFileMode(report));
        Assert.NotEqual("old", File.ReadAllText(report));
    }

    public void Dispose() => _files.Dispose();

    // The report is begun before the token is read, and standard input never ends.
    private async Task KillWhileWritingAsync(string[] arguments)
    {
        using FileSystemWatcher watcher = new(_files.Folder, "*.part");
        TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        watcher.Created += (_, _) => begun.TrySetResult();
        watcher.EnableRaisingEvents = true;
        using Process tool = Process.Start(new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path.Combine(AppContext.BaseDirectory, "partner-mfa.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            await begun.Task.WaitAsync(HangsAfter, TestContext.Current.CancellationToken);
        }
        finally
        {
            tool.Kill();
            await tool.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }
}
