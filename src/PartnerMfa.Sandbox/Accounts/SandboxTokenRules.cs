namespace PartnerMfa.Sandbox.Accounts;

/// <summary>What ends the refresh tokens of an account before their age does. By default nothing.</summary>
internal sealed record SandboxTokenRules
{
    /// <summary>For how long per-user MFA remembers a sign-in.</summary>
    public TimeSpan? RememberMfa { get; init; }

    /// <summary>How often a policy asks for a new sign-in.</summary>
    public TimeSpan? SignInFrequency { get; init; }

    /// <summary>A policy blocks the device code flow.</summary>
    public bool BlocksDeviceCode { get; init; }
}
