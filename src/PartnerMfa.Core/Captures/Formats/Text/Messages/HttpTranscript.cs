using PartnerMfa.Captures.Evidence;
using PartnerMfa.Evidence;

namespace PartnerMfa.Captures.Formats.Text.Messages;

/// <summary>
/// The HTTP messages in a text, as found by the dialects: one lane for each connection, and one for messages without a connection.
/// </summary>
internal sealed class HttpTranscript
{
    // No more connections than this are open at once, so the oldest can no longer get a response.
    private const int MostLanes = 4096;

    private readonly Dictionary<string, HttpLane> _lanes = new(StringComparer.Ordinal);
    private readonly Queue<string> _byAge = new();
    private readonly List<CapturedCall> _finished = [];
    private readonly CaptureSink _sink;

    public HttpTranscript(CaptureSink sink)
    {
        _sink = sink;
        Plain = new HttpLane(sink, null, _finished);
    }

    /// <summary>Messages whose connection is not known.</summary>
    public HttpLane Plain { get; }

    /// <summary>The number of calls that have begun.</summary>
    public long Calls { get; private set; }

    /// <param name="connection">The name of the connection or stream; null when there is none.</param>
    public HttpLane Lane(string? connection)
    {
        if (connection is null) return Plain;
        if (_lanes.TryGetValue(connection, out HttpLane? known)) return known;
        _byAge.Enqueue(connection);
        if (_byAge.Count > MostLanes)
        {
            string oldest = _byAge.Dequeue();
            _lanes[oldest].Complete();
            _lanes.Remove(oldest);
        }

        return _lanes[connection] = new HttpLane(_sink, connection, _finished);
    }

    /// <summary>Takes text that may be a refusal but is not the response to a known call.</summary>
    public void TakeLoose(CaptureDoubt doubt, bool isDated) => _sink.TakeUnattributed(new UnattributedResponse(doubt, _sink.NextOrder(), IsDated: isDated));

    /// <summary>Takes a token that is not part of a call.</summary>
    public void TakeLoose(CapturedCall call)
    {
        call.Order = _sink.NextOrder();
        _finished.Add(call);
    }

    public void Complete()
    {
        foreach (HttpLane lane in _lanes.Values) lane.Complete();
        Plain.Complete();
    }

    /// <summary>Passes on the calls that are complete.</summary>
    public async Task GiveAsync(CancellationToken cancellationToken)
    {
        if (_finished.Count == 0) return;
        foreach (CapturedCall call in _finished)
        {
            Calls++;
            await _sink.TakeAsync(call, cancellationToken).ConfigureAwait(false);
        }

        _finished.Clear();
    }
}
