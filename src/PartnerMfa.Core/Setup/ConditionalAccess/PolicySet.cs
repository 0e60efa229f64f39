using System.Text.Json;

namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>The policies of a tenant that concern one account, of however many there are.</summary>
/// <param name="account">Whose sign-ins they are looked at for.</param>
internal sealed class PolicySet(PolicyAccount account)
{
    // Of those that do not help only the first are named.
    private const int MostNearMisses = 50;

    private readonly List<Policy> _applying = [];
    private readonly List<(Policy Policy, PolicyFinding Why)> _nearMisses = [];

    /// <summary>How many the tenant has.</summary>
    public int Count { get; private set; }

    /// <summary>How many of them are switched on.</summary>
    public int CountOn { get; private set; }

    /// <summary>Those that apply to some sign-in, or may.</summary>
    public IReadOnlyList<Policy> Applying => _applying;

    /// <summary>Those that would ask for MFA and do not ask this account, and those of which one could think so, with the reason.</summary>
    public IReadOnlyList<(Policy Policy, PolicyFinding Why)> NearMisses => _nearMisses;

    /// <summary>What keeps MFA away, of all policies; the most telling.</summary>
    public ExclusionReason Exclusion { get; private set; }

    /// <summary>The latest change of any of them; null when none is known.</summary>
    public (string Name, DateTimeOffset On)? LatestChange { get; private set; }

    public void Add(JsonElement json)
    {
        Policy policy = Policy.Read(json, account);
        Count++;
        if (policy.IsOn.Outcome != Ternary.No) CountOn++;
        if (policy.ChangedOn is { } changed && !(LatestChange?.On >= changed)) LatestChange = (policy.Name, changed);
        PolicyFinding applies = policy.Applies;
        if (applies.Outcome != Ternary.No && HasEffect(policy)) _applying.Add(policy);
        PolicyFinding mfa = PolicyFinding.And(applies, policy.Demands.Mfa);
        if (mfa.Outcome == Ternary.No) AddNearMiss(policy, mfa);
    }

    private static bool HasEffect(Policy policy) =>
        policy.Demands.Mfa.Outcome != Ternary.No || policy.Demands.Device != Ternary.No || policy.Demands.Blocks != Ternary.No || policy.SignInFrequency is not null;

    private void AddNearMiss(Policy policy, PolicyFinding why)
    {
        if (policy.Demands.Mfa is { Outcome: Ternary.No, Exclusion: not ExclusionReason.CustomControl }) return;
        if (why.Exclusion > Exclusion) Exclusion = why.Exclusion;
        _nearMisses.Add((policy, why));
        if (_nearMisses.Count <= MostNearMisses) return;
        // The least telling goes.
        _nearMisses.Remove(_nearMisses.OrderBy(miss => miss.Why.Exclusion).First());
    }
}
