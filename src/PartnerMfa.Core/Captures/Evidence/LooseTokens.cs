using System.Text;
using PartnerMfa.Tokens;

namespace PartnerMfa.Captures.Evidence;

/// <summary>Finds JWTs anywhere in a line, with or without the word Bearer before them.</summary>
internal static class LooseTokens
{
    // The beginning of every JWT of Entra ID: {" in Base64url (RFC 7519, section 3).
    private const string Beginning = "eyJ";
    private const int LongestHeader = 8192;
    private const int ShortestCut = 60;

    /// <param name="line">The text.</param>
    /// <param name="bearerOnly">Whether to skip tokens without the word Bearer.</param>
    public static IEnumerable<string> Find(string line, bool bearerOnly)
    {
        for (int at = 0; (at = line.IndexOf(Beginning, at, StringComparison.Ordinal)) >= 0;)
        {
            int end = at;
            while (end < line.Length && TokenCharacters.IsJwt(line[end])) end++;
            string token = WithoutFullStop(line.Substring(at, end - at));
            bool isWhole = at == 0 || !TokenCharacters.IsBase64Url(line[at - 1]) || IsEscaped(line, at);
            if (isWhole && IsMeant(line, at, token, bearerOnly)) yield return token;
            at = end;
        }
    }

    // A period after the token belongs to the sentence; an unsigned token ends in a period of its own.
    private static string WithoutFullStop(string run)
    {
        while (run.Length > 0 && run[run.Length - 1] == '.' && run.Count(c => c == '.') != 2) run = run.Substring(0, run.Length - 1);
        return run;
    }

    private static bool IsMeant(string line, int at, string token, bool bearerOnly)
    {
        int dots = token.Count(c => c == '.');
        // A truncated token is returned, too, because its error tells in which line it is.
        if (IsAfterBearer(line, at)) return dots is 2 or 4 || (token.Length > ShortestCut && at + token.Length == line.TrimEnd().Length);
        return !bearerOnly && dots == 2 && IsAccessToken(token);
    }

    private static bool IsAfterBearer(string line, int at)
    {
        int end = at;
        // Blanks may be literal or percent-encoded.
        while (end > 0 && (line[end - 1] is ' ' or '\t' or '+' || EndsWith(line, end, "%20"))) end -= line[end - 1] == '0' ? 3 : 1;
        return end < at && EndsWith(line, end, "Bearer");
    }

    // The last letter of \n or of %3D does not belong to the token.
    private static bool IsEscaped(string line, int at) =>
        (at >= 2 && line[at - 2] == '\\' && line[at - 1] is 'n' or 'r' or 't')
        || (at >= 3 && line[at - 3] == '%')
        || (at >= 6 && line[at - 6] == '\\' && line[at - 5] == 'u');

    private static bool EndsWith(string line, int end, string word) =>
        end >= word.Length && string.Compare(line, end - word.Length, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;

    // An ID token by itself was not sent with a call, and neither was text that merely looks like a token.
    private static bool IsAccessToken(string token)
    {
        if (!HasAlgorithm(token.Substring(0, token.IndexOf('.')))) return false;
        try
        {
            return !TokenReader.Read(new Secret(token)).IsIdToken;
        }
        catch (PartnerMfaException)
        {
            return false;
        }
    }

    private static bool HasAlgorithm(string header)
    {
        if (header.Length > LongestHeader) return false;
        try
        {
            string padded = header.Replace('-', '+').Replace('_', '/').PadRight((header.Length + 3) / 4 * 4, '=');
            return Encoding.UTF8.GetString(Convert.FromBase64String(padded)).Contains("\"alg\"");
        }
        catch (FormatException)
        {
            return false;
        }
    }
}

/// <summary>The character sets of tokens.</summary>
internal static class TokenCharacters
{
    /// <summary>A character of Base64url (RFC 4648, section 5).</summary>
    public static bool IsBase64Url(char c) => IsLetterOrDigit(c) || c is '-' or '_';

    /// <summary>A character of a JWT in its compact form (RFC 7515, section 3.1).</summary>
    public static bool IsJwt(char c) => IsBase64Url(c) || c == '.';

    /// <summary>A character of a bearer token (RFC 6750, section 2.1).</summary>
    public static bool IsToken68(char c) => IsJwt(c) || c is '~' or '+' or '/' or '=';

    private static bool IsLetterOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
