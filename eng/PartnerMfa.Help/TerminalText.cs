using System.Text.RegularExpressions;

namespace PartnerMfa.Help;

/// <summary>A page's text as a terminal of 80 columns shows it.</summary>
internal static class TerminalText
{
    private const int Width = 80;
    private const string Indent = "    ";

    /// <param name="lines">Headings, paragraphs, lists, tables and code of a page.</param>
    public static IEnumerable<string> Of(string[] lines)
    {
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i];
            if (line.StartsWith("```", StringComparison.Ordinal))
                while (++i < lines.Length && lines[i] != "```") yield return lines[i].Length == 0 ? "" : Indent + Indent + lines[i];
            else if (line.StartsWith('|'))
            {
                string[] table = [.. lines[i..].TakeWhile(row => row.StartsWith('|'))];
                i += table.Length - 1;
                foreach (string row in Table(table)) yield return row;
            }
            else if (line.StartsWith('#')) yield return Heading(line);
            else if (line.Length == 0) yield return "";
            else
            {
                string[] paragraph = [.. lines[i..].TakeWhile((next, place) => next.Length > 0 && (place == 0 || !IsStart(next)))];
                i += paragraph.Length - 1;
                foreach (string wrapped in Wrap(Inline(string.Join(' ', paragraph.Select(part => part.Trim()))), Indent, Hanging(line))) yield return wrapped;
            }
        }
    }

    private static string Heading(string line)
    {
        string title = Inline(line.TrimStart('#').Trim());
        return line.StartsWith("## ", StringComparison.Ordinal) ? title.ToUpperInvariant() : Indent + title;
    }

    // Each row is a paragraph of its own: a terminal has no room for columns.
    private static IEnumerable<string> Table(string[] rows)
    {
        string[][] cells = [.. rows.Where(row => !Regex.IsMatch(row, @"^\|[-|\s]+$")).Select(Cells)];
        foreach (string[] row in cells.Skip(1))
        {
            foreach (string line in Wrap(Inline(row[0]), Indent, Indent + "  ")) yield return line;
            for (int i = 1; i < row.Length; i++)
                if (row[i].Length > 0)
                    foreach (string line in Wrap($"{Inline(cells[0][i])}: {Inline(row[i])}", Indent + Indent, Indent + Indent + "  ")) yield return line;
        }
    }

    private static string[] Cells(string row) => [.. row.Trim('|').Split('|').Select(cell => cell.Trim())];

    private static bool IsStart(string line) =>
        line.StartsWith('#') || line.StartsWith('|') || line.StartsWith("```", StringComparison.Ordinal) || Hanging(line) != Indent;

    private static string Hanging(string line) => Indent + new string(' ', Regex.Match(line, @"^(- |\d+\. )").Length);

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

    // An address stands for itself; the name of a page does not help in a terminal.
    public static string Inline(string text) => Regex.Replace(
        text.Replace("`", "", StringComparison.Ordinal).Replace("**", "", StringComparison.Ordinal),
        @"\[(.+?)\]\((.+?)\)",
        link => link.Groups[2].Value.StartsWith("http", StringComparison.Ordinal) ? $"{link.Groups[1].Value} ({link.Groups[2].Value})" : link.Groups[1].Value);
}
