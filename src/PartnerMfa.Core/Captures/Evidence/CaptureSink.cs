using PartnerMfa.Evidence;

namespace PartnerMfa.Captures.Evidence;

/// <summary>Receives what the formats read.</summary>
internal abstract class CaptureSink(CallHosts hosts)
{
    private long _order;

    /// <summary>The hosts that matter.</summary>
    public CallHosts Hosts { get; } = hosts;

    /// <summary>Returns the next position in reading order.</summary>
    public long NextOrder() => ++_order;

    /// <summary>Receives a call, together with the response that certainly belongs to it.</summary>
    public abstract Task TakeAsync(CapturedCall call, CancellationToken cancellationToken);

    /// <summary>Receives a response that may belong to any earlier call that has no response.</summary>
    public abstract void TakeUnattributed(UnattributedResponse response);

    /// <summary>Notes that the capture is not in chronological order, such as a log with its newest lines first.</summary>
    public abstract void ForgetOrder();
}

/// <summary>A response that may be a refusal and that cannot be attributed to one call.</summary>
/// <param name="Doubt">What it leaves open, and its place.</param>
/// <param name="Order">It may belong to any call before this position; <see cref="long.MaxValue"/> when the order is not known.</param>
/// <param name="Connection">It may belong only to calls on this connection; null when that is not known.</param>
/// <param name="IsDated">Whether it is in a log with times, so that what comes later also happened later.</param>
internal sealed record UnattributedResponse(CaptureDoubt Doubt, long Order, string? Connection = null, bool IsDated = false)
{
    /// <param name="call">A call that has no response.</param>
    /// <param name="inAnyOrder">Whether it may also belong to later calls.</param>
    public bool MayAnswer(CapturedCall call, bool inAnyOrder) =>
        (inAnyOrder || call.Order < Order) && (Connection is null || call.Connection is null || Connection == call.Connection);
}
