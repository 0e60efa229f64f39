using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PartnerMfa.Redaction;

/// <summary>Removes or replaces characters that control a terminal, hide text or change its direction.</summary>
internal static class PrintableText
{
    private const char Replacement = '\ufffd';

    private static readonly Regex Blanks = new(" {2,}", RegexOptions.CultureInvariant);

    /// <summary>Returns text of the same length, with a replacement character for each character that must not be shown.</summary>
    public static string Replace(string text) => IsPlain(text) ? text : ReplaceEach(text);

    /// <summary>
    /// Returns the text on one line. Invisible characters are removed and not replaced, because a replacement could separate the pieces of
    /// a secret.
    /// </summary>
    public static string OnOneLine(string text)
    {
        if (IsPlain(text) && !text.Contains("  ") && !text.StartsWith(" ", StringComparison.Ordinal) && !text.EndsWith(" ", StringComparison.Ordinal)) return text;
        StringBuilder line = new(text.Length);
        foreach (char c in text)
        {
            if (char.IsWhiteSpace(c)) line.Append(' ');
            else if (!IsInvisible(c)) line.Append(c);
        }

        return Blanks.Replace(line.ToString(), " ").Trim();
    }

    private static bool IsPlain(string text)
    {
        foreach (char c in text)
            if (c is < ' ' or > '~') return false;
        return true;
    }

    private static string ReplaceEach(string text)
    {
        char[] clean = text.ToCharArray();
        for (int i = 0; i < text.Length; i++)
        {
            int length = char.IsSurrogatePair(text, i) ? 2 : 1;
            for (int at = i; at < i + length && !IsPrintable(text, i); at++) clean[at] = Replacement;
            i += length - 1;
        }

        return new string(clean);
    }

    private static bool IsPrintable(string text, int index) => CharUnicodeInfo.GetUnicodeCategory(text, index) switch
    {
        UnicodeCategory.Format => JoinsLetters(text, index),
        UnicodeCategory.Control or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        _ => true,
    };

    // Persian and Indic names need the joiners U+200C and U+200D; after other letters, joiners only hide text.
    private static bool JoinsLetters(string text, int index) =>
        text[index] is '\u200c' or '\u200d' && index > 0 && text[index - 1] is >= '\u0600' and <= '\u0fff';

    private static bool IsInvisible(char c) => CharUnicodeInfo.GetUnicodeCategory(c)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
