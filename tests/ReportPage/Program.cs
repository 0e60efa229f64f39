using System.Text.Json.Nodes;
using Deque.AxeCore.Commons;
using PartnerMfa.BrowserSignIn;
using PartnerMfa.ReportPage;

// Opens a report page in a real browser and writes as JSON what a user, the content policy and, on request, axe-core find in it.
if (args is not [var browser, var page, var folder, .. [] or ["accessibility"]])
{
    await Console.Error.WriteLineAsync("<browser> <page> <folder for pictures> [accessibility]");
    return 64;
}

await using Chromium chromium = await Chromium.StartAsync(browser);
PageLook look = new(chromium);
await look.OpenAsync(new Uri(Path.GetFullPath(page)));
JsonObject found = new()
{
    ["loadedIn"] = await look.LoadedInAsync(),
    ["told"] = await look.ToldAsync(),
    ["requests"] = look.Requests(),
    ["text"] = await look.TextAsync(),
    ["scripts"] = await look.CountAsync("script"),
    ["active"] = await look.CountAsync("iframe, object, embed, img, link, form, [style]"),
    ["headings"] = await look.HeadingsAsync(),
};
await look.TakePicturesAsync(folder);
found["wide"] = look.TooWide;
if (args.Length == 4) found["accessibility"] = await look.AccessibilityAsync(new BundledAxeScriptProvider().GetScript());
Console.WriteLine(found.ToJsonString());
return 0;
