using PartnerMfa.Requests;

namespace PartnerMfa.Probe;

/// <summary>What became of one of many: a result, or the failure that stood in its way.</summary>
internal sealed record ProbeOutcome(TokenRequest Request, PartnerMfaResult? Result, PartnerMfaException? Failure);
