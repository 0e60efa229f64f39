using System.Diagnostics;

namespace PartnerMfa.Cli.Output;

/// <summary>Standard output that accepts nothing more, in the real process.</summary>
public sealed class BrokenOutputTests
{
    [Theory]
    [InlineData("probe -e Sandbox > /dev/full", 2)]
    [InlineData("probe -e Sandbox -o json > /dev/full", 2)]
    [InlineData("probe -e Sandbox -u password > /dev/full", 1)]
    [InlineData("--help > /dev/full", 2)]
    [InlineData("completion bash > /dev/full", 2)]
    [InlineData("help man > /dev/full", 2)]
    public async Task A_full_disk_is_named(string command, int code)
    {
        (int exitCode, string error) = await ShellAsync(command);

        Assert.Equal(code, exitCode);
        Assert.Contains("error OutputNotWritten: Standard output could not be written: ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("probe -e Sandbox | true", 2)]
    [InlineData("usage -e Sandbox -o json | true", 1)]
    public async Task A_closed_pipe_is_named(string command, int code)
    {
        // The reader has gone away before the tool starts.
        (int exitCode, string error) = await ShellAsync(command.Replace("| true", "> >(exec true; )", StringComparison.Ordinal), wait: true);

        Assert.Equal(code, exitCode);
        Assert.Contains("error OutputNotWritten: Standard output could not be written: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_standard_error_changes_nothing()
    {
        (int exitCode, _) = await ShellAsync("probe -e Sandbox -u blocked 2>/dev/full");

        Assert.Equal(2, exitCode);
    }

    [Fact]
    public async Task Several_runs_can_write_to_one_file_one_after_another()
    {
        (int exitCode, string error) = await ShellAsync("version", script: tool => $"f=$(mktemp); {{ echo before; {tool} version; {tool} version; echo after; }} > \"$f\"; wc -l < \"$f\" >&2; rm \"$f\"");

        Assert.Equal((0, "4"), (exitCode, error.Trim()));
    }

    private static async Task<(int ExitCode, string Error)> ShellAsync(string command, bool wait = false, Func<string, string>? script = null)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only there can a test fill a disk without one.");
        string tool = $"'{Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet"}' '{Path.Combine(AppContext.BaseDirectory, "partner-mfa.dll")}'";
        string line = script?.Invoke(tool) ?? (wait ? $"exec 3> >(exec true); wait $!; {tool} {command.Replace("> >(exec true; )", ">&3", StringComparison.Ordinal)}" : $"{tool} {command}");
        using Process process = Process.Start(new ProcessStartInfo("bash", ["--norc", "-c", line]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        string error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, error);
    }
}
