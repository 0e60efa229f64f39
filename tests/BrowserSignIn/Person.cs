using System.Text.Json.Nodes;

namespace PartnerMfa.BrowserSignIn;

/// <summary>A user in front of a browser, who opens the sign-in page, clicks its link, and reads the last page.</summary>
internal static class Person
{
    private const string LinkCentre =
        "(() => { const box = document.querySelector('#sign-in').getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; })()";

    /// <param name="browser">The Chromium program.</param>
    /// <param name="address">The sign-in page.</param>
    /// <param name="pageFile">The file for the text of the last page.</param>
    public static async Task SignInAsync(string browser, Uri address, string pageFile)
    {
        await using Chromium chromium = await Chromium.StartAsync(browser);
        await chromium.OpenAsync(address);
        await ClickAsync(chromium, (JsonArray)(await chromium.EvaluateAsync(LinkCentre))!);
        while (!await IsAtTheEndAsync(chromium)) await chromium.PageIsLoadedAsync();
        string words = (await chromium.EvaluateAsync("document.body.innerText"))!.GetValue<string>();
        // Whoever waits for the file must find it complete.
        await File.WriteAllTextAsync(pageFile + ".part", words);
        File.Move(pageFile + ".part", pageFile);
    }

    private static async Task ClickAsync(Chromium chromium, JsonArray at)
    {
        foreach (string type in new[] { "mousePressed", "mouseReleased" })
        {
            await chromium.SendAsync("Input.dispatchMouseEvent", new JsonObject
            {
                ["type"] = type,
                ["x"] = at[0]!.DeepClone(),
                ["y"] = at[1]!.DeepClone(),
                ["button"] = "left",
                ["clickCount"] = 1,
            });
        }
    }

    // The redirect URI is the one that uses http.
    private static async Task<bool> IsAtTheEndAsync(Chromium chromium) =>
        (await chromium.EvaluateAsync("location.protocol + document.readyState"))!.GetValue<string>() == "http:complete";
}
