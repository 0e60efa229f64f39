using System.Diagnostics;
using System.Text.Json.Nodes;
using PartnerMfa.BrowserSignIn;

namespace PartnerMfa.ReportPage;

/// <summary>Examines one page in light and dark mode and in all usual widths.</summary>
internal sealed class PageLook(Chromium chromium)
{
    // A picture of a complete, very long page would be larger than a browser creates.
    private const int TallestPicture = 8000;

    // Beyond this length, one mode and one width are enough, because each takes long.
    private const int VeryLong = 100_000;

    private static readonly (string Name, int Width, string Scheme, string Media)[] Views =
    [
        ("light-1280", 1280, "light", "screen"),
        ("dark-1280", 1280, "dark", "screen"),
        ("light-360", 360, "light", "screen"),
        ("dark-360", 360, "dark", "screen"),
        ("print", 794, "dark", "print"),
    ];

    private TimeSpan _loadedIn;

    /// <summary>The views in which the page is wider than the window.</summary>
    public JsonArray TooWide { get; } = [];

    public async Task OpenAsync(Uri page)
    {
        long started = Stopwatch.GetTimestamp();
        await chromium.OpenAsync(page, "Log", "Runtime", "Network", "Audits");
        await chromium.EvaluateAsync("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        _loadedIn = Stopwatch.GetElapsedTime(started);
    }

    /// <returns>The number of seconds until it was painted.</returns>
    public Task<double> LoadedInAsync() => Task.FromResult(Math.Round(_loadedIn.TotalSeconds, 2));

    /// <returns>Everything that the console and the browser's own audits report.</returns>
    public async Task<JsonArray> ToldAsync()
    {
        // By the time a later question is answered, every earlier report has arrived.
        await chromium.EvaluateAsync("0");
        return [.. Events("Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Audits.issueAdded").Select(told => told["params"]!.DeepClone())];
    }

    public JsonArray Requests() => [.. Events("Network.requestWillBeSent").Select(sent => sent["params"]!["request"]!["url"]!.DeepClone())];

    public async Task<JsonNode?> TextAsync() => await chromium.EvaluateAsync("document.body.textContent");

    public async Task<JsonNode?> CountAsync(string selector) => await chromium.EvaluateAsync($"document.querySelectorAll('{selector}').length");

    public async Task<JsonNode?> HeadingsAsync() =>
        await chromium.EvaluateAsync("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(heading => +heading.tagName[1])");

    public async Task TakePicturesAsync(string folder)
    {
        foreach ((string name, int width, string scheme, string media) in Views)
        {
            await ShowAsync(width, scheme, media);
            JsonNode height = (await chromium.EvaluateAsync("document.documentElement.scrollHeight"))!;
            if ((int)height > VeryLong && scheme == "dark") break;
            if ((bool)(await chromium.EvaluateAsync("document.documentElement.scrollWidth > document.documentElement.clientWidth"))!) TooWide.Add(name);
            await ShowAsync(width, scheme, media, Math.Min((int)height, TallestPicture));
            JsonNode picture = await chromium.SendAsync("Page.captureScreenshot", []);
            await File.WriteAllBytesAsync(Path.Combine(folder, name + ".png"), Convert.FromBase64String((string)picture["data"]!));
        }
    }

    /// <returns>What axe-core finds in light and in dark mode, with everything expanded.</returns>
    public async Task<JsonArray> AccessibilityAsync(string axe)
    {
        JsonArray found = [];
        foreach ((string name, int width, string scheme, string media) in Views.Where(view => view.Media == "screen"))
        {
            await ShowAsync(width, scheme, media);
            await chromium.EvaluateAsync("document.querySelectorAll('details').forEach(details => details.open = true)");
            await chromium.EvaluateAsync($"{axe}\n;0");
            JsonArray violations = (JsonArray)(await chromium.EvaluateAsync(
                "axe.run({ resultTypes: ['violations'] }).then(run => run.violations.map(v => ({ id: v.id, help: v.help, nodes: v.nodes.slice(0, 5).map(n => n.html.slice(0, 200) + ' ' + n.failureSummary) })))"))!;
            foreach (JsonNode? violation in violations.ToArray())
            {
                violations.Remove(violation);
                violation!["view"] = name;
                found.Add(violation);
            }
        }

        return found;
    }

    private async Task ShowAsync(int width, string scheme, string media, int height = 800)
    {
        await chromium.SendAsync("Emulation.setDeviceMetricsOverride", new JsonObject { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = width < 500 });
        await chromium.SendAsync("Emulation.setEmulatedMedia", new JsonObject
        {
            ["media"] = media,
            ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = scheme }),
        });
    }

    private IEnumerable<JsonNode> Events(params string[] names) =>
        chromium.Events.Where(told => names.Contains(told["method"]!.GetValue<string>()));
}
