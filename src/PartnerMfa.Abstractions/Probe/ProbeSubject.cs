namespace PartnerMfa.Probe;

/// <summary>The token to ask about.</summary>
/// <param name="Token">An access token.</param>
/// <param name="Environment">Where it is sent, if it is made for there.</param>
/// <param name="Source">Where it came from, in words.</param>
internal sealed record ProbeSubject(Secret Token, PartnerMfaEnvironment Environment, string Source);
