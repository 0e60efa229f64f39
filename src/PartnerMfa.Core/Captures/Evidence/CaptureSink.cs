using PartnerMfa.Evidence;

namespace PartnerMfa.Captures.Evidence;

/// <summary>Where the formats put what they read.</summary>
internal abstract class CaptureSink(CallHosts hosts)
{
    private long _order;

    /// <summary>Which hosts matter.</summary>
    public CallHosts Hosts { get; } = hosts;

    /// <summary>The next position in the order of what is read.</summary>
    public long NextOrder() => ++_order;

    /// <summary>Takes a call, with the response that certainly belongs to it.</summary>
    public abstract Task TakeAsync(CapturedCall call, CancellationToken cancellationToken);

    /// <summary>Takes a response that may belong to any earlier call without one.</summary>
    public abstract void TakeUnattributed(UnattributedResponse response);

    /// <summary>What was read does not stand in the order in which it happened, such as a log with its newest lines first.</summary>
    public abstract void ForgetOrder();
}

/// <summary>A response that may be a refusal, and that cannot be attributed to one call.</summary>
/// <param name="Doubt">What it leaves open, and where it stands.</param>
/// <param name="Order">Calls before it may be meant; <see cref="long.MaxValue"/> where the order is not known.</param>
/// <param name="Connection">Only calls on this connection may be meant; null when that is not known.</param>
/// <param name="IsDated">It stands in a log with times: what comes after it also happened after it.</param>
internal sealed record UnattributedResponse(CaptureDoubt Doubt, long Order, string? Connection = null, bool IsDated = false)
{
    /// <param name="call">A call without a response of its own.</param>
    /// <param name="inAnyOrder">Later calls may be meant, too.</param>
    public bool MayAnswer(CapturedCall call, bool inAnyOrder) =>
        (inAnyOrder || call.Order < Order) && (Connection is null || call.Connection is null || Connection == call.Connection);
}
