using Microsoft.Playwright;
using PartnerMfa.Web.Support;

namespace PartnerMfa.Web.Page;

/// <summary>Other pages in the same browser, host names that resolve to this machine, and names that would be script.</summary>
public sealed class AttackTests(Browser browser)
{
    private const string Script = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">\"'><b>bold</b>";

    [BrowserFact]
    public async Task A_page_of_another_origin_cannot_post_read_frame_or_end_it()
    {
        await using Stage stage = await Stage.StartAsync();
        await using Tab tab = await browser.OpenAsync(stage.Address);
        await tab.HomeAsync();
        IPage evil = await tab.Window.NewPageAsync();
        await evil.RouteAsync("http://evil.example/**", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<!doctype html><title>evil</title><h1>evil</h1>" }));
        await evil.GotoAsync("http://evil.example/");

        string read = await evil.EvaluateAsync<string>(
            """
            async home => {
              const outcomes = [];
              for (const [path, options] of [['', {}], ['stop', { method: 'POST' }], ['account', { method: 'POST', body: new URLSearchParams({ environment: 'Sandbox' }) }], ['stop', { method: 'POST', mode: 'no-cors' }]])
                outcomes.push(await fetch(home + path, { credentials: "include", ...options }).then(() => "answered", () => "refused"));
              return outcomes.join(' ');
            }
            """, stage.Home.AbsoluteUri);
        await evil.EvaluateAsync("home => { const frame = document.createElement('iframe'); frame.src = home; document.body.append(frame); }", stage.Home.AbsoluteUri);
        await evil.EvaluateAsync(
            "home => { const form = document.createElement('form'); form.method = 'post'; form.action = home + 'stop'; document.body.append(form); form.submit(); }", stage.Home.AbsoluteUri);
        await evil.WaitForURLAsync(address => address.EndsWith("stop", StringComparison.Ordinal));

        Assert.Equal("refused refused refused refused", read);
        Assert.Equal("Refused", await evil.TextContentAsync("h1"));
        Assert.False(stage.Ended.IsCompleted);
        await tab.Page.GotoAsync(new Uri(stage.Home, "history").AbsoluteUri);
        Assert.Contains("Nothing has been tested yet", await tab.Page.TextContentAsync("main"), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_page_on_another_port_of_this_machine_gets_neither_the_cookie_nor_in()
    {
        await using Stage stage = await Stage.StartAsync();
        await using Stage other = await Stage.StartAsync();
        await using Tab tab = await browser.OpenAsync(stage.Address);
        await tab.HomeAsync();

        // Same site, other origin: cookies of 127.0.0.1 are sent to every port, but not to another path.
        IReadOnlyList<BrowserContextCookiesResult> sent = await tab.Window.CookiesAsync([other.Home.AbsoluteUri, new Uri(other.Home, "/").AbsoluteUri]);
        Assert.Empty(sent);
        await tab.Page.GotoAsync(other.Home.AbsoluteUri);
        Assert.Equal("Refused", await tab.Page.TextContentAsync("h1"));
        string outcome = await tab.Page.EvaluateAsync<string>("home => fetch(home + 'stop', { method: 'POST', credentials: 'include', mode: 'no-cors' }).then(() => 'sent', () => 'refused')", stage.Home.AbsoluteUri);
        Assert.Contains(outcome, (string[])["sent", "refused"]);
        Assert.False(stage.Ended.IsCompleted);
    }

    [BrowserFact]
    public async Task A_name_that_leads_to_this_machine_gets_nothing()
    {
        await using Stage stage = await Stage.StartAsync();
        await using Tab tab = await browser.OpenAsync(new UriBuilder(stage.Address) { Host = Browser.OtherName }.Uri);

        Assert.Equal("This is not the address that PartnerMfa opened.", await tab.Page.TextContentAsync("main p"));
        Assert.Empty(await tab.Window.CookiesAsync());
        // This did not use up the key.
        await tab.Page.GotoAsync(stage.Address.AbsoluteUri);
        await tab.HomeAsync();
    }

    [BrowserFact]
    public async Task Two_tabs_of_one_window_work_side_by_side()
    {
        await using Stage stage = await Stage.StartAsync();
        await using Tab tab = await browser.OpenAsync(stage.Address);
        await tab.HomeAsync();
        IPage second = await tab.Window.NewPageAsync();

        await tab.Page.GotoAsync(new Uri(stage.Home, "setup").AbsoluteUri);
        await second.GotoAsync(stage.Address.AbsoluteUri);
        await second.WaitForSelectorAsync("h1:has-text('Does it meet')");
        await Task.WhenAll(
            tab.Page.ClickAsync("text=Run in the sandbox"),
            second.GetByRole(AriaRole.Button, new() { Name = "Try it in the sandbox: Which of my jobs will break?" }).ClickAsync());

        Assert.Equal("NO", await tab.AnswerAsync());
        await second.WaitForSelectorAsync("header h1 .word");
        Assert.Equal("excluded-by-group@sandbox.example", await tab.Page.TextContentAsync("header .question strong"));
        Assert.Contains("Do all", await second.TextContentAsync("header .question"), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Names_in_a_token_are_text_and_never_markup()
    {
        await using Stage stage = await Stage.StartAsync();
        await using Tab tab = await browser.OpenAsync(stage.Address);
        await tab.HomeAsync();
        await tab.Page.GotoAsync(new Uri(stage.Home, "token?explain=1").AbsoluteUri);
        string token = WebTokens.With(("upn", Script), ("unique_name", Script), ("name", Script), ("appid", Script), ("tid", Script), ("aud", Script), ("custom<b>", Script)).Reveal();

        await tab.Page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "<img src=x onerror=alert(1)>.txt", MimeType = "text/plain", Buffer = System.Text.Encoding.UTF8.GetBytes(token) });
        await tab.Page.ClickAsync("button:has-text('Test a token')");
        await tab.AnswerAsync();
        await ShowsOnlyTextAsync(tab);
        await tab.Page.GotoAsync(new Uri(stage.Home, "history").AbsoluteUri);
        await ShowsOnlyTextAsync(tab);
    }

    [BrowserFact]
    public async Task Names_from_a_service_are_text_and_never_markup()
    {
        string name = System.Text.Json.JsonSerializer.Serialize(Script);
        string day = DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        using LiveServices services = new(WebTokens.With())
        {
            Pending = 1,
            Usage = $$"""[{"loginDate":"{{day}}","mfaCompliantRequestCount":1,"totalRequestCount":2,"applicationId":"23ec45a3-5127-4185-9eff-c8887839e6ab","applicationName":{{name}}}]""",
        };
        await using Stage stage = await Stage.StartAsync(live: backend => backend with { Handler = services });
        await using Tab tab = await browser.OpenAsync(stage.Address);
        await tab.HomeAsync();
        await tab.Page.GotoAsync(new Uri(stage.Home, "usage?method=device").AbsoluteUri);

        await tab.Page.Locator("form.panel:not(.sandbox) button.primary").ClickAsync();
        await tab.AnswerAsync();

        Assert.Contains("<script>", await tab.Page.TextContentAsync("body"), StringComparison.Ordinal);
        await ShowsOnlyTextAsync(tab);
    }

    [BrowserFact]
    public async Task Values_from_the_address_are_never_markup()
    {
        await using Stage stage = await Stage.StartAsync();
        await using Tab tab = await browser.OpenAsync(stage.Address);
        await tab.HomeAsync();

        foreach (string field in new[] { "tenant", "user", "application", "claims", "environment", "wait" })
        {
            await tab.Page.GotoAsync(new Uri(stage.Home, $"account?{field}={Uri.EscapeDataString(Script)}").AbsoluteUri);
            await ShowsOnlyTextAsync(tab);
        }
    }

    private static async Task ShowsOnlyTextAsync(Tab tab)
    {
        Assert.DoesNotContain("owned", await tab.Page.TitleAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await tab.Page.Locator("body script, body img:not([src='icon.svg']), body b").CountAsync());
        Assert.Empty(tab.Told);
    }
}
