namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>A set of policies, and whether it asks the account for MFA at every sign-in.</summary>
internal sealed record PolicyCase(string Name, Ternary Mfa, params PolicyText[] Policies)
{
    public PolicyAccount Account { get; init; } = PolicySets.Member;

    /// <summary>What keeps MFA away, where something does.</summary>
    public ExclusionReason Exclusion { get; init; }

    /// <summary>There is a kind of sign-in at which it surely does not ask.</summary>
    public bool HasGap { get; init; }

    public PolicySet Read()
    {
        PolicySet set = new(Account);
        foreach (PolicyText policy in Policies) set.Add(policy.Json);
        return set;
    }
}
