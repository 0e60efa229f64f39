using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace PartnerMfa.Repository.Documents;

/// <summary>A Markdown file as readers on the web see it: the targets of its links, and the anchors that it offers.</summary>
internal sealed partial class MarkdownPage
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).Build();

    public MarkdownPage(string text)
    {
        MarkdownDocument page = Markdown.Parse(text, Pipeline);
        Links = [.. page.Descendants().SelectMany(LinksOf)];
        Anchors = [.. page.Descendants<HeadingBlock>().Select(heading => heading.GetAttributes().Id ?? "")];
    }

    public IReadOnlyList<string> Links { get; }

    public HashSet<string> Anchors { get; }

    public static bool IsRelative(string link) => !Uri.TryCreate(link, UriKind.Absolute, out Uri? address) || address.Scheme == Uri.UriSchemeFile;

    /// <summary>Returns why the link is broken; null when it works.</summary>
    /// <param name="file">The full path of the page that contains the link.</param>
    /// <param name="link">A relative link, as written.</param>
    public static string? ProblemOf(string file, string link)
    {
        string[] parts = Uri.UnescapeDataString(link).Split('#', 2);
        if (parts[0].StartsWith('/')) return "starts at the root of the web site, not of the repository";
        string target = parts[0].Length == 0 ? file : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, parts[0]));
        if (Path.GetRelativePath(SourceTree.Root, target).StartsWith("..", StringComparison.Ordinal)) return "leaves the repository";
        if (!ExistsAsWritten(target)) return "leads to no file of that name";
        if (parts.Length == 1) return null;
        return File.Exists(target) && new MarkdownPage(File.ReadAllText(target)).Anchors.Contains(parts[1]) ? null : "leads to no heading of that name";
    }

    private static IEnumerable<string> LinksOf(MarkdownObject part) => part switch
    {
        LinkInline link => [link.Url ?? ""],
        HtmlInline html => LinksOf(html.Tag),
        HtmlBlock html => LinksOf(html.Lines.ToString()),
        _ => [],
    };

    private static IEnumerable<string> LinksOf(string html) => HtmlLink().Matches(html).Select(link => link.Groups["address"].Value);

    // Windows and macOS would open readme.md for README.md; the web does not.
    private static bool ExistsAsWritten(string target)
    {
        if (target.TrimEnd('/', '\\') == SourceTree.Root) return true;
        string folder = Path.GetDirectoryName(target.TrimEnd('/', '\\'))!;
        return Directory.Exists(folder) && ExistsAsWritten(folder)
            && Directory.EnumerateFileSystemEntries(folder).Any(entry => Path.GetFileName(entry) == Path.GetFileName(target.TrimEnd('/', '\\')));
    }

    [GeneratedRegex("""\b(?:href|src|srcset)\s*=\s*["'](?<address>[^"']*)["']""", RegexOptions.IgnoreCase)]
    private static partial Regex HtmlLink();
}
