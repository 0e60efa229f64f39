using System.Globalization;
using System.Text.RegularExpressions;

namespace PartnerMfa.Captures.Http;

/// <summary>Parses lines of an HTTP/1.1 message (RFC 9112, sections 3 to 5). Tools write HTTP/2 messages in the same form.</summary>
internal static class HttpHead
{
    // Addresses are long, so text that does not match must fail fast.
    private static readonly Regex RequestLine = new(
        @"(?<![\w/.-])([A-Z][A-Z-]{1,19}) (\S{1,65536})(?: HTTP/\d(?:\.\d)?)\s*$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft);

    private static readonly Regex StatusLine = new(@"(?<![\w/.-])HTTP/\d(?:\.\d)? ([1-9]\d\d)(?: (.*))?$", RegexOptions.CultureInvariant);

    /// <summary>Whether the line begins a message, with nothing before it.</summary>
    public static bool StartsMessage(string line) =>
        (TryRequestLine(line, out _, out _, out int request) && request == 0) || (TryStatusLine(line, out _, out _, out int status) && status == 0);

    /// <param name="line">A line, with any text before the request.</param>
    /// <param name="method">The method.</param>
    /// <param name="target">The address, or its path.</param>
    /// <param name="start">The position at which the request begins.</param>
    public static bool TryRequestLine(string line, out string method, out string target, out int start)
    {
        Match match = line.Contains(" HTTP/") ? RequestLine.Match(line) : Match.Empty;
        (method, target, start) = (match.Groups[1].Value, match.Groups[2].Value, match.Index);
        return match.Success;
    }

    /// <inheritdoc cref="TryRequestLine"/>
    public static bool TryStatusLine(string line, out int status, out string? reason, out int start)
    {
        Match match = line.Contains("HTTP/") ? StatusLine.Match(line) : Match.Empty;
        status = match.Success ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
        reason = match.Groups[2].Success && match.Groups[2].Value.Trim() is { Length: > 0 } words ? words : null;
        start = match.Index;
        return match.Success;
    }

    /// <returns>False when the line is not a header.</returns>
    public static bool TryHeader(string line, out KnownHeader header, out string value)
    {
        // A pseudo-header begins with the colon.
        int colon = line.Length > 0 ? line.IndexOf(':', 1) : -1;
        bool isHeader = colon > 0 && IsName(line, colon);
        header = colon > 0 ? KnownHeaders.Find(line.AsSpan(0, colon).TrimEnd()) : KnownHeader.None;
        // People and viewers put a blank before the colon.
        isHeader |= header != KnownHeader.None;
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
