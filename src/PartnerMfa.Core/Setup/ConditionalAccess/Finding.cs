namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>Whether something holds, and why: half a sentence whose subject is the policy.</summary>
internal readonly record struct Finding(Truth Truth, string Why, Obstacle Obstacle = Obstacle.None)
{
    public static Finding Holds { get; } = new(Truth.Yes, "");

    /// <summary>The first of those that hold least.</summary>
    public static Finding And(params Finding[] all)
    {
        Finding least = all[0];
        foreach (Finding one in all)
            if (one.Truth < least.Truth) least = one;
        return least;
    }

    /// <summary>The first of those that hold most.</summary>
    /// <param name="all">The alternatives.</param>
    /// <param name="none">What is found when none of them holds.</param>
    public static Finding Or(IEnumerable<Finding> all, Finding none)
    {
        Finding most = none;
        foreach (Finding one in all)
        {
            if (one.Truth == Truth.Yes) return one;
            if (one.Truth > most.Truth) most = one;
        }

        return most;
    }
}
