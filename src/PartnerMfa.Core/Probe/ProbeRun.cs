using PartnerMfa.Http;

namespace PartnerMfa.Probe;

/// <summary>What came of sending the enforced request.</summary>
/// <param name="Response">The last response; null when none came.</param>
/// <param name="Failure">Why none came; null when one did.</param>
/// <param name="Ids">The ids sent with the last try.</param>
/// <param name="Attempts">How often it was sent.</param>
/// <param name="Duration">How long it took, waits included.</param>
internal sealed record ProbeRun(ProbeResponse? Response, string? Failure, CorrelationIds Ids, int Attempts, TimeSpan Duration);
