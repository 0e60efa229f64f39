using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Http;

namespace PartnerMfa.Captures.Formats.Text.Messages;

/// <summary>
/// Reads the messages of one connection, or of a text that does not name connections, line by line. <see cref="ResponseAttribution"/> decides which
/// call each response answers.
/// </summary>
/// <param name="sink">Receives the responses that cannot be attributed.</param>
/// <param name="connection">The name of the connection; null when the text does not name one.</param>
/// <param name="finished">Receives the calls that are complete.</param>
internal sealed class HttpLane(CaptureSink sink, string? connection, List<CapturedCall> finished)
{
    private enum Part
    {
        Between,
        RequestHead,
        RequestBody,
        InterimHead,
        ResponseHead,
        ResponseBody,
    }

    private readonly ResponseAttribution _attribution = new(sink, connection, finished);
    private readonly ResponseBodyText _body = new();
    private readonly FoldedHeader _header = new();
    private Part _part;
    private CapturedCall? _request;
    private CapturedResponse? _response;
    private CapturedResponse? _interim;
    private string _interimPlace = "";

    public bool IsInHead => _part is Part.RequestHead or Part.InterimHead or Part.ResponseHead;

    public bool IsInRequestHead => _part == Part.RequestHead;

    public bool IsInBody => _part is Part.RequestBody or Part.ResponseBody;

    public bool IsInResponseBody => _part == Part.ResponseBody;

    /// <summary>Whether the next line may belong to a message or end the wait for a response.</summary>
    public bool IsOpen => _part != Part.Between || _attribution.IsAwaitingResponse;

    /// <summary>Whether a request has begun but its response has not.</summary>
    public bool HasRequest => _request is not null && _response is null;

    public bool HasResponse => _response is not null;

    /// <summary>Whether the outstanding call announced a body.</summary>
    public bool HasRequestBody => _attribution.IsRequestWithBody;

    public bool HasBody => _body.HasAny;

    /// <inheritdoc cref="ResponseBodyText.IsComplete"/>
    public bool HasWholeBody => _body.IsComplete(ContentLength);

    /// <summary>The length that the head announces for the body; null when it announces none.</summary>
    public long? ContentLength => long.TryParse(_response?.Value(KnownHeader.ContentLength), out long length) && length >= 0 ? length : null;

    /// <inheritdoc cref="ResponseAttribution.OutstandingTarget"/>
    public string? OutstandingTarget => _attribution.OutstandingTarget;

    public void BeginRequest(string method, string target, string place)
    {
        EndMessage();
        _request = new CapturedCall(place) { Method = method, Target = target };
        _attribution.BeginRequest(_request);
        _part = Part.RequestHead;
    }

    /// <summary>Begins a command that makes a call; the response to the call may follow.</summary>
    public void BeginCommand(CapturedCall call)
    {
        EndMessage();
        _attribution.BeginCommand(call);
        _request = call;
    }

    public void BeginResponse(int status, string? reason, string place)
    {
        EndMessage();
        // Interim responses precede the response (RFC 9110, section 15.2), and a proxy's consent to a tunnel precedes the call.
        if (status is >= 100 and < 200 || (status == 200 && reason is not null && reason.EndsWith("onnection established", StringComparison.OrdinalIgnoreCase)))
        {
            _part = Part.InterimHead;
            _interim = new CapturedResponse { StatusCode = status, ReasonPhrase = reason };
            _interimPlace = place;
            return;
        }

        _response = new CapturedResponse { StatusCode = status, ReasonPhrase = reason };
        _part = Part.ResponseHead;
        _attribution.BeginResponse(_response, place);
    }

    /// <param name="line">A line of a head, without the prefix of its dialect; an empty line ends the head.</param>
    /// <returns>False when the line does not belong to a head.</returns>
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

    /// <summary>Takes a header of whose value the capture contains only the beginning.</summary>
    public void TakeCutHeader(string name)
    {
        TakeFolded();
        if (KnownHeaders.Find(name.AsSpan()) == KnownHeader.Authorization && _request is not null) _request.HasTokenCut = true;
    }

    public void EndHead()
    {
        EndLastHeader();
        _part = _part switch
        {
            // After the consent to it, the body is sent.
            Part.RequestHead or Part.InterimHead => Part.RequestBody,
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

    /// <inheritdoc cref="ResponseAttribution.TakeLateBody"/>
    public bool TakeLateBody(string text) => _attribution.TakeLateBody(text);

    /// <summary>Sets the address of the request, for programs that write it after the method.</summary>
    public void SetTarget(string target)
    {
        if (_request is not null) _request.Target = target;
    }

    /// <summary>Ends the current message, whatever follows.</summary>
    public void EndMessage()
    {
        EndLastHeader();
        if (_response is { } response)
        {
            _body.CompleteIn(response, ContentLength);
            _attribution.EndResponse(response);
        }

        _response = null;
        _request = null;
        _body.Clear();
        _part = Part.Between;
    }

    /// <inheritdoc cref="ResponseAttribution.Interrupt"/>
    public void Interrupt()
    {
        EndMessage();
        _attribution.Interrupt();
    }

    /// <inheritdoc cref="ResponseAttribution.Close"/>
    public void Close()
    {
        EndMessage();
        _attribution.Close();
    }

    public void Complete()
    {
        EndMessage();
        _attribution.Complete();
    }

    private void EndLastHeader()
    {
        TakeFolded();
        if (_part == Part.RequestHead && _request is { } request) _attribution.MergeCommandInto(request);
        if (_part == Part.InterimHead && _interim is { } interim) _attribution.TakeInterim(interim, _interimPlace);
    }

    private void TakeFolded()
    {
        if (_header.End(out string? value) is var header and not KnownHeader.None) Take(header, value);
    }

    private void Take(KnownHeader header, string? value)
    {
        if (_part == Part.InterimHead) _interim?.TakeHeader(header, value);
        else if (_response is not null) _response.TakeHeader(header, value);
        else _request?.TakeRequestHeader(header, value);
    }
}
