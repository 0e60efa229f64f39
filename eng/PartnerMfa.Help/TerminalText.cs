namespace PartnerMfa.Help;

/// <summary>Sets a page's text for a terminal of 80 columns.</summary>
internal static class TerminalText
{
    private const int Width = 80;
    private const string Indent = "    ";

    public static IEnumerable<string> Of(string text)
    {
        string[][] blocks = [.. Markdown.Parse(text).Select(block => Lines(block).ToArray())];
        return blocks.SelectMany((lines, place) => place == 0 ? lines : ["", .. lines]);
    }

    private static IEnumerable<string> Lines(Block block) => block switch
    {
        Heading { Level: 2 } heading => [heading.Text.ToUpperInvariant()],
        Heading heading => [Indent + heading.Text],
        Paragraph paragraph => Wrap(paragraph.Text, Indent, Indent),
        ItemList list => list.Items.SelectMany((item, place) => Wrap(item, Indent + Mark(list, place), Indent + new string(' ', Mark(list, place).Length))),
        Table table => TextTable.Columns(table, Width - Indent.Length) is { } columns
            ? columns.Select(row => Indent + row)
            : TextTable.Rows(table).SelectMany(row =>
                Wrap(row.Term, Indent, Indent + "  ").Concat(row.Details.SelectMany(detail => Wrap(detail, Indent + Indent, Indent + Indent + "  ")))),
        Code code => code.Text.Split('\n').Select(line => line.Length == 0 ? "" : Indent + Indent + line),
        _ => throw new InvalidOperationException($"A {block.GetType().Name} cannot be shown."),
    };

    private static string Mark(ItemList list, int place) => list.IsNumbered ? $"{place + 1}. " : "- ";

    private static IEnumerable<string> Wrap(string text, string first, string next)
    {
        string line = first;
        bool isEmpty = true;
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isEmpty && line.Length + 1 + word.Length > Width)
            {
                yield return line;
                (line, isEmpty) = (next, true);
            }

            line += (isEmpty ? "" : " ") + word;
            isEmpty = false;
        }

        yield return line;
    }
}
