namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>Whether the policies together require MFA at every sign-in of the account to Partner Center.</summary>
/// <param name="Mfa">
/// Yes when they require it at every sign-in that is not blocked, No when they require it at no ordinary sign-in, and Unknown when it
/// depends on something or is not known.
/// </param>
/// <param name="Deciding">The policies that decide.</param>
/// <param name="Gap">A kind of sign-in for which they certainly do not require MFA; null when there is none.</param>
/// <param name="Doubt">
/// Why the answer is not known, as half a sentence whose subject is the first deciding policy; null when it is known, and for a gap.
/// </param>
internal sealed record PolicyVerdict(Ternary Mfa, IReadOnlyList<Policy> Deciding, string? Gap, string? Doubt)
{
    // With more policies, they are compared as a whole and not one by one. A tenant has at most 240.
    private const int MostCompared = 100;

    private const string TooMany = "is one of so many that choose sign-ins by location and platform that they cannot all be compared";

    private static readonly PolicyVerdict Nowhere = new(Ternary.No, [], null, null);

    public static PolicyVerdict Of(IEnumerable<Policy> applying)
    {
        Policy[] all = [.. applying];
        // Most tenants have a policy that always requires MFA, so nothing needs to be compared.
        if (Array.Find(all, policy => policy.AlwaysRequiresMfa) is { } always) return new PolicyVerdict(Ternary.Yes, [always], null, null);
        Policy[] blocking = [.. all.Where(policy => policy.SurelyBlocks)];
        Policy[] requiring = [.. all.Where(policy => policy.Mfa.Outcome != Ternary.No)];
        Policy[] ordinary = [.. requiring.Where(policy => MayApply(policy, blocking, SignInAspects.Ordinary))];
        if (ordinary.Length == 0) return Nowhere;

        Policy[] sure = [.. requiring.Where(policy => policy.Mfa.Outcome == Ternary.Yes), .. blocking];
        IEnumerable<Policy> doubtful = all.Where(policy => policy.Mfa.Outcome == Ternary.Unknown || (policy.Demands.Blocks && !policy.SurelyBlocks));
        SignInSearch search = new(sure, doubtful, SignInSearch.Anything);
        if (search.IsCovered) return new PolicyVerdict(Ternary.Yes, Needed(search.TookPart, SignInSearch.Anything), null, null);
        if (search.Gap is not null) return new PolicyVerdict(Ternary.Unknown, ordinary, search.Gap, null);
        return search.IsTooLarge
            ? new PolicyVerdict(Ternary.Unknown, ordinary, null, TooMany)
            : new PolicyVerdict(Ternary.Unknown, [search.Doubtful!, .. ordinary.Where(policy => policy != search.Doubtful)], null, search.Doubtful!.Doubt);
    }

    /// <summary>Whether a policy may apply to a sign-in that is not blocked.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="blocking">The policies that certainly block.</param>
    /// <param name="start">What is known about the sign-in from the start.</param>
    public static bool MayApply(Policy policy, IReadOnlyList<Policy> blocking, IReadOnlyDictionary<string, string> start)
    {
        if (policy.SignIns.Holds(start) == Ternary.No) return false;
        bool isPlain = blocking.Count is 0 or > MostCompared && policy.SignIns.Clauses.Count <= 1;
        return isPlain || !new SignInSearch(blocking.Count > MostCompared ? [] : blocking, [], start, policy.SignIns).IsCovered;
    }

    /// <summary>Returns the policies that are needed, out of the given ones, to apply to every sign-in.</summary>
    /// <param name="policies">Policies that together apply to every sign-in.</param>
    /// <param name="start">What is known about the sign-in from the start.</param>
    public static IReadOnlyList<Policy> Needed(IReadOnlyList<Policy> policies, IReadOnlyDictionary<string, string> start)
    {
        if (policies.Count > MostCompared) return policies;
        List<Policy> needed = [.. policies];
        for (int i = needed.Count - 1; i >= 0 && needed.Count > 1; i--)
        {
            Policy[] others = [.. needed.Where((_, at) => at != i)];
            if (new SignInSearch(others, [], start).IsCovered) needed.RemoveAt(i);
        }

        return needed;
    }
}
