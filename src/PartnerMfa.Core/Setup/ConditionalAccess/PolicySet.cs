using System.Text.Json;

namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>The policies of a tenant that matter for one account, out of any number.</summary>
/// <param name="account">The account whose sign-ins are assessed.</param>
internal sealed class PolicySet(PolicyAccount account)
{
    // Only the first few policies that do not help are named.
    private const int MostNearMisses = 50;

    private readonly PolicyReader _reader = new();
    private readonly List<Policy> _applying = [];
    private readonly List<(Policy Policy, PolicyFinding Why)> _nearMisses = [];

    /// <summary>The number of policies in the tenant.</summary>
    public int Count { get; private set; }

    /// <summary>The number of policies that are on.</summary>
    public int CountOn { get; private set; }

    /// <summary>The policies that apply, or may apply, to some sign-in of the account to Partner Center.</summary>
    public IReadOnlyList<Policy> Applying => _applying;

    /// <summary>
    /// The policies that would require MFA but do not require it from this account at an ordinary sign-in, with the reason.
    /// </summary>
    public IReadOnlyList<(Policy Policy, PolicyFinding Why)> NearMisses => _nearMisses;

    /// <summary>The most informative reason among all near misses.</summary>
    public ExclusionReason Exclusion { get; private set; }

    /// <summary>The first near miss with the most informative reason; null when there is none.</summary>
    public (Policy Policy, PolicyFinding Why)? Telling
    {
        get
        {
            foreach ((Policy Policy, PolicyFinding Why) miss in _nearMisses)
                if (miss.Why.Exclusion == Exclusion) return miss;
            return null;
        }
    }

    /// <summary>The IDs of the authentication strengths for which these policies contain only the ID.</summary>
    public IReadOnlyList<string> IncompleteStrengths =>
        [.. _applying.Select(policy => policy.Demands.Incomplete?.Strength?.Id).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <returns>Reads the policy as far as it concerns the account.</returns>
    public Policy Add(JsonElement json)
    {
        Policy policy = _reader.Read(json, account);
        Add(policy);
        return policy;
    }

    /// <summary>Adds a policy that was read for the same account.</summary>
    public void Add(Policy policy)
    {
        Count++;
        if (policy.IsOn.Outcome != Ternary.No) CountOn++;
        if (policy.Applies.Outcome != Ternary.No && policy.HasEffect) _applying.Add(policy);
        PolicyFinding mfa = policy.Mfa;
        if (mfa.Outcome == Ternary.No) AddNearMiss(policy, mfa);
        else if (policy.SignIns.MissesOrdinarySignIns is { } why) AddNearMiss(policy, new(Ternary.No, why, ExclusionReason.OtherSignIns));
    }

    /// <summary>Completes the policies with an authentication strength that was read by its ID.</summary>
    public void Complete(AuthenticationStrength strength)
    {
        for (int i = 0; i < _applying.Count; i++)
            if (_applying[i].Demands.Incomplete is { } grant && string.Equals(grant.Strength?.Id, strength.Id, StringComparison.OrdinalIgnoreCase))
                _applying[i] = _applying[i] with { Demands = (grant with { Strength = strength }).Demands() with { Incomplete = null } };
    }

    private void AddNearMiss(Policy policy, PolicyFinding why)
    {
        if (policy.Demands.Mfa is { Outcome: Ternary.No, Exclusion: not ExclusionReason.CustomControl }) return;
        if (why.Exclusion > Exclusion) Exclusion = why.Exclusion;
        _nearMisses.Add((policy, why));
        if (_nearMisses.Count <= MostNearMisses) return;
        int least = 0;
        for (int i = 1; i < _nearMisses.Count; i++)
            if (_nearMisses[i].Why.Exclusion < _nearMisses[least].Why.Exclusion) least = i;
        _nearMisses.RemoveAt(least);
    }
}
