using System.Text;
using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Http;
using PartnerMfa.Evidence;

namespace PartnerMfa.Captures.Formats.Text.Messages;

/// <summary>
/// Follows the messages of one connection, or of a text that does not name connections. A response is attributed only when exactly one call
/// is outstanding, and nothing else came between.
/// </summary>
/// <param name="sink">Takes the responses that cannot be attributed.</param>
/// <param name="connection">What names the connection; null when nothing does.</param>
/// <param name="finished">Takes the calls to which nothing more can be added.</param>
internal sealed class HttpLane(CaptureSink sink, string? connection, List<CapturedCall> finished)
{
    private enum Part
    {
        Between,
        RequestHead,
        RequestBody,
        ResponseHead,
        ResponseBody,
    }

    private readonly ResponseBodyText _body = new();
    private readonly FoldedHeader _header = new();
    private Part _part;
    private int _awaited;
    private bool _isInterrupted;
    private CapturedCall? _outstanding;
    private CapturedCall? _request;
    private CapturedCall? _answered;
    private CapturedCall? _command;
    private CapturedResponse? _response;
    private string _responsePlace = "";
    private bool _isAttributed;
    private bool _isSecond;

    public bool IsInHead => _part is Part.RequestHead or Part.ResponseHead;

    public bool IsInRequestHead => _part == Part.RequestHead;

    public bool IsInBody => _part is Part.RequestBody or Part.ResponseBody;

    public bool IsInResponseBody => _part == Part.ResponseBody;

    /// <summary>The next line may belong to a message, or end the wait for one.</summary>
    public bool IsOpen => _part != Part.Between || (_awaited > 0 && !_isInterrupted);

    /// <summary>Whether the outstanding call announced a body.</summary>
    public bool HasRequestBody => _request?.HasBody == true;

    /// <summary>How long the body is to be; null when the head does not say.</summary>
    public long? ContentLength => long.TryParse(_response?.Value(KnownHeader.ContentLength), out long length) && length >= 0 ? length : null;

    public void BeginRequest(string method, string target, string place)
    {
        EndMessage();
        CapturedCall call = new(place) { Method = method, Target = target };
        // The wire shows the call that a command before it made.
        if (_command is not null && _outstanding == _command && !_isInterrupted) Clear(giveUp: false);
        else Release(ref _command);
        Begin(call);
        _part = Part.RequestHead;
    }

    /// <summary>A command that makes a call; its response may follow.</summary>
    public void BeginCommand(CapturedCall call)
    {
        EndMessage();
        Close();
        Begin(call);
        _command = call;
    }

    public void BeginResponse(int status, string? reason, string place)
    {
        EndMessage();
        // Interim responses come before the response (RFC 9110, section 15.2), and a proxy's consent to a tunnel before the call.
        if (status is >= 100 and < 200 || (status == 200 && reason is not null && reason.EndsWith("onnection established", StringComparison.OrdinalIgnoreCase)))
            return;
        _response = new CapturedResponse { StatusCode = status, ReasonPhrase = reason };
        _responsePlace = place;
        _part = Part.ResponseHead;
        _isAttributed = _outstanding is not null && _awaited == 1 && !_isInterrupted;
        if (_isAttributed)
        {
            _answered = _outstanding;
            _answered!.Response = _response;
            if (_answered == _command) _command = null;
            Clear(giveUp: false);
            return;
        }

        _isSecond = _awaited == 0 && _answered is not null;
        if (_awaited > 0 && --_awaited == 0) Clear(giveUp: true);
    }

    /// <param name="line">A line of a head, without what the dialect puts before it; empty at the end of the head.</param>
    /// <returns>False when it does not belong to a head.</returns>
    public bool TakeHead(string line)
    {
        if (line.Length > 0 && line[0] is ' ' or '\t' && line.Trim().Length > 0)
        {
            _header.Continue(line.Trim());
            return true;
        }

        TakeFolded();
        if (line.Trim().Length == 0)
        {
            EndHead();
            return true;
        }

        if (!HttpHead.TryHeader(line, out KnownHeader header, out string value)) return false;
        _header.Begin(header, value);
        return true;
    }

    public void TakeHeader(string name, string? value)
    {
        TakeFolded();
        Take(KnownHeaders.Find(name.AsSpan()), value);
    }

    /// <summary>The capture holds only the beginning of a header's value.</summary>
    public void TakeCutHeader(string name)
    {
        TakeFolded();
        if (KnownHeaders.Find(name.AsSpan()) == KnownHeader.Authorization && _request is not null) _request.HasTokenCut = true;
    }

    public void EndHead()
    {
        TakeFolded();
        if (_part == Part.RequestHead) Adopt();
        _part = _part switch
        {
            Part.RequestHead => Part.RequestBody,
            Part.ResponseHead => Part.ResponseBody,
            _ => _part,
        };
    }

    public void TakeBody(string text)
    {
        if (_part == Part.ResponseBody) _body.Take(text);
    }

    /// <inheritdoc cref="ResponseBodyText.TakeBytes"/>
    public void TakeBodyBytes(string bytes)
    {
        if (_part == Part.ResponseBody) _body.TakeBytes(bytes);
    }

