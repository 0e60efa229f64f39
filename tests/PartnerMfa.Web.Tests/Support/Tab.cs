using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace PartnerMfa.Web.Support;

/// <summary>A tab of the browser, with everything that it reported and requested.</summary>
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

    /// <summary>The messages in the console: script errors, and what the content security policy refused.</summary>
    public IReadOnlyList<string> Told => _told;

    /// <summary>The hosts to which requests were sent.</summary>
    public IEnumerable<string> Hosts => _requests.Where(address => address.Scheme != "data").Select(address => address.Authority).Distinct();

    /// <summary>Goes to the home page, whatever address opened the tab.</summary>
    public Task HomeAsync() => Page.WaitForSelectorAsync("h1:has-text('Does it meet')");

    /// <summary>Waits for an answer in large letters.</summary>
    public async Task<string> AnswerAsync()
    {
        await Page.WaitForSelectorAsync("header h1 .word");
        return (await Page.TextContentAsync("header h1 .word"))!;
    }

    /// <summary>The problems that axe-core finds on the current page, with everything expanded.</summary>
    public async Task<IReadOnlyList<string>> AccessibilityAsync()
    {
        await Page.EvaluateAsync("document.querySelectorAll('details').forEach(details => details.open = true)");
        // The policy of the page allows no other script, but the debugger may add one.
        await Page.EvaluateAsync(Axe);
        JsonElement found = await Page.EvaluateAsync<JsonElement>(
            "axe.run({ resultTypes: ['violations'] }).then(run => run.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 200) + ' ' + n.failureSummary).join('; ')))");
        return [.. found.EnumerateArray().Select(one => one.GetString()!)];
    }

    public async ValueTask DisposeAsync() => await _window.CloseAsync();
}
