using System.Globalization;
using System.Text.RegularExpressions;

namespace PartnerMfa.Redaction;

/// <summary>Text that comes from outside, as it may be shown.</summary>
internal static class Printable
{
    private const char Replacement = '\ufffd';

    // What is long enough to be a token, or the half of one, with a token's beginning.
    private static readonly Regex TokenLike = new("eyJ[A-Za-z0-9._~+/=-]{17,}", RegexOptions.CultureInvariant);

    /// <summary>No control character gets through, nothing invisible, and nothing that turns the direction of text.</summary>
    public static string Of(string text) => IsPlain(text) ? text : Clean(text);

    /// <summary>The same without what looks like a token.</summary>
    public static string WithoutTokens(string text) => Of(Redact(text));

    /// <summary>The text as it is, without what looks like a token: for data, which is not shown as it stands.</summary>
    public static string Redact(string text) => TokenLike.Replace(text, Secret.Redacted);

    /// <summary>The same without what looks like a token, and no longer than that.</summary>
    public static string Short(string text, int longest)
    {
        // A token that the end cuts must still be seen as one.
        string shown = TokenLike.Replace(text.Length > longest ? text.Substring(0, longest) : text, Secret.Redacted);
        return Of(text.Length > longest ? shown + "..." : shown);
    }

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
