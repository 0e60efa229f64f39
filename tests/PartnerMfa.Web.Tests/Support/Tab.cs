using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace PartnerMfa.Web.Support;

/// <summary>A tab of the browser, and everything that it told and asked for.</summary>
public sealed class Tab : IAsyncDisposable
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly IBrowserContext _window;
    private readonly List<string> _told = [];
    private readonly List<Uri> _requests = [];

    internal Tab(IBrowserContext window, IPage page)
    {
        _window = window;
        Page = page;
        window.Console += (_, message) => _told.Add($"{message.Type}: {message.Text}");
        window.WebError += (_, error) => _told.Add(error.Error);
        window.Request += (_, request) => _requests.Add(new Uri(request.Url));
    }

    public IPage Page { get; }

    public IBrowserContext Window => _window;

    /// <summary>What stood in the console: errors of the script, and what the content security policy refused.</summary>
    public IReadOnlyList<string> Told => _told;

    /// <summary>The hosts that were asked for something.</summary>
    public IEnumerable<string> Hosts => _requests.Where(address => address.Scheme != "data").Select(address => address.Authority).Distinct();

    /// <summary>Goes to the home page, whatever the address was that opened the tab.</summary>
    public Task HomeAsync() => Page.WaitForSelectorAsync("h1:has-text('Does it meet')");

    /// <summary>Waits for an answer in large letters.</summary>
    public async Task<string> AnswerAsync()
    {
        await Page.WaitForSelectorAsync("header h1 .word");
        return (await Page.TextContentAsync("header h1 .word"))!;
    }

    /// <summary>What axe-core finds wrong on the page as it is shown, with everything unfolded.</summary>
    public async Task<IReadOnlyList<string>> AccessibilityAsync()
    {
        await Page.EvaluateAsync("document.querySelectorAll('details').forEach(details => details.open = true)");
        // The policy of the page lets in no other script; the debugger may.
        await Page.EvaluateAsync(Axe);
        JsonElement found = await Page.EvaluateAsync<JsonElement>(
            "axe.run({ resultTypes: ['violations'] }).then(run => run.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 200) + ' ' + n.failureSummary).join('; ')))");
        return [.. found.EnumerateArray().Select(one => one.GetString()!)];
    }

    public async ValueTask DisposeAsync() => await _window.CloseAsync();
}
