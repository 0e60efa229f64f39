namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>Whether something holds, and why: half a sentence whose subject is the policy.</summary>
internal readonly record struct PolicyFinding(Ternary Outcome, string Why, ExclusionReason Exclusion = ExclusionReason.None)
{
    public static PolicyFinding Holds { get; } = new(Ternary.Yes, "");

    /// <summary>The first of those that hold least.</summary>
    public static PolicyFinding And(params PolicyFinding[] all)
    {
        PolicyFinding least = all[0];
        foreach (PolicyFinding one in all)
            if (one.Outcome < least.Outcome) least = one;
        return least;
    }

    /// <summary>The first of those that hold most.</summary>
    /// <param name="all">The alternatives.</param>
    /// <param name="none">What is found when none of them holds.</param>
    public static PolicyFinding Or(IEnumerable<PolicyFinding> all, PolicyFinding none)
    {
        PolicyFinding most = none;
        foreach (PolicyFinding one in all)
        {
            if (one.Outcome == Ternary.Yes) return one;
            if (one.Outcome > most.Outcome) most = one;
        }

        return most;
    }
}
