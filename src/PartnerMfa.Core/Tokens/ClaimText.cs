using System.Globalization;

namespace PartnerMfa.Tokens;

/// <summary>Claims come from outside and are printed: what would steer a terminal, or make a text read as another one, is replaced.</summary>
internal static class ClaimText
{
    private const char Replacement = '\ufffd';

    /// <summary>The text without control characters, invisible ones, and those that turn the direction of what follows.</summary>
    public static string Printable(string text) => IsPlain(text) ? text : Clean(text);

    private static bool IsPlain(string text)
    {
        foreach (char c in text)
            if (c is < ' ' or > '~') return false;
        return true;
    }

    private static string Clean(string text)
    {
        char[] clean = text.ToCharArray();
        for (int i = 0; i < text.Length; i++)
        {
            int length = char.IsSurrogatePair(text, i) ? 2 : 1;
            if (!IsPrintable(text, i)) clean.AsSpan(i, length).Fill(Replacement);
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

    // Persian and Indic names are written with the joiners U+200C and U+200D; after other letters they only hide.
    private static bool JoinsLetters(string text, int index) =>
        text[index] is '\u200c' or '\u200d' && index > 0 && text[index - 1] is >= '\u0600' and <= '\u0fff';
}
