using PartnerMfa.Captures.Import;

namespace PartnerMfa.Captures.Evidence;

/// <summary>Where the readers of the formats put the calls.</summary>
/// <param name="Hosts">Which hosts matter.</param>
/// <param name="TakeAsync">Takes a call, and is awaited before the next.</param>
internal sealed record CallSink(CallHosts Hosts, Func<CapturedCall, CancellationToken, Task> TakeAsync);
