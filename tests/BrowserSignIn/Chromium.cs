using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PartnerMfa.BrowserSignIn;

/// <summary>A headless Chromium with one page, controlled through its debugging protocol.</summary>
/// <remarks>https://chromedevtools.github.io/devtools-protocol/</remarks>
internal sealed class Chromium : IAsyncDisposable
{
    private const string Announcement = "DevTools listening on ";

    private static readonly string[] Switches =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--disable-dev-shm-usage", "--ignore-certificate-errors", "--remote-debugging-port=0", "about:blank",
    ];

    private readonly DirectoryInfo _profile = Directory.CreateTempSubdirectory("partnermfa-browser-");
    private readonly ClientWebSocket _socket = new();
    private readonly Process _process;
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(2));
    private string? _page;
    private int _calls;
    private int _loads;
    private readonly List<JsonNode> _events = [];

    /// <summary>The events of the page, in the domains that were enabled.</summary>
    public IReadOnlyList<JsonNode> Events => _events;

    private Chromium(string browser)
    {
        ProcessStartInfo start = new(browser, [$"--user-data-dir={_profile.FullName}", .. Switches]) { RedirectStandardError = true };
        _process = Process.Start(start)!;
    }

    public static async Task<Chromium> StartAsync(string browser)
    {
        Chromium chromium = new(browser);
        await chromium._socket.ConnectAsync(await chromium.AddressAsync(), chromium._limit.Token);
        return chromium;
    }

    /// <summary>Opens the address in a new page and waits until it is loaded.</summary>
    /// <param name="address">The address.</param>
    /// <param name="domains">The domains whose events to record from the beginning.</param>
    public async Task OpenAsync(Uri address, params string[] domains)
    {
        JsonNode target = await SendAsync("Target.createTarget", new JsonObject { ["url"] = "about:blank" });
        JsonNode attached = await SendAsync("Target.attachToTarget", new JsonObject { ["targetId"] = target["targetId"]!.DeepClone(), ["flatten"] = true });
        _page = attached["sessionId"]!.GetValue<string>();
        foreach (string domain in domains.Append("Page")) await SendAsync($"{domain}.enable", []);
        await SendAsync("Page.navigate", new JsonObject { ["url"] = address.AbsoluteUri });
        await PageIsLoadedAsync();
    }

    /// <summary>Waits for the next page to load.</summary>
    public async Task PageIsLoadedAsync()
    {
        while (_loads == 0) await ReceiveAsync();
        _loads--;
    }

    public async Task<JsonNode?> EvaluateAsync(string expression)
    {
        JsonNode answer = await SendAsync("Runtime.evaluate", new JsonObject { ["expression"] = expression, ["returnByValue"] = true, ["awaitPromise"] = true });
        return answer["exceptionDetails"] is { } failure ? throw new InvalidOperationException(failure.ToJsonString()) : answer["result"]!["value"]?.DeepClone();
    }

    public async Task<JsonNode> SendAsync(string method, JsonObject parameters)
    {
        int id = ++_calls;
        JsonObject call = new() { ["id"] = id, ["method"] = method, ["params"] = parameters };
        if (_page is not null) call["sessionId"] = _page;
        await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(call), WebSocketMessageType.Text, true, _limit.Token);
        while (true)
        {
            JsonNode message = await ReceiveAsync();
            if (message["id"]?.GetValue<int>() != id) continue;
            return message["result"] ?? throw new InvalidOperationException($"{method}: {message["error"]?.ToJsonString()}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _socket.Dispose();
        _limit.Dispose();
        _profile.Delete(recursive: true);
    }

    private async Task<Uri> AddressAsync()
    {
        while (await _process.StandardError.ReadLineAsync(_limit.Token) is { } line)
        {
            if (!line.StartsWith(Announcement, StringComparison.Ordinal)) continue;
            _ = _process.StandardError.ReadToEndAsync(CancellationToken.None);
            return new Uri(line[Announcement.Length..]);
        }

        throw new InvalidOperationException("The browser did not start.");
    }

    private async Task<JsonNode> ReceiveAsync()
    {
        using MemoryStream whole = new();
        byte[] part = new byte[16384];
        ValueWebSocketReceiveResult received;
        do
        {
            received = await _socket.ReceiveAsync(part.AsMemory(), _limit.Token);
            whole.Write(part, 0, received.Count);
        }
        while (!received.EndOfMessage);
        JsonNode message = JsonNode.Parse(whole.ToArray())!;
        if (message["method"] is not null) _events.Add(message);
        if (message["method"]?.GetValue<string>() == "Page.loadEventFired") _loads++;
        return message;
    }
}
