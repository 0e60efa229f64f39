using System.Globalization;
using System.Text.RegularExpressions;

namespace PartnerMfa.Captures.Formats.Http;

/// <summary>Lines of an HTTP/1.1 message (RFC 9112, sections 3 to 5), as tools write HTTP/2's, too.</summary>
internal static class HttpHead
{
    // Addresses are long; what matches nothing must fail fast.
    private static readonly Regex RequestLine = new(@"^([A-Z][A-Z-]{1,19}) (\S{1,65536})(?: HTTP/\d(?:\.\d)?)\s*$", RegexOptions.CultureInvariant);
    private static readonly Regex StatusLine = new(@"^HTTP/\d(?:\.\d)? ([1-9]\d\d)(?: (.*))?$", RegexOptions.CultureInvariant);

    public static bool TryRequestLine(string line, out string method, out string target)
    {
        Match match = line.Contains(" HTTP/") ? RequestLine.Match(line) : Match.Empty;
        (method, target) = (match.Groups[1].Value, match.Groups[2].Value);
        return match.Success;
    }

    public static bool TryStatusLine(string line, out int status, out string? reason)
    {
        Match match = line.StartsWith("HTTP/", StringComparison.Ordinal) ? StatusLine.Match(line) : Match.Empty;
        status = match.Success ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
        reason = match.Groups[2].Success && match.Groups[2].Value.Trim() is { Length: > 0 } words ? words : null;
        return match.Success;
    }

    /// <returns>False when the line is no header.</returns>
    public static bool TryHeader(string line, out KnownHeader header, out string value)
    {
        // A pseudo-header begins with the colon.
        int colon = line.Length > 0 ? line.IndexOf(':', 1) : -1;
        bool isHeader = colon > 0 && IsName(line, colon);
        header = isHeader ? KnownHeaders.Find(line.AsSpan(0, colon)) : KnownHeader.None;
        value = header == KnownHeader.None ? "" : line.Substring(colon + 1).Trim();
        return isHeader;
    }

    private static bool IsName(string line, int length)
    {
        for (int i = 0; i < length; i++)
            if (line[i] is <= ' ' or > '~' or '"' or '(' or ')' or '<' or '>' or '{' or '}') return false;
        return true;
    }
}
