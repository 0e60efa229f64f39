using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PartnerMfa.Testing.Captures;
using PartnerMfa.Web.Support;

namespace PartnerMfa.Web.Page;

/// <summary>A user of the page, in a real browser.</summary>
public sealed class CardTests(Browser browser)
{
    private static readonly string Token = WebTokens.With(("upn", "job@contoso.example")).Reveal();

    [BrowserTheory]
    [InlineData("Can this account pass?", "NO")]
    [InlineData("Does my job’s token pass?", "NO")]
    [InlineData("Which of my jobs will break?", "NO")]
    [InlineData("Why not?", "NO")]
    public async Task Each_card_answers_in_the_sandbox_at_one_click(string question, string word)
    {
        await using Stage stage = await Stage.StartAsync();
        await using Tab tab = await browser.OpenAsync(stage.Address);
        await tab.HomeAsync();

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = $"Try it in the sandbox: {question}" }).ClickAsync();

        Assert.Equal(word, await tab.AnswerAsync());
        Assert.True(await tab.Page.GetByText("simulated services. It is not evidence about a real tenant").First.IsVisibleAsync());
        Assert.Equal($"{word}: {question} - PartnerMfa", await tab.Page.TitleAsync());
        Assert.Empty(tab.Told);
        Assert.Equal([stage.Address.Authority], tab.Hosts);
    }

    [BrowserFact]
    public async Task The_user_signs_in_in_a_new_tab()
    {
        using LiveServices services = new(WebTokens.With());
        await using Stage stage = await Stage.StartAsync(live: backend => backend with { Handler = services });
        await using Tab tab = await browser.OpenAsync(stage.Address);
        await tab.HomeAsync();
        await SignInComesBackAsync(tab);

        await tab.Page.GotoAsync(new Uri(stage.Home, "account").AbsoluteUri);
        await tab.Page.GetByLabel("Tenant optional").FillAsync("contoso.example");
        await tab.Page.GetByLabel("Account optional").FillAsync(TestTokens.Account);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Test an account" }).ClickAsync();
        IPage signIn = await tab.Window.RunAndWaitForPageAsync(() => tab.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("Sign in at login.microsoftonline.com") }).ClickAsync());

        Assert.Equal("YES", await tab.AnswerAsync());
        Assert.DoesNotContain("in the sandbox", await tab.Page.TextContentAsync("header h1"), StringComparison.Ordinal);
        await signIn.WaitForURLAsync(new Regex("^http://localhost:"));
        Assert.Empty(tab.Told);
    }

    [BrowserFact]
    public async Task An_abandoned_sign_in_is_cancelled()
    {
        using LiveServices services = new(WebTokens.With());
        await using Stage stage = await Stage.StartAsync(live: backend => backend with { Handler = services });
        await using Tab tab = await browser.OpenAsync(stage.Address);
        await tab.HomeAsync();
        await tab.Page.GotoAsync(new Uri(stage.Home, "usage").AbsoluteUri);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Show the calls" }).ClickAsync();
        await tab.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("Sign in at") }).WaitForAsync();

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();

        await tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Cancelled" }).WaitForAsync();
        Assert.Empty(services.Sent);
    }

    [BrowserFact]
    public async Task A_second_sign_in_waits_for_the_first()
    {
        using LiveServices services = new(WebTokens.With());
        await using Stage stage = await Stage.StartAsync(live: backend => backend with { Handler = services });
        await using Tab tab = await browser.OpenAsync(stage.Address);
        await tab.HomeAsync();
        IPage second = await tab.Window.NewPageAsync();
        await tab.Page.GotoAsync(new Uri(stage.Home, "usage").AbsoluteUri);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Show the calls" }).ClickAsync();
        await tab.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("Sign in at") }).WaitForAsync();

        await second.GotoAsync(new Uri(stage.Home, "usage").AbsoluteUri);
        await second.GetByRole(AriaRole.Button, new() { Name = "Show the calls" }).ClickAsync();
        await second.GetByText("Waiting for another test to finish").WaitForAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();

        await second.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("Sign in at") }).WaitForAsync();
    }

    [BrowserFact]
    public async Task A_device_code_is_shown_with_a_countdown_until_it_has_been_entered()
    {
        using LiveServices services = new(WebTokens.With()) { Pending = 2 };
        await using Stage stage = await Stage.StartAsync(live: backend => backend with { Handler = services });
        await using Tab tab = await browser.OpenAsync(stage.Address);
        await tab.HomeAsync();
        await tab.Page.GotoAsync(new Uri(stage.Home, "account").AbsoluteUri);
        await tab.Page.GetByLabel("With a code On any device").CheckAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Test an account" }).ClickAsync();

        await tab.Page.GetByText("ABCD-EFGH").WaitForAsync();
        Assert.Equal("https://microsoft.com/devicelogin", await tab.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("devicelogin") }).GetAttributeAsync("href"));
        Assert.Matches(@"for 1[45]:\d\d more minutes", await tab.Page.TextContentAsync(".countdown"));
        Assert.Equal("YES", await tab.AnswerAsync());
        Assert.Empty(tab.Told);
    }

    [BrowserFact]
    public async Task An_unknown_device_code_page_is_not_shown_as_a_link()
    {
        using LiveServices services = new(WebTokens.With()) { Pending = int.MaxValue, VerificationPage = "https://phishing.example/device" };
        await using Stage stage = await Stage.StartAsync(live: backend => backend with { Handler = services });
        await using Tab tab = await browser.OpenAsync(stage.Address);
        await tab.HomeAsync();
        await tab.Page.GotoAsync(new Uri(stage.Home, "account?method=device").AbsoluteUri);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Test an account" }).ClickAsync();

        await tab.Page.GetByText("https://phishing.example/device").First.WaitForAsync();
        Assert.Equal(0, await tab.Page.Locator("a[href*='phishing']").CountAsync());
    }

    [BrowserFact]
    public async Task A_file_that_is_dropped_is_answered()
    {
        await using Stage stage = await Stage.StartAsync();
        await using Tab tab = await browser.OpenAsync(stage.Address);
        await tab.HomeAsync();
        await tab.Page.GotoAsync(new Uri(stage.Home, "token").AbsoluteUri);
        string har = HarCall.File(new HarCall(Token) { Status = 401, StatusText = "", Body = """{"code":900421}""" });

        await tab.Page.EvaluateAsync(
            "text => { const all = new DataTransfer(); all.items.add(new File([text], 'traffic.har')); document.querySelector('#drop').dispatchEvent(new DragEvent('drop', { dataTransfer: all, bubbles: true, cancelable: true })); }", har);

        Assert.Equal("NO", await tab.AnswerAsync());
        Assert.Contains("traffic.har", await tab.Page.TextContentAsync("main"), StringComparison.Ordinal);
        Assert.DoesNotContain(Token[^40..], await tab.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.Empty(tab.Told);
    }

    [BrowserFact]
    public async Task An_empty_form_is_reported_in_place_and_a_pasted_token_is_answered()
    {
        await using Stage stage = await Stage.StartAsync();
        await using Tab tab = await browser.OpenAsync(stage.Address);
        await tab.HomeAsync();
        await tab.Page.GotoAsync(new Uri(stage.Home, "token").AbsoluteUri);

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Test a token" }).ClickAsync();
        await tab.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Paste a token, or choose a file." }).WaitForAsync();
        await tab.Page.GetByLabel("Or paste a token or a request").FillAsync(Token);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Test a token" }).ClickAsync();

        Assert.Equal("YES", await tab.AnswerAsync());
    }

    [BrowserFact]
    public async Task The_next_card_is_filled_in_and_the_report_is_saved()
    {
        await using Stage stage = await Stage.StartAsync();
        await using Tab tab = await browser.OpenAsync(stage.Address);
        await tab.HomeAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Try it in the sandbox: Can this account pass?" }).ClickAsync();
        await tab.AnswerAsync();

        IDownload report = await tab.Page.RunAndWaitForDownloadAsync(() => tab.Page.GetByRole(AriaRole.Link, new() { Name = "Save the report" }).ClickAsync());
        Assert.EndsWith(".html", report.SuggestedFilename, StringComparison.Ordinal);
        Assert.StartsWith("<!DOCTYPE html>", await File.ReadAllTextAsync(await report.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Check the setup of password@sandbox.example" }).ClickAsync();
        Assert.Equal("password@sandbox.example", await tab.Page.GetByLabel("Integration account").InputValueAsync());
        await tab.Page.Locator("form.panel:not(.sandbox) button").ClickAsync();
        Assert.Equal("NO", await tab.AnswerAsync());
    }

    [BrowserFact]
    public async Task Without_script_every_card_still_answers()
    {
        await using Stage stage = await Stage.StartAsync();
        await using Tab tab = await browser.OpenAsync(stage.Address, options => options.JavaScriptEnabled = false);
        await tab.HomeAsync();

        foreach (string card in new[] { "account", "token", "usage", "setup" })
        {
            await tab.Page.GotoAsync(new Uri(stage.Home, card).AbsoluteUri);
            await tab.Page.ClickAsync("text=Run in the sandbox");
            Assert.Equal("NO", await tab.AnswerAsync());
        }

        await tab.Page.GotoAsync(new Uri(stage.Home, "token").AbsoluteUri);
        await tab.Page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "token.txt", MimeType = "text/plain", Buffer = System.Text.Encoding.UTF8.GetBytes(Token) });
        await tab.Page.ClickAsync("button:has-text('Test a token')");
        Assert.Equal("YES", await tab.AnswerAsync());
    }

    [BrowserFact]
    public async Task The_page_can_be_used_with_the_keyboard_only()
    {
        await using Stage stage = await Stage.StartAsync();
        await using Tab tab = await browser.OpenAsync(stage.Address);
        await tab.HomeAsync();

        await tab.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the content", await Focused(tab));
        for (int i = 0; i < 20 && await Focused(tab) != "Try it in the sandbox"; i++) await tab.Page.Keyboard.PressAsync("Tab");
        await tab.Page.Keyboard.PressAsync("Enter");

        Assert.Equal("NO", await tab.AnswerAsync());
    }

    [BrowserFact]
    public async Task The_page_says_when_the_program_has_ended()
    {
        await using Stage stage = await Stage.StartAsync();
        await using Tab tab = await browser.OpenAsync(stage.Address);
        await tab.HomeAsync();

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Stop PartnerMfa" }).ClickAsync();

        await tab.Page.GetByRole(AriaRole.Heading, new() { Name = "PartnerMfa has ended" }).WaitForAsync();
        await stage.Ended.WaitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>What Entra ID does once the user has signed in: it sends the browser back with a code.</summary>
    private static Task SignInComesBackAsync(Tab tab) => tab.Window.RouteAsync("https://login.microsoftonline.com/**", route =>
    {
        System.Collections.Specialized.NameValueCollection query = System.Web.HttpUtility.ParseQueryString(new Uri(route.Request.Url).Query);
        return route.FulfillAsync(new() { Status = 302, Headers = [new("Location", $"{query["redirect_uri"]}/?code=code&state={Uri.EscapeDataString(query["state"]!)}")] });
    });

    private static async Task<string?> Focused(Tab tab) => await tab.Page.EvaluateAsync<string?>("document.activeElement.textContent.trim()");
}
