namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>A policy, as far as it concerns one account and Partner Center.</summary>
internal sealed record Policy
{
    /// <summary>Its name, in a form that can be shown.</summary>
    public required string Name { get; init; }

    /// <summary>Null when Graph does not return an ID that is a GUID.</summary>
    public required Guid? Id { get; init; }

    /// <summary>When it was last changed, UTC; null when Graph does not say.</summary>
    public required DateTimeOffset? ChangedOn { get; init; }

    /// <summary>The name of its file, in a form that can be shown; null when the policy is in the tenant.</summary>
    public string? File { get; init; }

    /// <summary>Whether it is on.</summary>
    public required PolicyFinding IsOn { get; init; }

    /// <summary>Whether it applies to at least some sign-ins of this account to Partner Center.</summary>
    public required PolicyFinding Applies { get; init; }

    /// <summary>The sign-ins to which it applies.</summary>
    public required SignInCondition SignIns { get; init; }

    public required PolicyDemands Demands { get; init; }

    public required SessionControls Session { get; init; }

    /// <summary>Whether it requires MFA from this account at the sign-ins to which it applies.</summary>
    public PolicyFinding Mfa => PolicyFinding.And(Applies, Demands.Mfa);

    /// <summary>Whether it certainly requires MFA at every sign-in.</summary>
    public bool AlwaysRequiresMfa => Mfa.Outcome == Ternary.Yes && SignIns.IsAlways;

    /// <summary>Whether it certainly blocks the sign-ins to which it applies.</summary>
    public bool SurelyBlocks => Demands.Blocks && Applies.Outcome == Ternary.Yes;

    /// <summary>Whether it has any effect on a sign-in.</summary>
    public bool HasEffect =>
        Demands.Mfa.Outcome != Ternary.No || Demands.Device != Ternary.No || Demands.Blocks || Session.Frequency is not null || Session.ProtectsTokens;

    /// <summary>Why it is uncertain whether the policy requires MFA.</summary>
    public string Doubt => Applies.Outcome == Ternary.Unknown ? Applies.Why : Mfa.Outcome == Ternary.Unknown ? Mfa.Why : SignIns.Doubt ?? "applies to sign-ins that cannot be told apart here";
}
