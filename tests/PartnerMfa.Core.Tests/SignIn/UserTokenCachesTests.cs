using System.Threading.Channels;
using Microsoft.Identity.Client.Extensions.Msal;
using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Sandbox;
using PartnerMfa.Work;

namespace PartnerMfa.SignIn;

/// <summary>
/// What is stored for the user from one process to the next. A new instance of the service represents the next process. The file is in
/// plain text, which happens only in tests.
/// </summary>
public sealed class UserTokenCachesTests : IDisposable
{
    private const string Damaged = "warning: The stored tokens could not be read and are ignored. Sign in again.";
    private const string NotKept =
        "warning: Tokens cannot be stored encrypted on this machine, so they stay in the memory of this session. On Linux this needs libsecret and an unlocked keyring.";

    private static readonly BrowserSignIn Request = new()
    {
        Presence = new Interactivity(),
        Environment = PartnerMfaEnvironments.Sandbox,
        ApplicationId = TestTokens.ApplicationId,
        ContextScope = PartnerMfaContextScope.CurrentUser,
        UserPrincipalName = "mfa@sandbox.example",
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("partnermfa-cache-");
    private readonly ManualClock _clock = new();
    private readonly RecordingHandler _handler;
    private readonly RecordingObserver _observer = new();

    public UserTokenCachesTests() => _handler = new RecordingHandler(new SandboxHandler(_clock));

    private string CacheFile => Path.Combine(_folder.FullName, "tokens.bin");

    private string Kept => File.Exists(CacheFile) ? File.ReadAllText(CacheFile) : "";

    [Fact]
    public async Task The_next_process_uses_the_stored_token_without_any_request()
    {
        Session first = await SignInAsync(Request);
        _handler.Sent.Clear();
        Session second = await SignInAsync(Request);

        Assert.Empty(_handler.Sent);
        Assert.Equal(first.AccessToken.Reveal(), second.AccessToken.Reveal());
        Assert.Equal("mfa@sandbox.example", second.Claims.Account);
        Assert.Empty(_observer.Shown);
    }

    [Fact]
    public async Task The_stored_token_is_used_without_a_user()
    {
        await SignInAsync(Request);
        Session second = await SignInAsync(Request with { Presence = new Interactivity { WhyNobody = "it is night." } });

        Assert.Equal("mfa@sandbox.example", second.Claims.Account);
    }

    [Fact]
    public async Task The_only_stored_account_needs_no_name()
    {
        await SignInAsync(Request);
        _handler.Sent.Clear();
        Session second = await SignInAsync(Request with { UserPrincipalName = null });

        Assert.Empty(_handler.Sent);
        Assert.Equal("mfa@sandbox.example", second.Claims.Account);
    }

    [Theory]
    [InlineData("-Force")]
    [InlineData("another account")]
    [InlineData("a claims challenge")]
    [InlineData("another app")]
    [InlineData("this process alone")]
    public async Task The_user_is_asked_anyway(string what)
    {
        await SignInAsync(Request);
        _handler.Sent.Clear();
        await SignInAsync(what switch
        {
            "-Force" => Request with { Force = true },
            "another account" => Request with { UserPrincipalName = "unconfirmed@sandbox.example" },
            "a claims challenge" => Request with { ClaimsChallenge = """{"access_token":{"acrs":{"essential":true,"value":"c1"}}}""" },
            "another app" => Request with { ApplicationId = "11112222-bbbb-3333-cccc-4444dddd5555" },
            _ => Request with { ContextScope = PartnerMfaContextScope.Process },
        });

        Assert.Equal(["GET", "POST"], _handler.Sent.Select(sent => sent.Method));
    }

    [Fact]
    public async Task A_stored_token_without_MFA_is_not_used_again()
    {
        await SignInAsync(Request with { UserPrincipalName = "password@sandbox.example" });
        _handler.Sent.Clear();
        await SignInAsync(Request with { UserPrincipalName = "password@sandbox.example" });

        Assert.Equal(["GET", "POST"], _handler.Sent.Select(sent => sent.Method));
    }

    [Fact]
    public async Task Tokens_for_this_process_only_are_never_written()
    {
        await SignInAsync(Request with { ContextScope = PartnerMfaContextScope.Process });

        Assert.Empty(_folder.EnumerateFileSystemInfos("*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Removing_a_session_removes_only_its_tokens_from_the_file()
    {
        await SignInAsync(Request with { UserPrincipalName = "unconfirmed@sandbox.example" });
        Session session = await SignInAsync(Request);
        Assert.Contains(session.AccessToken.Reveal(), Kept, StringComparison.Ordinal);

        Assert.True(await PartnerMfaClient.ForgetAsync(session));

        Assert.DoesNotContain("mfa@sandbox.example", Kept, StringComparison.Ordinal);
        Assert.DoesNotContain(session.AccessToken.Reveal(), Kept, StringComparison.Ordinal);
        Assert.Contains("unconfirmed@sandbox.example", Kept, StringComparison.Ordinal);
        _handler.Sent.Clear();
        await SignInAsync(Request);
        Assert.Equal(["GET", "POST"], _handler.Sent.Select(sent => sent.Method));
    }

    [Theory]
    [InlineData("no JSON at all \0\u0001\u0002")]
    [InlineData("""{"AccessToken":{"cut off":{"secret":"eyJ""")]
    [InlineData("""["another shape"]""")]
    [InlineData("""{"AccessToken":"another shape"}""")]
    public async Task A_damaged_file_starts_anew_with_one_warning(string content)
    {
        await File.WriteAllTextAsync(CacheFile, content, TestContext.Current.CancellationToken);
        SignInService service = Service();
        await service.SignInAsync(Request, _observer);
        await service.SignInAsync(Request, _observer);

        Assert.Equal([Damaged], _observer.Shown);
        _handler.Sent.Clear();
        await SignInAsync(Request);
        Assert.Empty(_handler.Sent);
        Assert.Equal([Damaged], _observer.Shown);
    }

    [Fact]
    public async Task An_empty_file_does_not_count_as_damaged()
    {
        await File.WriteAllTextAsync(CacheFile, "", TestContext.Current.CancellationToken);
        await SignInAsync(Request);

        Assert.Empty(_observer.Shown);
    }

    [Fact]
    public async Task Where_nothing_can_be_stored_the_session_continues_in_memory_with_one_warning()
    {
        string noFolder = Path.Combine(_folder.FullName, "a file");
        await File.WriteAllTextAsync(noFolder, "", TestContext.Current.CancellationToken);
        SignInService service = Service(() => Unprotected(noFolder));
        await service.SignInAsync(Request, _observer);
        _handler.Sent.Clear();
        await service.SignInAsync(Request, _observer);

        Assert.Empty(_handler.Sent);
        Assert.Equal([NotKept], _observer.Shown);
    }

    [Fact]
    public async Task The_place_is_tried_out_while_other_processes_are_locked_out()
    {
        Assert.SkipWhen(OperatingSystem.IsMacOS(), "SKIPPED: macOS reports changes of a folder together, not one by one.");
        Channel<string> changes = Channel.CreateUnbounded<string>();
        using FileSystemWatcher watcher = new(_folder.FullName);
        watcher.Created += (_, change) => changes.Writer.TryWrite("created " + change.Name);
        watcher.Deleted += (_, change) => changes.Writer.TryWrite("deleted " + change.Name);
        watcher.EnableRaisingEvents = true;

        await SignInAsync(Request);
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "end"), "", TestContext.Current.CancellationToken);

        List<string> seen = [];
        while (seen.LastOrDefault() != "created end") seen.Add(await changes.Reader.ReadAsync(TestContext.Current.CancellationToken));
        Assert.Equal(
            ["created tokens.bin.lock", "created tokens.bin.test", "deleted tokens.bin.test"],
            seen.Where(change => change.EndsWith(".lock", StringComparison.Ordinal) || change.Contains(".test", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_sandbox_stores_nothing_on_disk_and_says_so_once()
    {
        ServiceBackend sandbox = SandboxRegistration.CreateBackend(_clock);
        Assert.Null(sandbox.TokenStorage);
        SignInService service = new(sandbox, CommandHints.PowerShell);
        await service.SignInAsync(Request, _observer);
        await service.SignInAsync(Request with { UserPrincipalName = "unconfirmed@sandbox.example" }, _observer);

        Assert.Equal(["warning: The sandbox keeps nothing on disk: its tokens stay in the memory of this session."], _observer.Shown);
    }

    public void Dispose()
    {
        _handler.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>Signs in like the next process would.</summary>
    private Task<Session> SignInAsync(SignInRequest request) => Service().SignInAsync(request, _observer);

    private SignInService Service(Func<StorageCreationProperties>? storage = null) => new(
        new ServiceBackend
        {
            Handler = _handler,
            Clock = _clock,
            WebUi = new SandboxBrowser(_handler),
            TokenStorage = storage ?? (() => Unprotected(_folder.FullName)),
        },
        CommandHints.PowerShell);

    private static StorageCreationProperties Unprotected(string folder) =>
        new StorageCreationPropertiesBuilder("tokens.bin", folder).WithUnprotectedFile().Build();
}
