namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>Whether something is true of a policy, and why: half a sentence whose subject is the policy.</summary>
internal readonly record struct PolicyFinding(Ternary Outcome, string Why, ExclusionReason Exclusion = ExclusionReason.None)
{
    public static PolicyFinding Holds { get; } = new(Ternary.Yes, "");

    public static PolicyFinding Unknown(string why) => new(Ternary.Unknown, why);

    /// <summary>All of them must hold: the first of the weakest.</summary>
    public static PolicyFinding And(PolicyFinding first, PolicyFinding second) => second.Outcome < first.Outcome ? second : first;

    /// <inheritdoc cref="And(PolicyFinding, PolicyFinding)"/>
    public static PolicyFinding And(params PolicyFinding[] all) => all.Aggregate(And);

    /// <summary>One of them is enough: the first of the strongest.</summary>
    public static PolicyFinding Or(PolicyFinding first, PolicyFinding second) => second.Outcome > first.Outcome ? second : first;
}
