namespace PartnerMfa.Work;

/// <summary>The subject of a suggested command. A part that is null, or not a plain word, is left out of the command.</summary>
/// <param name="Environment">The environment; null means the default.</param>
/// <param name="TenantId">The partner tenant, by ID or domain.</param>
/// <param name="ApplicationId">The app that signs in.</param>
/// <param name="Account">The integration account, by user principal name or object ID.</param>
internal sealed record CommandTarget(
    PartnerMfaEnvironment? Environment = null, string? TenantId = null, string? ApplicationId = null, string? Account = null)
{
    /// <summary>How the app authenticates, as a parameter with its argument for PowerShell; null for a public client.</summary>
    public string? ProofForPowerShell { get; init; }

    /// <summary>How the app authenticates, as an option with its argument for the tool; null for a public client.</summary>
    public string? ProofForTool { get; init; }
}
