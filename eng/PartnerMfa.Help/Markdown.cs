using System.Text.RegularExpressions;

namespace PartnerMfa.Help;

/// <summary>A block of a page's text.</summary>
internal abstract record Block;

internal sealed record Heading(int Level, string Text) : Block;

internal sealed record Paragraph(string Text) : Block;

/// <summary>A list, with the text of each item.</summary>
internal sealed record ItemList(bool IsNumbered, IReadOnlyList<string> Items) : Block;

/// <summary>A table; the first row holds the headers.</summary>
internal sealed record Table(IReadOnlyList<IReadOnlyList<string>> Rows) : Block;

/// <summary>A fenced block, as it stands.</summary>
internal sealed record Code(string Language, string Text) : Block;

/// <summary>The part of Markdown that the pages use: headings, paragraphs, flat lists, tables and fenced code.</summary>
internal static partial class Markdown
{
    private const string Fence = "```";

    public static IReadOnlyList<Block> Parse(string text)
    {
        string[] lines = [.. text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())];
        List<Block> blocks = [];
        for (int at = 0; at < lines.Length;)
        {
            string line = lines[at];
            if (line.Length == 0)
            {
                at++;
                continue;
            }

            string[] block = [.. lines.Skip(at).TakeWhile((next, place) => place == 0 || Continues(line, next))];
            at += block.Length;
            // A fence ends with its own line, which is not part of the code.
            if (line.StartsWith(Fence, StringComparison.Ordinal)) at++;
            blocks.Add(Create(block));
        }

        return blocks;
    }

    /// <summary>Text without its marks, as a terminal shows it. A link to a web address keeps the address; a link to another page is its name.</summary>
    public static string Inline(string text) => Link().Replace(
        text.Replace("`", "", StringComparison.Ordinal).Replace("**", "", StringComparison.Ordinal),
        link => IsAddress(link.Groups[2].Value) ? $"{link.Groups[1].Value} ({link.Groups[2].Value})" : link.Groups[1].Value);

    public static IEnumerable<(string Text, string Target)> Links(string text) =>
        Link().Matches(text).Select(link => (link.Groups[1].Value, link.Groups[2].Value));

    public static bool IsAddress(string target) => Uri.TryCreate(target, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https";

    private static bool Continues(string first, string next)
    {
        if (first.StartsWith(Fence, StringComparison.Ordinal)) return next != Fence;
        if (next.Length == 0 || first.StartsWith('#')) return false;
        if (first.StartsWith('|')) return next.StartsWith('|');
        if (Item().IsMatch(first)) return Item().IsMatch(next) ? Item().Match(first).Groups["number"].Success == Item().Match(next).Groups["number"].Success : !Starts(next);
        return !Starts(next);
    }

    private static bool Starts(string line) =>
        line.StartsWith('#') || line.StartsWith('|') || line.StartsWith(Fence, StringComparison.Ordinal) || Item().IsMatch(line);

    private static Block Create(string[] lines) => lines[0] switch
    {
        ['#', ..] line => new Heading(line.TakeWhile(mark => mark == '#').Count(), Inline(line.TrimStart('#').Trim())),
        ['|', ..] => new Table([.. lines.Where(line => !Divider().IsMatch(line)).Select(Cells)]),
        ['`', '`', '`', .. var language] => new Code(language, string.Join('\n', lines[1..])),
        var line when Item().IsMatch(line) => new ItemList(Item().Match(line).Groups["number"].Success, Items(lines)),
        _ => new Paragraph(Inline(Joined(lines))),
    };

    private static IReadOnlyList<string> Cells(string row) => [.. row.Trim('|').Split('|').Select(cell => Inline(cell.Trim()))];

    private static List<string> Items(string[] lines)
    {
        List<string> items = [];
        foreach (string line in lines)
        {
            Match start = Item().Match(line);
            if (start.Success) items.Add(Inline(line[start.Length..]));
            else items[^1] += " " + Inline(line.Trim());
        }

        return items;
    }

    private static string Joined(IEnumerable<string> lines) => string.Join(' ', lines.Select(line => line.Trim()));

    [GeneratedRegex(@"\[(.+?)\]\((.+?)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^([-*] |(?<number>\d+\. ))")]
    private static partial Regex Item();

    [GeneratedRegex(@"^\|[-:|\s]+$")]
    private static partial Regex Divider();
}
