using System.Diagnostics;
using System.Globalization;
using Microsoft.Identity.Client.Extensions.Msal;
using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Sandbox;
using PartnerMfa.Work;

namespace PartnerMfa.SignIn;

/// <summary>
/// Processes that store tokens for the same user and are killed at any moment. Every completed sign-in is available to the next session.
/// PARTNERMFA_KILL_ROUNDS sets the number of rounds.
/// </summary>
public sealed class KilledSignInTests : IDisposable
{
    private const int UsualRounds = 5;

    private static readonly int? Wanted = int.TryParse(Environment.GetEnvironmentVariable("PARTNERMFA_KILL_ROUNDS"), NumberStyles.None, CultureInfo.InvariantCulture, out int wanted) ? wanted : null;

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("partnermfa-keyring-");

    public void Dispose()
    {
        try
        {
            _home.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A program of the keyring may still be ending. The system deletes its temporary files.
        }
    }

    [Fact]
    public async Task A_process_that_is_killed_at_any_moment_loses_no_tokens_of_a_file()
    {
        Random random = new(20260608);
        SortedSet<string> kept = new(StringComparer.Ordinal);
        using RecordingHandler handler = new(new SandboxHandler(TimeProvider.System));
        using Process other = KeepingProcess(_home.FullName, "unconfirmed@sandbox.example", "flaky@sandbox.example");
        Task reading = ReadAsync(other);
        for (int round = 0; round < (Wanted ?? UsualRounds); round++)
        {
            using Process killed = KeepingProcess(_home.FullName, "mfa@sandbox.example", "no-role@sandbox.example");
            await TakeAsync(killed, kept, random.Next(1, 6));
            SpinWait.SpinUntil(() => false, TimeSpan.FromMilliseconds(random.NextDouble() * 15));
            killed.Kill();
            await killed.WaitForExitAsync(TestContext.Current.CancellationToken);

            foreach (string account in kept)
            {
                handler.Sent.Clear();
                RecordingObserver observer = new();
                SignInService service = new(new ServiceBackend { Handler = handler, WebUi = new SandboxBrowser(handler), TokenStorage = Storage }, CommandHints.PowerShell);
                Session session = await service.SignInAsync(Request(account), observer, TestContext.Current.CancellationToken);
                Assert.Equal((account, 0, ""), (session.Claims.Account, handler.Sent.Count, string.Join('|', observer.Shown)));
            }

            Assert.False(reading.IsFaulted, reading.Exception?.ToString());
            TestContext.Current.SendDiagnosticMessage($"Round {round + 1} of a file: {kept.Count} accounts.");
        }

        other.Kill();
        await other.WaitForExitAsync(TestContext.Current.CancellationToken);
        await reading;
        Assert.NotEmpty(kept);
    }

    [Fact]
    public async Task A_write_that_broke_off_is_taken_back()
    {
        using RecordingHandler handler = new(new SandboxHandler(TimeProvider.System));
        RecordingObserver observer = new();
        SignInService Service() => new(new ServiceBackend { Handler = handler, WebUi = new SandboxBrowser(handler), TokenStorage = Storage }, CommandHints.PowerShell);
        await Service().SignInAsync(Request("mfa@sandbox.example"), observer, TestContext.Current.CancellationToken);
        string cache = Path.Combine(_home.FullName, "tokens.bin");
        byte[] whole = await File.ReadAllBytesAsync(cache, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(cache + ".before", whole, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(cache, whole[..(whole.Length / 2)], TestContext.Current.CancellationToken);
        handler.Sent.Clear();

        await Service().SignInAsync(Request("mfa@sandbox.example"), observer, TestContext.Current.CancellationToken);

        Assert.Equal((0, 0, false), (handler.Sent.Count, observer.Shown.Count(), File.Exists(cache + ".before")));
    }

    // Uses a real keyring, where there is one. This takes long, and keyrings sometimes lock themselves when they are written to endlessly.
    [Fact]
    public async Task A_process_that_is_killed_at_any_moment_loses_no_tokens_of_a_keyring()
    {
        Assert.SkipUnless(Wanted is not null, "SKIPPED: it runs when PARTNERMFA_KILL_ROUNDS is set.");
        Assert.SkipUnless(OperatingSystem.IsLinux() && Keyring.IsInstalled, "SKIPPED: it needs dbus-daemon, gnome-keyring-daemon and libsecret (Debian: gnome-keyring, libsecret-1-0).");
        int rounds = Wanted.Value;
        using Keyring keyring = await Keyring.StartAsync(_home.FullName);
        Random random = new(20260608);
        SortedSet<string> kept = new(StringComparer.Ordinal);
        for (int round = 0; round < rounds; round++)
        {
            using Process first = keyring.Run("--kept", "-", "mfa@sandbox.example", "no-role@sandbox.example"), second = keyring.Run("--kept", "-", "unconfirmed@sandbox.example", "flaky@sandbox.example");
            await Task.WhenAll(TakeAsync(first, kept, random.Next(2, 6)), TakeAsync(second, kept, random.Next(2, 6)));
            SpinWait.SpinUntil(() => false, TimeSpan.FromMilliseconds(random.NextDouble() * 15));
            first.Kill();
            // The lock that the killed process held is free again.
            await TakeAsync(second, kept, 2);
            second.Kill();
            await Task.WhenAll(first.WaitForExitAsync(TestContext.Current.CancellationToken), second.WaitForExitAsync(TestContext.Current.CancellationToken));

            TestContext.Current.SendDiagnosticMessage($"Round {round + 1} of a keyring: {kept.Count} accounts.");
            Assert.Equal(kept.Select(account => account + ": kept"), await keyring.AskAsync([.. kept]));
        }

        Assert.NotEmpty(kept);
    }

    private StorageCreationProperties Storage() => new StorageCreationPropertiesBuilder("tokens.bin", _home.FullName).WithUnprotectedFile().Build();

    private static BrowserSignIn Request(string account) => new()
    {
        Presence = new Interactivity(),
        Environment = PartnerMfaEnvironments.Sandbox,
        ApplicationId = TestTokens.ApplicationId,
        ContextScope = PartnerMfaContextScope.CurrentUser,
        UserPrincipalName = account,
    };

    private static Process KeepingProcess(string folder, params string[] accounts) => Process.Start(new ProcessStartInfo(
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path.Combine(AppContext.BaseDirectory, "PartnerMfa.KeepingProcess.dll"), "--kept", folder, .. accounts])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    // Any other message is a failure.
    private static async Task ReadAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line) Assert.False(line.Contains('|', StringComparison.Ordinal), line);
    }

