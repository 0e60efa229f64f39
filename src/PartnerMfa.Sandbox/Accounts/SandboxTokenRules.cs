namespace PartnerMfa.Sandbox.Accounts;

/// <summary>The rules that end the refresh tokens of an account before they expire by age. There are none by default.</summary>
internal sealed record SandboxTokenRules
{
    /// <summary>How long per-user MFA remembers a sign-in.</summary>
    public TimeSpan? RememberMfa { get; init; }

    /// <summary>How often a policy requires a new sign-in.</summary>
    public TimeSpan? SignInFrequency { get; init; }

    /// <summary>Whether a policy blocks the device code flow.</summary>
    public bool BlocksDeviceCode { get; init; }
}
