using System.Text;

namespace PartnerMfa.Captures.Formats.Text.Lines;

/// <summary>
/// Removes terminal sequences for colors and cursor movements (ECMA-48, sections 5.4 and 5.6), and zero-width characters that chats and
/// word processors put into long words. Non-breaking spaces become spaces.
/// </summary>
internal static class AnsiText
{
    private const char Escape = '\u001b';

    public static string Strip(string line)
    {
        bool isPrinted = true;
        foreach (char c in line) isPrinted &= !IsInvisible(c) && !IsBlank(c);
        return StripColors(isPrinted ? line : string.Concat(line.Where(c => !IsInvisible(c)).Select(c => IsBlank(c) ? ' ' : c)));
    }

    // Zero-width spaces and joiners, direction marks, the word joiner, and the soft hyphen.
    private static bool IsInvisible(char c) => c is (>= '\u200b' and <= '\u200f') or '\u2060' or '\u00ad';

    private static bool IsBlank(char c) => c is '\u00a0' or '\u202f' or '\u2007';

    private static string StripColors(string line)
    {
        if (line.IndexOf(Escape) < 0) return line;
        StringBuilder plain = new(line.Length);
        for (int at = 0; at < line.Length; at++)
        {
            if (line[at] == Escape) at = EndOf(line, at);
            else plain.Append(line[at]);
        }

        return plain.ToString();
    }

    /// <returns>The last character of the sequence.</returns>
    private static int EndOf(string line, int at)
    {
        if (at + 1 >= line.Length) return at;
        if (line[at + 1] == ']')
        {
            int bell = line.IndexOf('\a', at);
            return bell < 0 ? line.Length - 1 : bell;
        }

        if (line[at + 1] != '[') return at + 1;
        int end = at + 2;
        while (end < line.Length && line[end] is >= ' ' and <= '?') end++;
        return Math.Min(end, line.Length - 1);
    }
}
