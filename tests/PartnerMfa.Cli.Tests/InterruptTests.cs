using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using PartnerMfa.Cli.Support;

namespace PartnerMfa.Cli;

/// <summary>Ctrl+C ends the tool whatever it waits for.</summary>
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

    public void Dispose() => _files.Dispose();

    // A process that was started in the background may have been told to ignore it, and hands that on.
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
