using System.Globalization;
using System.Text;
using PartnerMfa.Captures.Evidence;
using PartnerMfa.Tokens;

namespace PartnerMfa.Captures.Formats.Text.Lines;

/// <summary>
/// Joins lines that a mail program wrapped: within a token, after the word Bearer, or with quoted-printable (RFC 2045, section 6.7).
/// </summary>
internal static class WrappedText
{
    private const int LongestQuotedPrintable = 76;

    /// <summary>Whether the next line may belong to this one.</summary>
    public static bool MayGoOn(string line, bool quotedPrintable)
    {
        if (line.Length == 0) return false;
        if (IsSoftBreak(line, quotedPrintable)) return true;
        return EndsWithBearer(line) || (TokenCharacters.IsJwt(line[line.Length - 1]) && TokenAtEnd(line) is { } token && !IsComplete(token));
    }

    /// <summary>Appends the next line when it belongs to the current one.</summary>
    public static bool TryJoin(StringBuilder whole, string next, bool quotedPrintable)
    {
        string before = whole.ToString();
        string rest = WithoutQuote(before, next);
        if (IsSoftBreak(before, quotedPrintable))
        {
            whole.Length = before.TrimEnd().Length - 1;
            whole.Append(quotedPrintable ? Decode(rest) : rest);
            return true;
        }

        string piece = rest.Trim();
        if (EndsWithBearer(before))
        {
            if (!piece.StartsWith("eyJ", StringComparison.Ordinal)) return false;
            whole.Append(' ').Append(piece);
            return true;
        }

        if (TokenAtEnd(before) is not { } token || IsComplete(token)) return false;
        int run = 0;
        while (run < piece.Length && TokenCharacters.IsJwt(piece[run])) run++;
        // The next line is entirely part of the token, or the token ends there at a quote or comma.
        if (run == 0 || (run < piece.Length && piece[run] is not ('"' or '\'' or ',' or '\\' or ')' or ';' or '&' or '<' or '='))) return false;
        // Another token begins, unless this one ends where its claims begin.
        if (piece.StartsWith("eyJ", StringComparison.Ordinal) && token[token.Length - 1] != '.') return false;
        whole.Length = before.TrimEnd().Length;
        whole.Append(piece);
        return true;
    }

    /// <summary>A token at the end of the line, which may have been wrapped there.</summary>
    private static string? TokenAtEnd(string line)
    {
        int end = line.Length;
        int start = end;
        while (start > 0 && TokenCharacters.IsJwt(line[start - 1])) start--;
        return end - start >= 3 && string.CompareOrdinal(line, start, "eyJ", 0, 3) == 0 ? line.Substring(start) : null;
    }

    private static bool IsComplete(string token)
    {
        int first = token.IndexOf('.');
        int second = first < 0 ? -1 : token.IndexOf('.', first + 1);
        if (second < 0) return false;
        return RemovedSignature.IsIn(token.AsSpan(second + 1)) || token.Length - second - 1 >= SignatureLength(token.Substring(0, first));
    }

    // The length in Base64url characters, by the algorithm that the header names (RFC 7518, section 3).
    private static int SignatureLength(string header)
    {
        try
        {
            string json = Encoding.UTF8.GetString(Convert.FromBase64String(header.Replace('-', '+').Replace('_', '/').PadRight((header.Length + 3) / 4 * 4, '=')));
            return json.Contains("\"RS") || json.Contains("\"PS") ? 342 : json.Contains("ES256") ? 86 : json.Contains("HS256") ? 43 : 0;
        }
        catch (FormatException)
        {
            return 0;
        }
    }

    private static bool EndsWithBearer(string line) => line.TrimEnd().EndsWith("Bearer", StringComparison.OrdinalIgnoreCase);

    private static bool IsSoftBreak(string line, bool quotedPrintable)
    {
        if (line.Length == 0 || line[line.Length - 1] != '=') return false;
        if (quotedPrintable) return true;
        string before = line.Substring(0, line.Length - 1);
        return line.Length <= LongestQuotedPrintable && TokenAtEnd(before) is { Length: > 20 } token && !IsComplete(token);
    }

    // Mail quotes each line with the same characters.
    private static string WithoutQuote(string before, string next)
    {
        int length = 0;
        while (length < before.Length && before[length] is ' ' or '\t' or '>' or '|') length++;
        string quote = before.Substring(0, length);
        if (length == 0 || !next.StartsWith(quote.TrimEnd(), StringComparison.Ordinal)) return next;
        return next.Substring(Math.Min(next.Length, next.StartsWith(quote, StringComparison.Ordinal) ? length : quote.TrimEnd().Length));
    }

    private static string Decode(string line)
    {
        if (line.IndexOf('=') < 0) return line;
        StringBuilder plain = new(line.Length);
        for (int at = 0; at < line.Length; at++)
        {
            string code = line[at] == '=' && at + 2 < line.Length ? line.Substring(at + 1, 2) : "";
            bool isCode = byte.TryParse(code, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte value);
            plain.Append(isCode ? (char)value : line[at]);
            if (isCode) at += 2;
        }

        return plain.ToString();
    }
}
