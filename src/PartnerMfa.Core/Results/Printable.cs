using System.Text.RegularExpressions;

namespace PartnerMfa;

/// <summary>Text that comes from outside, as it may be shown.</summary>
internal static class Printable
{
    // What is long enough to be a token, or the half of one, with a token's beginning.
    private static readonly Regex TokenLike = new("eyJ[A-Za-z0-9._~+/=-]{17,}", RegexOptions.CultureInvariant);

    /// <summary>No escape sequence of a terminal gets through, and nothing that turns the direction of text.</summary>
    public static string Of(string text) => text.Any(IsUnprintable) ? string.Concat(text.Select(c => IsUnprintable(c) ? '\ufffd' : c)) : text;

    /// <summary>The same without what looks like a token, and no longer than that.</summary>
    public static string Short(string text, int longest)
    {
        // A token that the end cuts must still be seen as one.
        string shown = TokenLike.Replace(text.Length > longest ? text.Substring(0, longest) : text, Secret.Redacted);
        return Of(text.Length > longest ? shown + "..." : shown);
    }

    private static bool IsUnprintable(char c) => char.IsControl(c) || c is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\u2028' or '\u2029';
}
