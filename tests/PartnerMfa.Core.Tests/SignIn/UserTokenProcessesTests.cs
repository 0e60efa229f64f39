using System.Diagnostics;
using Microsoft.Identity.Client.Extensions.Msal;
using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Sandbox;
using PartnerMfa.Work;

namespace PartnerMfa.SignIn;

/// <summary>The tokens of a user, stored by real processes.</summary>
public sealed class UserTokenProcessesTests : IDisposable
{
    private static readonly string[] Accounts =
        ["mfa", "unconfirmed", "contradiction", "rejected", "no-role", "access-blocked", "portal", "redirect", "down", "offline", "throttled", "flaky"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("partnermfa-processes-");

    [Fact]
    public async Task Two_processes_that_keep_tokens_at_once_lose_none()
    {
        string[] names = [.. Accounts.Select(account => account + "@sandbox.example")];
        using KeepingProcess first = new([_folder.FullName, .. names[..6]]);
        using KeepingProcess second = new([_folder.FullName, .. names[6..]]);
        await Task.WhenAll(first.IsReadyAsync(), second.IsReadyAsync());
        string[][] told = await Task.WhenAll(first.RunAsync(), second.RunAsync());

        Assert.Equal(string.Join('\n', names.Select(name => name + ": asked")), string.Join('\n', told.SelectMany(lines => lines)));
        using RecordingHandler handler = new(new SandboxHandler(TimeProvider.System));
        SignInService service = new(
            new ServiceBackend { Handler = handler, WebUi = new SandboxBrowser(handler), TokenStorage = Storage }, CommandHints.PowerShell);
        foreach (string name in names)
            Assert.Equal(name, (await service.SignInAsync(Request(name))).Claims.Account);
        Assert.Empty(handler.Sent);
    }

    [Fact]
    public async Task Without_a_keyring_there_is_one_warning_and_no_token_in_any_file()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "SKIPPED: Windows and macOS always have a place for secrets.");
        using KeepingProcess process = new(["-", "mfa@sandbox.example", "unconfirmed@sandbox.example", "mfa@sandbox.example"], home: _folder.FullName);
        await process.IsReadyAsync();
        string[] told = await process.RunAsync();

        Assert.Equal(
            [
                "mfa@sandbox.example: asked", "unconfirmed@sandbox.example: asked", "mfa@sandbox.example: kept",
                "warning: Tokens cannot be stored encrypted on this machine, so they stay in the memory of this session. On Linux this needs libsecret and an unlocked keyring.",
            ],
            told);
        Assert.Equal([], _folder.EnumerateFileSystemInfos().Select(entry => entry.Name).Where(name => !name.StartsWith('.')));
        foreach (FileInfo file in _folder.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            string content = await File.ReadAllTextAsync(file.FullName, TestContext.Current.CancellationToken);
            Assert.False(content.Contains("eyJ", StringComparison.Ordinal) || content.Contains("sandbox", StringComparison.Ordinal), file.Name);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private StorageCreationProperties Storage() =>
        new StorageCreationPropertiesBuilder("tokens.bin", _folder.FullName).WithUnprotectedFile().Build();

    private static BrowserSignIn Request(string account) => new()
    {
        Presence = new Interactivity(),
        Environment = PartnerMfaEnvironments.Sandbox,
        ApplicationId = TestTokens.ApplicationId,
        ContextScope = PartnerMfaContextScope.CurrentUser,
        UserPrincipalName = account,
    };

    /// <summary>The program of tests/KeepingProcess, which begins when it is told to.</summary>
    private sealed class KeepingProcess : IDisposable
    {
        // With these variables, a process finds the keyring of its user, which no test may touch.
        private static readonly string[] WaysToTheKeyring = ["DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR", "DISPLAY", "WAYLAND_DISPLAY"];

        private readonly Process _process;

        public KeepingProcess(string[] arguments, string? home = null)
        {
            ProcessStartInfo start = new(
                Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
                [Path.Combine(AppContext.BaseDirectory, "PartnerMfa.KeepingProcess.dll"), .. arguments])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            foreach (string name in WaysToTheKeyring) start.Environment.Remove(name);
            if (home is not null)
            {
                start.Environment.Remove("XDG_DATA_HOME");
                start.Environment["HOME"] = home;
            }

            _process = Process.Start(start)!;
        }

        public async Task IsReadyAsync() =>
            Assert.Equal("ready", await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));

        /// <returns>The output of the process.</returns>
        public async Task<string[]> RunAsync()
        {
            CancellationToken cancelled = TestContext.Current.CancellationToken;
            Task<string> errors = _process.StandardError.ReadToEndAsync(cancelled);
            await _process.StandardInput.WriteLineAsync("go");
            _process.StandardInput.Close();
            string told = await _process.StandardOutput.ReadToEndAsync(cancelled);
            await _process.WaitForExitAsync(cancelled);
            Assert.Equal((0, ""), (_process.ExitCode, await errors));
            return told.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }

        public void Dispose()
        {
            if (!_process.HasExited) _process.Kill();
            _process.Dispose();
        }
    }
}
