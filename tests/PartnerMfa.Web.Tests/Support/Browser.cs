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

    /// <summary>Null where none is installed; tests that need it are then skipped.</summary>
    public static string? Program { get; } = Environment.GetEnvironmentVariable("CHROMIUM") ?? Array.Find(Places, File.Exists);

    /// <summary>Another host name that resolves to this machine (DNS rebinding).</summary>
    public const string OtherName = "rebind.example";

    public const string Missing = "There is no Chromium. Install it, or set CHROMIUM to its path.";

    public static bool IsMissing => Program is null;

    public async ValueTask InitializeAsync()
    {
        if (IsMissing) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking", $"--host-resolver-rules=MAP {OtherName} 127.0.0.1"] });
    }

    /// <summary>A separate window, without cookies from other tests.</summary>
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
