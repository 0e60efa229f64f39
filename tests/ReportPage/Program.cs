using System.Text.Json.Nodes;
using PartnerMfa.BrowserSignIn;
using PartnerMfa.ReportPage;

// Opens a page of a report in a real browser, and tells as JSON what a person, a policy and axe-core would say of it.
if (args is not [var browser, var page, var folder, .. var axe])
{
    await Console.Error.WriteLineAsync("<browser> <page> <folder of pictures> [<axe.min.js>]");
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
    ["scripts"] = await look.CountAsync("script, iframe, object, embed, img, link, form, [style]"),
    ["headings"] = await look.HeadingsAsync(),
};
await look.TakePicturesAsync(folder);
found["wide"] = look.TooWide;
if (axe is [var axeFile]) found["accessibility"] = await look.AccessibilityAsync(await File.ReadAllTextAsync(axeFile));
Console.WriteLine(found.ToJsonString());
return 0;
