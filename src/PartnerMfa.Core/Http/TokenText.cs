using System.Text;

namespace PartnerMfa.Http;

/// <summary>
/// Extracts a token from what people paste: a header line or curl's header option, with <c>Bearer</c>, quotes, blanks and line breaks.
/// </summary>
internal static class TokenText
{
    private static readonly string[] Prefixes = ["-H", "--header", "Authorization", "Bearer"];

    public static string Normalize(string text)
    {
        ReadOnlySpan<char> rest = SkipNoise(text.AsSpan());
        for (bool found = true; found;)
        {
            found = false;
            foreach (string prefix in Prefixes)
            {
                if (!StartsWithWord(rest, prefix)) continue;
                rest = SkipNoise(rest.Slice(prefix.Length));
                found = true;
            }
        }

        if (HasNoise(rest)) return WithoutNoise(rest);
        return rest.Length == text.Length ? text : rest.ToString();
    }

    // A token may itself begin with the letters of a prefix, so a prefix counts only when noise follows it.
    private static bool StartsWithWord(ReadOnlySpan<char> text, string word) =>
        text.Length > word.Length && text.StartsWith(word.AsSpan(), StringComparison.OrdinalIgnoreCase) && IsNoise(text[word.Length]);

    private static ReadOnlySpan<char> SkipNoise(ReadOnlySpan<char> text)
    {
        int start = 0;
        while (start < text.Length && IsNoise(text[start])) start++;
        return text.Slice(start);
    }

    private static bool HasNoise(ReadOnlySpan<char> text)
    {
        for (int i = OtherThanToken(text); i < text.Length; i++)
            if (IsNoise(text[i])) return true;
        return false;
    }

    // Nearly every text is just a token, and testing each character for noise is slow.
    private static int OtherThanToken(ReadOnlySpan<char> text)
    {
        int index = 0;
        while (index < text.Length && IsOfToken(text[index])) index++;
        return index;
    }

    private static bool IsOfToken(char c) => (uint)((c | 0x20) - 'a') < 26 || (uint)(c - '-') < 13 || c == '_';

    private static string WithoutNoise(ReadOnlySpan<char> text)
    {
        StringBuilder clean = new(text.Length);
        foreach (char c in text)
            if (!IsNoise(c)) clean.Append(c);
        return clean.ToString();
    }

    private static bool IsNoise(char c) =>
        c is '"' or '\'' or '`' or ':' or '=' or ',' or ';' or '\\' or '^' or '\u201c' or '\u201d' or '\u2018' or '\u2019' or '\ufeff' or '\u200b'
        || char.IsWhiteSpace(c);
}
