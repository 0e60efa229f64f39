using Microsoft.Identity.Client.Extensions.Msal;
using PartnerMfa.Environments;
using PartnerMfa.Http;
using PartnerMfa.Sandbox;
using PartnerMfa.SignIn.Cache;
using PartnerMfa.Work;

namespace PartnerMfa.SignIn;

/// <summary>Tokens that one session stored for later are found and removed by another session.</summary>
public sealed class KeptAccountsTests : IDisposable
{
    private const string OtherApplication = "11112222-bbbb-3333-cccc-4444dddd5555";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("partnermfa-kept-");
    private readonly SandboxHandler _handler = new(new ManualClock());

    private string CacheFile => Path.Combine(_folder.FullName, "tokens.bin");

    private string Kept => File.Exists(CacheFile) ? File.ReadAllText(CacheFile) : "";

    private ServiceBackend Backend => new()
    {
        Handler = _handler,
        Clock = new ManualClock(),
        WebUi = new SandboxBrowser(_handler),
        TokenStorage = () => new StorageCreationPropertiesBuilder("tokens.bin", _folder.FullName).WithUnprotectedFile().Build(),
    };

    [Fact]
    public async Task Every_account_of_every_app_is_found_once()
    {
        await SignInAsync("mfa@sandbox.example");
        await SignInAsync("mfa@sandbox.example", OtherApplication);
        await SignInAsync("unconfirmed@sandbox.example", OtherApplication);

        Assert.Equal(
            [("mfa@sandbox.example", "login.sandbox.example"), ("unconfirmed@sandbox.example", "login.sandbox.example")],
            (await new KeptAccounts(Backend).FindAsync()).Select(account => (account.Name, account.Host)).Order());
    }

    [Fact]
    public async Task One_account_is_removed_with_the_tokens_of_all_its_apps()
    {
        await SignInAsync("mfa@sandbox.example");
        await SignInAsync("mfa@sandbox.example", OtherApplication);
        await SignInAsync("unconfirmed@sandbox.example");
        KeptAccount account = (await new KeptAccounts(Backend).FindAsync()).Single(kept => kept.Name == "mfa@sandbox.example");
        await account.RemoveAsync();

        Assert.DoesNotContain("mfa@sandbox.example", Kept, StringComparison.Ordinal);
        Assert.Equal(["unconfirmed@sandbox.example"], (await new KeptAccounts(Backend).FindAsync()).Select(kept => kept.Name));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("no JSON at all eyJhbGciOi")]
    [InlineData("""{"RefreshToken":{"x":{"secret":"planted","client_id":"a b","environment":"not a host/"}}}""")]
    public async Task Everything_is_cleared_in_any_state(string? damaged)
    {
        if (damaged is null) await SignInAsync("mfa@sandbox.example");
        else await File.WriteAllTextAsync(CacheFile, damaged, TestContext.Current.CancellationToken);
        if (damaged is not null) Assert.Empty(await new KeptAccounts(Backend).FindAsync());
        await new KeptAccounts(Backend).ClearAsync();

        Assert.Equal("", Kept);
        Assert.Empty(await new KeptAccounts(Backend).FindAsync());
    }

    [Fact]
    public async Task Clearing_waits_for_the_process_that_has_the_store_locked_but_no_longer_than_a_minute()
    {
        await SignInAsync("mfa@sandbox.example");
        ManualClock clock = new() { AutoPass = TimeSpan.FromSeconds(1) };
        DateTimeOffset started = clock.GetUtcNow();
        using FileStream held = new(CacheFile + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

        await new KeptAccounts(Backend with { Clock = clock }).ClearAsync();

        Assert.Equal(TimeSpan.FromMinutes(1), clock.GetUtcNow() - started);
        Assert.Equal("", Kept);
    }

    [Fact]
    public async Task When_nothing_is_stored_nothing_is_found_and_nothing_is_written()
    {
        Assert.Empty(await new KeptAccounts(Backend).FindAsync());
        Assert.Empty(await new KeptAccounts(Backend with { TokenStorage = null }).FindAsync());
        Assert.Equal("", Kept);
    }

    public void Dispose()
    {
        _handler.Dispose();
        _folder.Delete(recursive: true);
    }

    private Task<Session> SignInAsync(string account, string application = TestTokens.ApplicationId) => new SignInService(Backend, CommandHints.PowerShell).SignInAsync(new BrowserSignIn
    {
        Presence = new Interactivity(),
        Environment = PartnerMfaEnvironments.Sandbox,
        ApplicationId = application,
        ContextScope = PartnerMfaContextScope.CurrentUser,
        UserPrincipalName = account,
    });
}
