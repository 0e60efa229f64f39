namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>What a policy requires of a sign-in that it applies to.</summary>
internal sealed record PolicyDemands
{
    public static PolicyDemands Nothing { get; } = new() { Mfa = new(Ternary.No, "does not require MFA", ExclusionReason.OtherControls) };

    /// <summary>MFA, whichever of its controls is satisfied.</summary>
    public required PolicyFinding Mfa { get; init; }

    /// <summary>A managed device or app.</summary>
    public Ternary Device { get; init; }

    public bool Blocks { get; init; }

    /// <summary>The strength that every sign-in must satisfy; null when there is none, or when another control does as well.</summary>
    public AuthenticationStrength? Strength { get; init; }

    /// <summary>Its controls, when Graph tells of their authentication strength no more than the id; otherwise null.</summary>
    public GrantControls? Incomplete { get; init; }
}
