using System.Text;
using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Formats.Http;
using PartnerMfa.Captures.Import;

namespace PartnerMfa.Captures.Formats.Text;

/// <summary>
/// Follows a call and the response after it through text that people copied, with curl's marks before the lines or without, and
/// whatever stands between.
/// </summary>
internal sealed class HttpExchange
{
    private enum Part
    {
        Between,
        RequestHead,
        RequestBody,
        ResponseHead,
        ResponseBody,
    }

    private readonly CapturedCall _call;
    private readonly StringBuilder _body = new();
    private Part _part;
    private (KnownHeader Header, string Value) _header;
    private CapturedResponse? _response;
    private bool _bodyEnded;

    private HttpExchange(CapturedCall call, Part part) => (_call, _part) = (call, part);

    public bool IsInMessage => _part != Part.Between;

    public bool IsInRequestHead => _part == Part.RequestHead;

    /// <summary>Begins with a request line.</summary>
    /// <returns>Null when the line is none.</returns>
    public static HttpExchange? TryBegin(string line, string place) =>
        HttpHead.TryRequestLine(WithoutMark(line, '>').TrimStart(), out string method, out string target)
            ? new HttpExchange(new CapturedCall(place) { Method = method, Target = target }, Part.RequestHead)
            : null;

    /// <summary>Begins after a request that was given in another form.</summary>
    public static HttpExchange After(CapturedCall call) => new(call, Part.Between);

    /// <summary>Takes a line.</summary>
    /// <returns>False when it is no head of a message: text of a body, or of something else.</returns>
    public bool Take(string line)
    {
        string bare = WithoutMark(line, '<');
        if (_part != Part.RequestHead && HttpHead.TryStatusLine(bare, out int status, out string? reason))
        {
            BeginResponse(status, reason);
            return true;
        }

        return _part switch
        {
            Part.RequestHead => TakeHead(WithoutMark(line, '>'), Part.RequestBody),
            Part.ResponseHead => TakeHead(bare, Part.ResponseBody),
            Part.ResponseBody => TakeBody(line),
            _ => false,
        };
    }

    /// <summary>Nothing of this call follows any more.</summary>
    public CapturedCall Complete()
    {
        TakeHeld();
        if (_response is not { } response) return _call;
        (response.Body, response.Cut) = HttpBody.OfText(CopiedBody.Of(_body.ToString()));
        _call.Response = response;
        return _call;
    }

    private void BeginResponse(int status, string? reason)
    {
        TakeHeld();
        _bodyEnded = false;
        _part = status >= 200 ? Part.ResponseHead : Part.Between;
        // 100 Continue and its kind come before the response.
        if (status < 200) return;
        // Another one may be to this request, or to one that was not copied.
        _call.HasAmbiguousResponse |= _response is not null;
        _response = new CapturedResponse { StatusCode = status, ReasonPhrase = reason };
    }

    private bool TakeHead(string line, Part after)
    {
        // RFC 9112, section 5.2: a header can go on in the next line, and tokens that went through mail do.
        if (_header.Header != KnownHeader.None && line.Length > 0 && line[0] is ' ' or '\t' && line.Trim().Length > 0)
        {
            if (_header.Value.Length < CaptureLimits.Piece) _header.Value += line.Trim();
            return true;
        }

        TakeHeld();
        if (line.Trim().Length == 0)
        {
            _part = after;
            return true;
        }

        if (HttpHead.TryHeader(line.TrimStart(), out KnownHeader header, out string value))
        {
            _header = (header, value);
            return true;
        }

        _part = Part.Between;
        return false;
    }

    private void TakeHeld()
    {
        (KnownHeader header, string value) = _header;
        _header = default;
        if (header == KnownHeader.None) return;
        string? whole = value.Length > CaptureLimits.Piece ? null : value;
        if (_response is null) _call.TakeRequestHeader(header, whole);
        else _response.TakeHeader(header, whole);
    }

    // Where a body ends copied text does not say. A blank line ends it: what people write comes after one.
    private bool TakeBody(string line)
    {
        if (line.Trim().Length == 0) _bodyEnded |= _body.Length > 0;
        else if (!_bodyEnded && _body.Length <= CaptureLimits.Body) _body.Append(line).Append('\n');
        return false;
    }

    // curl -v writes "> " before what it sends and "< " before what it gets.
    private static string WithoutMark(string line, char mark) =>
        line.Length > 0 && line[0] == mark ? line.Substring(line.Length > 1 && line[1] == ' ' ? 2 : 1) : line;
}
