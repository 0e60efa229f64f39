namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>A set of policies, and whether it requires MFA from the account at every sign-in.</summary>
internal sealed record PolicyCase(string Name, Ternary Mfa, params PolicyText[] Policies)
{
    public PolicyAccount Account { get; init; } = PolicySets.Member;

    /// <summary>Why MFA is not required, if it is not.</summary>
    public ExclusionReason Exclusion { get; init; }

    /// <summary>Whether there is a kind of sign-in for which it certainly does not require MFA.</summary>
    public bool HasGap { get; init; }

    public PolicySet Read()
    {
        PolicySet set = new(Account);
        foreach (PolicyText policy in Policies) set.Add(policy.Json);
        return set;
    }
}
