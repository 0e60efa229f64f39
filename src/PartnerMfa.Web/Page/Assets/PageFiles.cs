using System.Text;
using PartnerMfa.Reports.Formats.Html;

namespace PartnerMfa.Web.Page.Assets;

/// <summary>A static file of the page.</summary>
internal sealed record PageFile(string MediaType, string Content);

/// <summary>
/// The page's style, script and icon. The style begins with that of the report, so that an answer looks the same in both.
/// </summary>
internal static class PageFiles
{
    private static readonly Dictionary<string, Lazy<PageFile>> All = new(StringComparer.Ordinal)
    {
        ["style.css"] = new(() => new PageFile("text/css; charset=utf-8", PageAssets.Style + Read("page.css"))),
        ["page.js"] = new(() => new PageFile("text/javascript; charset=utf-8", Read("page.js") + PageAssets.Script)),
        ["icon.svg"] = new(() => new PageFile("image/svg+xml", Read("icon.svg"))),
    };

    public static PageFile? Find(string name) => All.TryGetValue(name, out Lazy<PageFile>? file) ? file.Value : null;

    private static string Read(string name)
    {
        using Stream stream = typeof(PageFiles).Assembly.GetManifestResourceStream($"PartnerMfa.Web.{name}")!;
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
