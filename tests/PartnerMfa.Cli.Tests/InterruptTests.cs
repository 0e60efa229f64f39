using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using PartnerMfa.Cli.Support;

namespace PartnerMfa.Cli;

/// <summary>Ctrl+C ends the tool, whatever it is waiting for.</summary>
public sealed class InterruptTests : IDisposable
{
    private const int Interrupted = 130;
    private static readonly TimeSpan HangsAfter = TimeSpan.FromSeconds(60);

    private readonly TemporaryFiles _files = new();

    [Fact]
    public async Task A_service_that_never_answers_is_left()
    {
        using TcpListener service = new(IPAddress.Loopback, 0);
        service.Start();
        using Process tool = Start(
            "probe", "--token-file", _files.Write("token.txt", TestTokens.With(("exp", 4102444800)).Reveal()), "--api-endpoint", $"http://{service.LocalEndpoint}");
        using TcpClient call = await service.AcceptTcpClientAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(HangsAfter, TestContext.Current.CancellationToken);

        Assert.Equal((Interrupted, ""), await InterruptAsync(tool));
    }

    [Fact]
    public async Task Standard_input_that_never_ends_is_left()
    {
        using Process tool = Start("token", "--verbose", "--token-file", "-");
        await tool.StandardInput.WriteAsync("eyJ");
        await tool.StandardInput.FlushAsync(TestContext.Current.CancellationToken);

        Assert.Equal((Interrupted, ""), await InterruptAsync(tool));
    }

    [Fact]
    public async Task While_it_waits_for_a_Yes_the_last_answer_is_written()
    {
        using Process tool = Start("probe", "--environment", "Sandbox", "--user", "password", "--wait-minutes", "30");
        await WaitForAsync(tool.StandardError, "asking again at");

        (int exitCode, string output) = await InterruptAsync(tool);

        Assert.Equal(Interrupted, exitCode);
        Assert.StartsWith("NO  Partner Center refused the call", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_local_page_ends()
    {
        using Process tool = Start("ui", "--no-browser");
        await WaitForAsync(tool.StandardOutput, "End it with Ctrl+C");

        Assert.Equal((0, ""), await InterruptAsync(tool));
    }

    [Fact]
    public async Task Ctrl_C_ends_the_stand_in()
    {
        using Process tool = Start("serve", "--port", "0", "--certificate-file", _files.PathOf("serve.pem"));
        await WaitForAsync(tool.StandardOutput, "Requests (end with Ctrl+C):");

        Assert.Equal((0, ""), await InterruptAsync(tool));
    }

    public void Dispose() => _files.Dispose();

    private static async Task WaitForAsync(StreamReader stream, string words)
    {
        while (await stream.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(HangsAfter, TestContext.Current.CancellationToken) is { } line)
            if (line.Contains(words, StringComparison.Ordinal)) return;
        Assert.Fail($"The tool ended without saying '{words}'.");
    }

    // A process that was started in the background may have been told to ignore the signal, and passes that on.
    private static Process Start(params string[] arguments)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only there can a test press Ctrl+C for another process.");
        string tool = Path.Combine(AppContext.BaseDirectory, "partner-mfa.dll");
        return Process.Start(new ProcessStartInfo(
            "env", ["--default-signal=INT", Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", tool, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }

    private static async Task<(int ExitCode, string Output)> InterruptAsync(Process tool)
    {
        using Process kill = Process.Start("kill", ["-INT", tool.Id.ToString(CultureInfo.InvariantCulture)]);
        try
        {
            await tool.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(HangsAfter, TestContext.Current.CancellationToken);
            return (tool.ExitCode, await tool.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
        }
        finally
        {
            tool.Kill();
        }
    }
}
