using Microsoft.Playwright;
using PartnerMfa.Web.Support;

[assembly: AssemblyFixture(typeof(Browser))]

namespace PartnerMfa.Web.Support;

/// <summary>The installed Chromium, started once for all tests.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Null where none is installed: tests that need it are skipped then.</summary>
    public static string? Program { get; } = Environment.GetEnvironmentVariable("CHROMIUM") ?? Array.Find(Places, File.Exists);

    /// <summary>A name of somebody else's that leads to this machine (DNS rebinding).</summary>
    public const string OtherName = "rebind.example";

    public const string Missing = "There is no Chromium. Install it, or set CHROMIUM to its path.";

    public static bool IsMissing => Program is null;

    public async ValueTask InitializeAsync()
    {
        if (IsMissing) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking", $"--host-resolver-rules=MAP {OtherName} 127.0.0.1"] });
    }

    /// <summary>A window of its own: no cookie of another test is in it.</summary>
    public async Task<Tab> OpenAsync(Uri address, Action<BrowserNewContextOptions>? change = null)
    {
        BrowserNewContextOptions options = new() { Locale = "en-US" };
        change?.Invoke(options);
        IBrowserContext window = await _browser!.NewContextAsync(options);
        window.SetDefaultTimeout(60_000);
        Tab tab = new(window, await window.NewPageAsync());
        await tab.Page.GotoAsync(address.AbsoluteUri);
        return tab;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