    /// <inheritdoc cref="ResponseBodyText.IsComplete"/>
    public bool HasWholeBody => _body.IsComplete(ContentLength);

    public bool HasBody => _body.HasAny;

    /// <summary>A body that is shown after its message.</summary>
    /// <returns>False when it is not certain that it belongs to the last response.</returns>
    public bool TakeLateBody(string text)
    {
        if (_awaited > 0 || _answered?.Response is not { Body: "", Cut: null } response) return false;
        bool isCoded = response.Value(KnownHeader.ContentEncoding) is not null;
        // The byte order mark, and a line break at the end, may be missing.
        if (!isCoded && long.TryParse(response.Value(KnownHeader.ContentLength), out long length) && Math.Abs(length - Encoding.UTF8.GetByteCount(text)) > 5) return false;
        (response.Body, response.Cut) = HttpBody.OfText(text, response.Value(KnownHeader.ContentEncoding));
        return true;
    }

    /// <summary>The address, where a program writes it after the method.</summary>
    public void SetTarget(string target)
    {
        if (_request is not null) _request.Target = target;
    }

    /// <summary>The address of the call that is outstanding; null when there is none.</summary>
    public string? OutstandingTarget => _outstanding?.Target;

    /// <summary>A request was begun, and its response was not.</summary>
    public bool HasRequest => _request is not null && _response is null;

    public bool HasResponse => _response is not null;

    /// <summary>The message is over, whatever follows.</summary>
    public void EndMessage()
    {
        TakeFolded();
        if (_part == Part.RequestHead) Adopt();
        if (_response is { } response)
        {
            _body.CompleteIn(response, ContentLength);
            if (_isSecond) CheckSecond(response);
            else if ((!_isAttributed || _answered?.HasAmbiguousResponse == true) && ResponseWeight.DoubtOf(response, _responsePlace) is { } doubt)
                Report(doubt);
        }

        _response = null;
        _request = null;
        _body.Clear();
        _part = Part.Between;
    }

    /// <summary>Something else comes between: the next response may be to a call that is not shown.</summary>
    public void Interrupt()
    {
        EndMessage();
        _isInterrupted = true;
    }

    /// <summary>Whatever was outstanding is over: a new command was started, or the text goes on with another subject.</summary>
    public void Close()
    {
        EndMessage();
        Clear(giveUp: true);
        Release(ref _answered);
    }

    public void Complete()
    {
        Close();
        Release(ref _command);
    }

    private void Begin(CapturedCall call)
    {
        Release(ref _answered);
        // With two calls outstanding no response can be attributed until both have theirs.
        _isInterrupted = _awaited > 0;
        if (_outstanding is not null) finished.Add(_outstanding);
        call.Order = sink.NextOrder();
        call.Connection = connection;
        _outstanding = call;
        _awaited++;
        _request = call;
    }

    private void TakeFolded()
    {
        if (_header.End(out string? value) is var header and not KnownHeader.None) Take(header, value);
    }

    private void Take(KnownHeader header, string? value)
    {
        if (_response is not null) _response.TakeHeader(header, value);
        else _request?.TakeRequestHeader(header, value);
    }

    /// <summary>The request on the wire and the command before it are one call. curl hides the token on the wire.</summary>
    private void Adopt()
    {
        if (_command is not { } command || _request is not { } wire) return;
        _command = null;
        bool isSame = wire.Tokens.Count == 0 || wire.Tokens.All(command.Tokens.Contains);
        if (wire.Tokens.Count == 0) foreach (string token in command.Tokens) wire.TakeToken(token);
        wire.HasAmbiguousResponse |= command.HasAmbiguousResponse;
        if (!isSame) finished.Add(command);
    }

    private void Clear(bool giveUp)
    {
        if (giveUp && _outstanding is not null) finished.Add(_outstanding);
        if (giveUp && _command == _outstanding) _command = null;
        _outstanding = null;
        _awaited = 0;
        _isInterrupted = false;
    }

    private void Release(ref CapturedCall? call)
    {
        if (call is not null && _outstanding != call) finished.Add(call);
        call = null;
    }

    /// <summary>
    /// Two different responses to one call cannot be told apart. Some programs write the same response twice: wget with -d and -S, curl with -i and -v.
    /// </summary>
    private void CheckSecond(CapturedResponse second)
    {
        _isSecond = false;
        if (_answered is not { Response: { } first } answered) return;
        if (second.Repeats(first))
        {
            if (first is { Body: "", Cut: null }) (first.Body, first.Cut) = (second.Body, second.Cut);
            return;
        }

        if (!answered.HasAmbiguousResponse && ResponseWeight.DoubtOf(first, answered.Entry) is { } earlier) Report(earlier);
        answered.HasAmbiguousResponse = true;
        if (ResponseWeight.DoubtOf(second, _responsePlace) is { } later) Report(later);
    }

    private void Report(CaptureDoubt doubt) => sink.TakeUnattributed(new UnattributedResponse(doubt, sink.NextOrder(), connection));
}
