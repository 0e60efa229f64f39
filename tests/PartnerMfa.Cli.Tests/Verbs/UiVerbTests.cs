using System.Net;
using PartnerMfa.Cli.Support;

namespace PartnerMfa.Cli.Verbs;

public sealed class UiVerbTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_page_is_opened_and_its_address_printed_and_its_button_ends_the_tool(bool hasBrowser)
    {
        Uri? opened = null;
        ToolStage stage = new()
        {
            HasBrowser = hasBrowser,
            OnPage = page =>
            {
                opened = page;
                _ = StopAsync(page);
            },
        };

        ToolRun run = await stage.RunAsync("ui");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            [
                hasBrowser ? "PartnerMfa is open in your browser. If no page appeared, open this address, which works once:" : "Open this address in your browser. It works once:",
                $"  {opened}",
                "End it with Ctrl+C, or with the button on the page.",
            ],
            run.Output.TrimEnd().ReplaceLineEndings("\n").Split('\n'));
    }

    [Fact]
    public async Task A_double_click_opens_the_page_and_a_shell_prints_the_verbs()
    {
        ToolRun clicked = await new ToolStage { IsOwnConsole = true, OnPage = page => _ = StopAsync(page) }.RunAsync();
        ToolRun typed = await ToolRun.RunAsync();

        Assert.Equal(0, clicked.ExitCode);
        Assert.StartsWith("PartnerMfa is open in your browser.", clicked.Output, StringComparison.Ordinal);
        Assert.Equal(64, typed.ExitCode);
        Assert.StartsWith("usage: Choose a verb: ui, probe,", typed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_that_cannot_be_used_is_an_error()
    {
        ToolRun run = await ToolRun.RunAsync("ui", "--no-browser", "--proxy", "ftp://proxy.example");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("error ProxyInvalid:", run.Error, StringComparison.Ordinal);
    }

    /// <summary>Opens the page with the key and presses the button, as a user in the browser does.</summary>
    private static async Task StopAsync(Uri page)
    {
        using HttpClient browser = new(new SocketsHttpHandler { UseProxy = false, CookieContainer = new CookieContainer() });
        using HttpResponseMessage entered = await browser.GetAsync(page);
        using HttpRequestMessage stop = new(HttpMethod.Post, new Uri(new Uri(page.GetLeftPart(UriPartial.Path)), "stop"));
        stop.Headers.Add("Origin", page.GetLeftPart(UriPartial.Authority));
        using HttpResponseMessage stopped = await browser.SendAsync(stop);
    }
}