    private static async Task TakeAsync(Process process, SortedSet<string> kept, int lines)
    {
        for (int i = 0; i < lines; i++)
        {
            string line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new InvalidOperationException(await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
            Assert.False(line.Contains('|', StringComparison.Ordinal), line);
            if (line == "ready") continue;
            lock (kept) kept.Add(line);
        }
    }

    /// <summary>A session with a separate keyring, which no other program of the user sees.</summary>
    private sealed class Keyring : IDisposable
    {
        private static readonly string[] Programs = ["/usr/bin/dbus-daemon", "/usr/bin/gnome-keyring-daemon"];

        private readonly string _home;
        private readonly Process _bus;
        private readonly string _address;
        private Process? _daemon;

        private Keyring(string home, Process bus, string address) => (_home, _bus, _address) = (home, bus, address);

        public static bool IsInstalled => Programs.All(File.Exists) && System.Runtime.InteropServices.NativeLibrary.TryLoad("libsecret-1.so.0", out _);

        public static async Task<Keyring> StartAsync(string home)
        {
            Process bus = Start(home, null, Programs[0], "--session", "--nofork", "--print-address");
            string address = await bus.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new InvalidOperationException("There is no bus.");
            Keyring keyring = new(home, bus, address) { _daemon = Start(home, address, Programs[1], "--unlock", "--foreground", "--components=secrets") };
            await keyring._daemon.StandardInput.WriteAsync("a password");
            keyring._daemon.StandardInput.Close();
            // It responds when it is ready.
            await keyring.AskAsync(["mfa@sandbox.example"]);
            return keyring;
        }

        public Process Run(params string[] arguments) =>
            Start(_home, _address, Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path.Combine(AppContext.BaseDirectory, "PartnerMfa.KeepingProcess.dll"), .. arguments]);

        /// <returns>For each account, whether its tokens were found or a user was asked.</returns>
        public async Task<string[]> AskAsync(string[] accounts)
        {
            using Process process = Run(["-", .. accounts]);
            await process.StandardInput.WriteLineAsync();
            process.StandardInput.Close();
            string[] lines = (await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return [.. lines.Where(line => line != "ready")];
        }

        public void Dispose()
        {
            foreach (Process process in new[] { _daemon, _bus }.OfType<Process>())
            {
                process.Kill();
                process.WaitForExit();
                process.Dispose();
            }
        }

        private static Process Start(string home, string? bus, string program, params string[] arguments)
        {
            ProcessStartInfo start = new(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (string name in new[] { "DISPLAY", "WAYLAND_DISPLAY", "XDG_DATA_HOME", "DBUS_SESSION_BUS_ADDRESS" }) start.Environment.Remove(name);
            start.Environment["HOME"] = start.Environment["XDG_RUNTIME_DIR"] = home;
            if (bus is not null) start.Environment["DBUS_SESSION_BUS_ADDRESS"] = bus;
            return Process.Start(start)!;
        }
    }
}
