using Microsoft.Playwright;
using PartnerMfa.Web.Support;

namespace PartnerMfa.Web.Page;

/// <summary>Takes the pictures for the README on request: run it with <c>-explicit only</c>.</summary>
public sealed class PictureTests(Browser browser)
{
    [Fact(Explicit = true)]
    public async Task The_pictures_of_the_README_are_taken()
    {
        string folder = Path.Combine(RepositoryFolder.Path, "docs", "images");
        Directory.CreateDirectory(folder);
        await using Stage stage = await Stage.StartAsync();
        await using Tab tab = await browser.OpenAsync(stage.Address, options =>
        {
            options.ViewportSize = new() { Width = 1060, Height = 700 };
            options.ColorScheme = ColorScheme.Light;
        });
        await tab.HomeAsync();
        await TakeAsync(tab, Path.Combine(folder, "page.png"));

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Try it in the sandbox: Can this account pass?" }).ClickAsync();
        await tab.AnswerAsync();
        await tab.Page.SetViewportSizeAsync(390, 700);
        await tab.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await TakeAsync(tab, Path.Combine(folder, "answer.png"));
    }

    private static Task TakeAsync(Tab tab, string file) => tab.Page.ScreenshotAsync(new() { Path = file, Animations = ScreenshotAnimations.Disabled });
}
