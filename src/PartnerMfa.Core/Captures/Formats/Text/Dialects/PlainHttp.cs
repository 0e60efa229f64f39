using System.Text.RegularExpressions;
using PartnerMfa.Captures.Formats.Text.Messages;
using PartnerMfa.Captures.Http;

namespace PartnerMfa.Captures.Formats.Text.Dialects;

/// <summary>
/// HTTP/1.1 messages as they are, and HTTP/2 messages in that form: from curl, HTTPie, wget, Fiddler, documents, mail and logs of
/// applications, with any <see cref="LinePrefix"/>.
/// </summary>
internal sealed class PlainHttp(HttpTranscript transcript) : ITextDialect
{
    private static readonly Regex Noise = new(
        @"^(?:\s*$|[{}] \[(?:\d+ bytes data|data not shown)\]|\s*% Total\s|\s*Dload\s|[\s\d.:kMGT%-]+$|HTTP request sent, awaiting response|Re(?:quest|sponse)-(?:Header|Body|Trailer):<<--EOF-\S*$|--EOF-\S*$|---re(?:quest|sponse) (?:begin|end)---$)",
        RegexOptions.CultureInvariant);

    // wget -d shows the body of a refusal only in this form.
    private static readonly Regex Skipped = new(@"^Skipping \d+ bytes of body: \[(.*)\](?: done\.)?$", RegexOptions.CultureInvariant);

    // For HTTP/2, curl also shows what it sends in notes before the request itself.
    private static readonly Regex Http2Note = new(@"^\* (?:h2h3|h2|\[HTTP/[23]\](?: \[\d+\])?) ?\[", RegexOptions.CultureInvariant);

    private static readonly Regex DataNote = new(@"^\{ \[\d+ bytes data\]$", RegexOptions.CultureInvariant);

    // wget -d shows its options, and repeats the status after the response.
    private static readonly Regex WgetNote = new(@"^Setting --header \(header\) to |^\d{3} [A-Z][\w -]*$", RegexOptions.CultureInvariant);

    private LinePrefix _prefix = LinePrefix.None;
    private string? _requestKey;
    private string _previous = "";
    private bool _isRaw;
    private bool _isInRequestBody;
    private bool _isCurl;
    private bool _isEscaped;
    private bool _hasData;
    private bool _isResponseEnd;
    private int _bodiesToCome;

    public IReadOnlyList<string> Words { get; } = ["HTTP", "Skipping "];

    public bool IsOpen => transcript.Plain.IsOpen || _bodiesToCome > 0;

    private HttpLane Lane => transcript.Plain;

    public bool Take(string line, string place)
    {
        if (line.StartsWith("Skipping ", StringComparison.Ordinal) && Skipped.Match(line) is { Success: true } skipped)
        {
            Lane.TakeLateBody(skipped.Groups[1].Value);
            return true;
        }

        bool isAfterResponse = _isResponseEnd;
        _isResponseEnd = line.StartsWith("---response end---", StringComparison.Ordinal);
        if (WgetNote.IsMatch(line) && (isAfterResponse || line[0] == 'S')) return true;
        if (Http2Note.IsMatch(line) || TakeLateBody(line)) return true;
        if (line.IndexOf("\\r\\n", StringComparison.Ordinal) is >= 0 and int escape && (Lane.IsInHead || line.Contains("HTTP/"))) return TakeEscaped(line, escape, place);
        if (Lane.IsInHead && TakeHead(line)) return true;
        if (TryRequest(line, place) || TryStatus(line, place)) return true;
        if (Lane.IsInBody) TakeBody(line);
        else if (!IsNoise(line)) Lane.Interrupt();
        return false;
    }

    public void Complete() => Lane.Complete();

    /// <summary>Notes that a command was read, and that its output follows.</summary>
    /// <param name="isCurl">Whether lines with curl's marks belong to the command.</param>
    public void FollowCommand(bool isCurl) => (_requestKey, _isCurl, _isInRequestBody) = (null, isCurl, false);

    private bool TryRequest(string line, string place)
    {
        if (!HttpHead.TryRequestLine(line, out string method, out string target, out int start) || LinePrefix.Of(line.Substring(0, start)) is not { } prefix) return false;
        Lane.BeginRequest(method, target, place);
        (_prefix, _requestKey, _isRaw, _isInRequestBody, _isCurl) = (prefix, prefix.Key, false, false, prefix.HasMark || (_isCurl && _requestKey is null));
        _previous = line.Substring(start);
        return true;
    }

