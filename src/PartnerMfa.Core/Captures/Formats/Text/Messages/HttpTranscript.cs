using PartnerMfa.Captures.Evidence;
using PartnerMfa.Evidence;

namespace PartnerMfa.Captures.Formats.Text.Messages;

/// <summary>The HTTP messages in a text, as the dialects find them: one lane for each connection, and one for messages without a connection.</summary>
internal sealed class HttpTranscript
{
    // More connections than this are not open at once; the oldest can get no response any more.
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

    /// <summary>How many calls began.</summary>
    public long Calls { get; private set; }

    /// <param name="connection">What names the connection or stream; null when nothing does.</param>
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

    /// <summary>Something in the text may be a refusal, and is not the response to any call.</summary>
    public void TakeLoose(CaptureDoubt doubt, bool isDated) => _sink.TakeUnattributed(new UnattributedResponse(doubt, _sink.NextOrder(), IsDated: isDated));

    /// <summary>A token without a call around it.</summary>
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

    /// <summary>Hands over the calls to which nothing more can be added.</summary>
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
