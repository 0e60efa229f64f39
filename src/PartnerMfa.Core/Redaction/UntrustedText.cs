using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PartnerMfa.Redaction;

/// <summary>Words of a stranger, as a result may repeat them: on one line, printable, bounded, and without what may be a token.</summary>
internal static class UntrustedText
{
    internal const int Longest = 200;

    // More is not looked at: redacting makes text shorter, and what comes after it longer.
    private const int LongestRead = 8 * 1024;

    // A GUID has 36 characters. Hosts and versions are as long, with dots.
    private const int LongestWord = 36;

    private static readonly Regex LongWord = new($"[A-Za-z0-9._~+=%-]{{{LongestWord + 1},}}", RegexOptions.CultureInvariant);

    private static readonly Regex Blanks = new(" {2,}", RegexOptions.CultureInvariant);

    public static string Of(string text)
    {
        if (IsShortAndPlain(text)) return text;
        string printable = Printable(text.Length <= LongestRead ? text : text.Substring(0, LongestRead));
        string safe = LongWord.Replace(printable, Redact);
        return safe.Length <= Longest ? safe : $"{safe.Substring(0, Longest)}...";
    }

    // Nearly every text is: too short for a token, and nothing in it to be mended.
    private static bool IsShortAndPlain(string text)
    {
        if (text.Length > LongestWord) return false;
        char before = ' ';
        foreach (char c in text)
        {
            if (c is < ' ' or > '~' || (c == ' ' && before == ' ')) return false;
            before = c;
        }

        return before != ' ';
    }

    private static string Redact(Match word) =>
        word.Value.Split('.').Any(part => part.Length > LongestWord) ? Secret.Redacted : word.Value;

    // What is invisible, or turns the direction of writing, is left out before anything else: it could hide a token's pieces.
    private static string Printable(string text)
    {
        StringBuilder printable = new(text.Length);
        foreach (char c in text)
        {
            if (char.IsWhiteSpace(c)) printable.Append(' ');
            else if (!IsInvisible(c)) printable.Append(c);
        }

        return Blanks.Replace(printable.ToString(), " ").Trim();
    }

    private static bool IsInvisible(char c) => CharUnicodeInfo.GetUnicodeCategory(c)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
