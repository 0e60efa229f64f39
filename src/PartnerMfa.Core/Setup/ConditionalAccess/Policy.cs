namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>A policy as far as it concerns one account and Partner Center.</summary>
internal sealed record Policy
{
    /// <summary>As a sentence may show it.</summary>
    public required string Name { get; init; }

    /// <summary>Null when Graph gives none that is a GUID.</summary>
    public required Guid? Id { get; init; }

    /// <summary>When it was last changed, UTC; null when Graph does not tell.</summary>
    public required DateTimeOffset? ChangedOn { get; init; }

    /// <summary>The file that it comes from, as it may be shown; null when it is in the tenant.</summary>
    public string? File { get; init; }

    /// <summary>Whether it is on.</summary>
    public required PolicyFinding IsOn { get; init; }

    /// <summary>Whether it applies to this account and Partner Center at some sign-in or other.</summary>
    public required PolicyFinding Applies { get; init; }

    /// <summary>Which sign-ins it applies to.</summary>
    public required SignInCondition SignIns { get; init; }

    public required PolicyDemands Demands { get; init; }

    public required SessionControls Session { get; init; }

    /// <summary>Whether it requires MFA of this account at the sign-ins that it applies to.</summary>
    public PolicyFinding Mfa => PolicyFinding.And(Applies, Demands.Mfa);

    /// <summary>It requires MFA at every sign-in, without a doubt.</summary>
    public bool AlwaysRequiresMfa => Mfa.Outcome == Ternary.Yes && SignIns.IsAlways;

    /// <summary>It blocks the sign-ins that it applies to, without a doubt.</summary>
    public bool SurelyBlocks => Demands.Blocks && Applies.Outcome == Ternary.Yes;

    /// <summary>It does something to a sign-in.</summary>
    public bool HasEffect =>
        Demands.Mfa.Outcome != Ternary.No || Demands.Device != Ternary.No || Demands.Blocks || Session.Frequency is not null || Session.ProtectsTokens;

    /// <summary>Why it leaves open whether a sign-in is asked for MFA.</summary>
    public string Doubt => Applies.Outcome == Ternary.Unknown ? Applies.Why : Mfa.Outcome == Ternary.Unknown ? Mfa.Why : SignIns.Doubt ?? "applies to sign-ins that cannot be told apart here";
}
