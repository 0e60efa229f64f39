using System.Globalization;
using System.Text.RegularExpressions;
using PartnerMfa.Captures.Formats.Text.Messages;
using PartnerMfa.Captures.Http;

namespace PartnerMfa.Captures.Formats.Text.Dialects;

/// <summary>The wire and header logs of Apache's HttpClient for Java, which name the connection: <c>http-outgoing-0 &gt;&gt; "GET / HTTP/1.1[\r][\n]"</c>.</summary>
internal sealed class ApacheWire(HttpTranscript transcript) : ITextDialect
{
    private static readonly Regex Line = new(@"(?:\b(http-outgoing-\d+|ex-\d+|[a-z]+-connection-\d+|c-\d+) )?(>>|<<) (.*)$", RegexOptions.CultureInvariant);

    // Characters that are not printable, written as a name or number. Java's bytes are signed, so the upper half has six f before it.
    private static readonly Regex Escape = new(@"\[(?:\\([rnt])|0x(?:ffffff)?([0-9a-f]{1,2}))\]", RegexOptions.CultureInvariant);

    private static readonly Regex IsWrapped = new("""(?:>>|<<) "(?:.*[^"])?$""", RegexOptions.CultureInvariant);

    private string? _wrapped;

    public IReadOnlyList<string> Words { get; } = [">> ", "<< "];

    public bool IsOpen => _wrapped is not null;

    public bool Take(string line, string place)
    {
        if (_wrapped is { } begun)
        {
            _wrapped = null;
            return Take(begun + line, begun.Length, place);
        }

        return Take(line, 0, place);
    }

    private bool Take(string line, int wrapped, string place)
    {
        if (!line.Contains(">> ") && !line.Contains("<< ")) return false;
        // Mail and terminals wrap a line within its quotation marks, and it continues on the next line.
        if (IsWrapped.IsMatch(line) && line.Length < CaptureLimits.Piece && (wrapped == 0 || !Line.IsMatch(line, wrapped)))
        {
            _wrapped = line;
            return true;
        }

        Match match = Line.Match(line);
        string text = match.Groups[3].Value.TrimEnd();
        bool isWire = text.Length >= 2 && text[0] == '"' && text[text.Length - 1] == '"';
        if (!match.Success || (!match.Groups[1].Success && !isWire)) return false;
        HttpLane lane = transcript.Lane($"Apache {match.Groups[1].Value} {(isWire ? "wire" : "headers")}");
        bool isWhole = !isWire || text.EndsWith("[\\n]\"", StringComparison.Ordinal);
        bool isResponse = match.Groups[2].Value == "<<";
        if (isWire) text = Escape.Replace(text.Substring(1, text.Length - 2), byteOf => ByteOf(byteOf).ToString());
        if (isWire && isResponse && lane.IsInResponseBody && !HttpHead.StartsMessage(text.TrimEnd())) lane.TakeBodyBytes(text);
        else Take(lane, isResponse, isWire ? text.TrimEnd('\r', '\n') : text, isWhole, place);
        return true;
    }

    public void Complete()
    {
    }

    private static char ByteOf(Match escape) => escape.Groups[1].Value switch
    {
        "r" => '\r',
        "n" => '\n',
        "t" => '\t',
        _ => (char)int.Parse(escape.Groups[2].Value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
    };

    private static void Take(HttpLane lane, bool isResponse, string text, bool isWhole, string place)
    {
        if (isResponse && lane.IsInRequestHead) lane.EndHead();
        if (!isResponse && HttpHead.TryRequestLine(text, out string method, out string target, out int start) && start == 0) lane.BeginRequest(method, target, place);
        else if (isResponse && HttpHead.TryStatusLine(text, out int status, out string? reason, out start) && start == 0 && !lane.IsInHead) lane.BeginResponse(status, reason, place);
        else if (lane.IsInHead) lane.TakeHead(text);
        else if (isResponse) lane.TakeBody(isWhole ? text + "\n" : text);
    }
}