    private bool TryStatus(string line, string place)
    {
        if (!HttpHead.TryStatusLine(line, out int status, out string? reason, out int start) || LinePrefix.Of(line.Substring(0, start)) is not { } prefix) return false;
        // Another thread's response does not belong to this call.
        if (_requestKey is not null && _requestKey != prefix.Key) Lane.Interrupt();
        Lane.BeginResponse(status, reason, place);
        if (!prefix.HasMark) _bodiesToCome = 0;
        _hasData = false;
        (_prefix, _isRaw, _isInRequestBody) = (prefix, false, false);
        _previous = line.Substring(start);
        return true;
    }

    private bool TakeHead(string line)
    {
        bool isStripped = _prefix.TryStrip(line, out string text, out char mark);
        if (_isEscaped && !isStripped) return true;
        if (isStripped && mark is '*' or '{' or '}') return true;
        // curl with both -i and -v writes each line twice.
        if (!isStripped && _prefix.HasMark && line == _previous) return true;
        if (!isStripped || _isRaw)
        {
            // A logger writes its prefix only once before a message of several lines.
            if (!_isRaw && line.Trim().Length > 0 && !HttpHead.TryHeader(line.TrimStart(), out _, out _)) return Break();
            _isRaw |= line.Trim().Length > 0;
            text = line.Length > 0 && char.IsWhiteSpace(line[0]) && HttpHead.TryHeader(line.TrimStart(), out _, out _) ? line.TrimStart() : line;
        }

        if (HttpHead.StartsMessage(text)) return false;
        _previous = text;
        if (!Lane.TakeHead(text)) return Break();
        if (Lane.IsInHead) return true;
        _isInRequestBody = !Lane.IsInResponseBody && Lane.HasRequestBody;
        if (Lane.IsInResponseBody && Lane.ContentLength == 0) Lane.EndMessage();
        return true;
    }

    private bool Break()
    {
        Lane.Interrupt();
        return false;
    }

    private void TakeBody(string line)
    {
        bool isStripped = _prefix.TryStrip(line, out string rest, out _);
        bool isBlank = line.Trim().Length == 0 || (isStripped && rest.Trim().Length == 0);
        if (!Lane.IsInResponseBody)
        {
            if (isBlank) _isInRequestBody = false;
            else if (!_isInRequestBody && !IsNoise(line)) Lane.Interrupt();
            return;
        }

        if (_isCurl && DataNote.IsMatch(line))
        {
            _hasData = true;
            return;
        }

        // Copied text does not say where a body ends, except by its length. A blank line ends it, because what people write comes after
        // one.
        bool isNote = (_isCurl && line.StartsWith("* ", StringComparison.Ordinal)) || line.StartsWith("---response end---", StringComparison.Ordinal);
        if (isBlank || isNote || Lane.HasWholeBody || _prefix.IsElsewhere(line, _isRaw))
        {
            if (isNote && _hasData && !Lane.HasBody) _bodiesToCome++;
            Lane.EndMessage();
            return;
        }

        // curl shows a body without its marks; mail quotes it with them.
        Lane.TakeBody((_isRaw ? line : isStripped && _prefix.Mark == '>' ? rest : _prefix.StripOuter(line)) + "\n");
    }

    /// <summary>
    /// Returns whether the line is part of a body. curl buffers its output but not its notes, so in a file, a body follows the notes. When
    /// two bodies are pending, they cannot be attributed.
    /// </summary>
    private bool TakeLateBody(string line)
    {
        if (_bodiesToCome == 0 || Lane.IsInHead || Lane.IsInBody) return false;
        string body = line.TrimStart('\ufeff', ' ');
        if (body.Length == 0 || body[0] is not ('{' or '[')) return false;
        bool isCertain = _bodiesToCome == 1;
        _bodiesToCome = 0;
        return isCertain && Lane.TakeLateBody(CopiedBody.Of(body, out _));
    }

    // curl's notes begin with an asterisk, but so do lists that people write.
    private bool IsNoise(string line) =>
        (_isCurl && line.StartsWith("* ", StringComparison.Ordinal)) || Noise.IsMatch(line) || (_prefix.TryStrip(line, out string rest, out char mark) && (rest.Trim().Length == 0 || (_isCurl && mark is '*' or '{' or '}')));

    /// <summary>Removes line breaks that a logger or tshark wrote as <c>\r\n</c>.</summary>
    private bool TakeEscaped(string line, int escape, string place)
    {
        if (line.Length == escape + 4)
        {
            // tshark writes lines of its own, without the mark, between those of the message.
            bool wasInHead = Lane.IsInHead;
            bool isTaken = Take(line.Substring(0, escape), place);
            _isEscaped = Lane.IsInHead;
            return isTaken || wasInHead;
        }

        bool any = false;
        foreach (string part in line.Split(["\\r\\n"], StringSplitOptions.None)) any |= Take(part.TrimEnd('"', '\''), place);
        return any;
    }
}
