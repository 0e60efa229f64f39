using System.Globalization;
using System.Text;

namespace PartnerMfa.Captures.Formats.Text.Commands;

/// <summary>
/// Splits a command line of a Unix shell into words and resolves quotes and escapes (POSIX 2.2, and Bash's <c>$'...'</c>).
/// </summary>
internal static class ShellWords
{
    public static List<string> Split(string text)
    {
        List<string> words = [];
        StringBuilder word = new();
        bool isWord = false;
        for (int at = 0; at < text.Length;)
        {
            char c = text[at];
            if (char.IsWhiteSpace(c))
            {
                End();
                at++;
                continue;
            }

            if (c is ';' or '|' or '&')
            {
                // What follows is another command.
                End();
                words.Add(c.ToString());
                at++;
                continue;
            }

            isWord = true;
            at = TakePart(text, at, word, ref isWord);
        }

        End();
        return words;

        void End()
        {
            if (isWord) words.Add(word.ToString());
            word.Clear();
            isWord = false;
        }
    }

    private static int TakePart(string text, int at, StringBuilder word, ref bool isWord)
    {
        switch (text[at])
        {
            case '\'': return TakeSingle(text, at + 1, word);
            case '"': return TakeDouble(text, at + 1, word);
            case '$' when at + 1 < text.Length && text[at + 1] == '\'': return TakeAnsi(text, at + 2, word);
            case '\\' when at + 1 < text.Length && text[at + 1] == '\n':
                isWord = word.Length > 0;
                return at + 2;
            case '\\' when at + 1 < text.Length:
                word.Append(text[at + 1]);
                return at + 2;
            default:
                word.Append(text[at]);
                return at + 1;
        }
    }

    private static int TakeSingle(string text, int at, StringBuilder word)
    {
        int end = text.IndexOf('\'', at);
        if (end < 0) end = text.Length;
        word.Append(text, at, end - at);
        return end + 1;
    }

    private static int TakeDouble(string text, int at, StringBuilder word)
    {
        for (; at < text.Length && text[at] != '"'; at++)
        {
            bool escapes = text[at] == '\\' && at + 1 < text.Length && text[at + 1] is '"' or '\\' or '$' or '`' or '\n';
            if (escapes) at++;
            if (!escapes || text[at] != '\n') word.Append(text[at]);
        }

        return at + 1;
    }

    private static int TakeAnsi(string text, int at, StringBuilder word)
    {
        for (; at < text.Length && text[at] != '\''; at++)
        {
            if (text[at] != '\\' || at + 1 == text.Length) word.Append(text[at]);
            else at = TakeEscape(text, at + 1, word);
        }

        return at + 1;
    }

    /// <returns>Where the escape ends.</returns>
    private static int TakeEscape(string text, int at, StringBuilder word)
    {
        int digits = text[at] switch { 'u' => 4, 'x' => 2, _ => 0 };
        string hex = at + digits < text.Length ? text.Substring(at + 1, digits) : "";
        if (digits > 0 && int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code))
        {
            word.Append((char)code);
            return at + digits;
        }

        word.Append(text[at] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', _ => text[at] });
        return at;
    }
}
