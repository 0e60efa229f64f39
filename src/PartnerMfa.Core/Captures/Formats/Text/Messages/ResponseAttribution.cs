using System.Text;
using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Http;
using PartnerMfa.Evidence;

namespace PartnerMfa.Captures.Formats.Text.Messages;

/// <summary>
/// Decides which call of a connection a response answers. A response is attributed only when exactly one call is outstanding and nothing else came
/// between the two.
/// </summary>
/// <param name="sink">Receives the responses that cannot be attributed.</param>
/// <param name="connection">The name of the connection; null when the text does not name one.</param>
/// <param name="finished">Receives the calls that are complete.</param>
internal sealed class ResponseAttribution(CaptureSink sink, string? connection, List<CapturedCall> finished)
{
    private int _awaited;
    private bool _isInterrupted;
    private CapturedCall? _outstanding;
    private CapturedCall? _answered;
    private CapturedCall? _command;
    private string _responsePlace = "";
    private bool _isAttributed;
    private bool _isSecond;

    /// <summary>Whether the next response can still be attributed to a call.</summary>
    public bool IsAwaitingResponse => _awaited > 0 && !_isInterrupted;

    /// <summary>The address of the outstanding call; null when no call is outstanding.</summary>
    public string? OutstandingTarget => _outstanding?.Target;

    /// <summary>Whether the outstanding call announced a body.</summary>
    public bool IsRequestWithBody => _outstanding?.HasBody == true;

    public void BeginRequest(CapturedCall call)
    {
        // A request right after a command is the call that the command made.
        if (_command is not null && _outstanding == _command && !_isInterrupted) Clear(giveUp: false);
        else Release(ref _command);
        Begin(call);
    }

    public void BeginCommand(CapturedCall call)
    {
        Close();
        Begin(call);
        _command = call;
    }

    /// <summary>Merges a command with the request that it sent: they are one call. curl hides the token in the request but not in the command.</summary>
    public void MergeCommandInto(CapturedCall request)
    {
        if (_command is not { } command) return;
        _command = null;
        bool isSame = request.Tokens.Count == 0 || request.Tokens.All(command.Tokens.Contains);
        if (request.Tokens.Count == 0) foreach (string token in command.Tokens) request.TakeToken(token);
        request.HasAmbiguousResponse |= command.HasAmbiguousResponse;
        if (!isSame) finished.Add(command);
    }

    public void BeginResponse(CapturedResponse response, string place)
    {
        _responsePlace = place;
        _isAttributed = _outstanding is not null && _awaited == 1 && !_isInterrupted;
        if (_isAttributed)
        {
            _answered = _outstanding;
            _answered!.Response = response;
            if (_answered == _command) _command = null;
            Clear(giveUp: false);
            return;
        }

        _isSecond = _awaited == 0 && _answered is not null;
        if (_awaited > 0 && --_awaited == 0) Clear(giveUp: true);
    }

    public void EndResponse(CapturedResponse response)
    {
        if (_isSecond) CheckSecond(response);
        else if ((!_isAttributed || _answered?.HasAmbiguousResponse == true) && ResponseWeight.DoubtOf(response, _responsePlace) is { } doubt)
            Report(doubt);
    }

    /// <summary>Takes a response that only precedes the one to the call. It confirms nothing, but a refusal in it contradicts the other one.</summary>
    public void TakeInterim(CapturedResponse response, string place)
    {
        if (ResponseWeight.DoubtOf(response, place) is not { } doubt) return;
        if (_outstanding is not null) _outstanding.HasAmbiguousResponse = true;
        Report(doubt);
    }

    /// <summary>Adds a body that the text shows after its message.</summary>
    /// <returns>False when the body may belong to another response than the last one.</returns>
    public bool TakeLateBody(string text)
    {
        if (_awaited > 0 || _answered?.Response is not { Body: "", Cut: null } response) return false;
        bool isCoded = response.Value(KnownHeader.ContentEncoding) is not null;
        // The byte order mark and a line break at the end may be missing.
        if (!isCoded && long.TryParse(response.Value(KnownHeader.ContentLength), out long length) && Math.Abs(length - Encoding.UTF8.GetByteCount(text)) > 5) return false;
        (response.Body, response.Cut) = HttpBody.OfText(text, response.Value(KnownHeader.ContentEncoding));
        return true;
    }

    /// <summary>Notes that something else comes in between, so the next response may belong to a call that the text does not show.</summary>
    public void Interrupt() => _isInterrupted = true;

    /// <summary>Gives up waiting for responses: a new command starts, or the text turns to another subject.</summary>
    public void Close()
    {
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
        // While two calls are outstanding, neither of their responses can be attributed.
        _isInterrupted = _awaited > 0;
        if (_outstanding is not null) finished.Add(_outstanding);
        call.Order = sink.NextOrder();
        call.Connection = connection;
        _outstanding = call;
        _awaited++;
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
    /// Compares a second response with the first. Some programs write the same response twice (wget with -d and -S, curl with -i and -v); when the two
    /// differ, it is not clear which one answered the call.
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
