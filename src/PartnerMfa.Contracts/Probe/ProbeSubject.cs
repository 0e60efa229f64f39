namespace PartnerMfa.Probe;

/// <summary>The token to ask about.</summary>
/// <param name="Token">An access token.</param>
/// <param name="Environment">Where it is sent, if it is made for there.</param>
/// <param name="Source">Where it came from, in words.</param>
/// <param name="Input">Which of many inputs it is, in words; null when it is the only one.</param>
internal sealed record ProbeSubject(Secret Token, PartnerMfaEnvironment Environment, string Source, string? Input = null)
{
    /// <summary>The account that the token must belong to, by user principal name or object ID; null accepts any.</summary>
    public string? Account { get; init; }
}
