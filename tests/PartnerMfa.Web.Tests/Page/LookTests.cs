using Microsoft.Playwright;
using PartnerMfa.Web.Support;

namespace PartnerMfa.Web.Page;

/// <summary>How the page looks to different users: in light and dark mode, on a phone, and with a screen reader.</summary>
public sealed class LookTests(Browser browser)
{
    private static readonly string[] Pages = ["", "account", "token", "usage", "setup", "guide", "history", "nowhere"];

    [BrowserTheory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    public async Task Every_page_is_accessible_and_fits(int width, ColorScheme scheme)
    {
        await using Stage stage = await Stage.StartAsync();
        await using Tab tab = await browser.OpenAsync(stage.Address, options =>
        {
            options.ViewportSize = new() { Width = width, Height = 800 };
            options.ColorScheme = scheme;
        });
        await tab.HomeAsync();
        foreach (string card in new[] { "account", "token", "usage", "setup" })
        {
            await tab.Page.GotoAsync(new Uri(stage.Home, card).AbsoluteUri);
            await tab.Page.ClickAsync("text=Run in the sandbox");
            await tab.AnswerAsync();
        }

        foreach (string page in (string[])[.. Pages, "job?id=1", "job?id=2", "job?id=3", "job?id=4"])
        {
            await tab.Page.GotoAsync(new Uri(stage.Home, page).AbsoluteUri);
            Assert.Equal((page, (string[])[]), (page, [.. await tab.AccessibilityAsync()]));
            Assert.Equal((page, true), (page, await tab.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth")));
            Assert.Equal((page, 1), (page, await tab.Page.Locator("h1").CountAsync()));
        }

        Assert.DoesNotContain(tab.Told, told => !told.Contains("404", StringComparison.Ordinal));
        Assert.Equal([stage.Address.Authority], tab.Hosts);
    }

    [BrowserTheory]
    [InlineData("usage", "Sign in")]
    [InlineData("account?method=device", "Enter this code")]
    public async Task A_test_that_waits_for_a_user_is_accessible(string card, string heading)
    {
        using LiveServices services = new(WebTokens.With()) { Pending = int.MaxValue };
        await using Stage stage = await Stage.StartAsync(live: backend => backend with { Handler = services });
        await using Tab tab = await browser.OpenAsync(stage.Address);
        await tab.HomeAsync();
        await tab.Page.GotoAsync(new Uri(stage.Home, card).AbsoluteUri);

        await tab.Page.Locator("form.panel:not(.sandbox) button.primary").ClickAsync();
        await tab.Page.GetByRole(AriaRole.Heading, new() { Name = heading, Exact = true }).WaitForAsync();

        Assert.Empty(await tab.AccessibilityAsync());
    }

    [BrowserFact]
    public async Task A_refusal_is_accessible()
    {
        await using Stage stage = await Stage.StartAsync();
        await using Tab tab = await browser.OpenAsync(stage.Home);

        Assert.Empty(await tab.AccessibilityAsync());
        Assert.Equal("Refused", await tab.Page.TextContentAsync("h1"));
    }
}
