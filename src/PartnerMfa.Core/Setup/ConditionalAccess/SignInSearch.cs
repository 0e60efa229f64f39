using PartnerMfa.Setup.ConditionalAccess.Conditions;

namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>
/// Searches for a sign-in to which none of the given policies applies. It decides one aspect of the sign-in after another, and only aspects
/// on which a policy still depends.
/// </summary>
internal sealed class SignInSearch
{
    // The maximum number of tests, which takes well under a second. A tenant has up to 240 policies and 195 named locations.
    private const long MostWork = 400_000;

    private readonly List<(Policy Policy, bool IsSure)> _policies;
    private readonly SignInCondition? _within;
    private readonly Dictionary<string, string> _signIn;
    private readonly HashSet<string> _given;
    private readonly Dictionary<string, HashSet<string>> _named = new(StringComparer.Ordinal);
    private readonly List<Policy> _tookPart = [];
    private long _work;

    /// <param name="sure">Policies that certainly apply to the sign-ins of their conditions.</param>
    /// <param name="doubtful">Policies that may apply to them.</param>
    /// <param name="start">What is known about the sign-in from the start.</param>
    /// <param name="within">The sign-ins to search; null means all.</param>
    public SignInSearch(
        IEnumerable<Policy> sure, IEnumerable<Policy> doubtful, IReadOnlyDictionary<string, string> start, SignInCondition? within = null)
    {
        _policies = [.. sure.Select(policy => (policy, true)), .. doubtful.Select(policy => (policy, false))];
        _within = within;
        _signIn = start.ToDictionary(one => one.Key, one => one.Value);
        _given = [.. start.Keys];
        foreach (SignInTest test in _policies.Select(one => one.Policy.SignIns).Append(within ?? new([])).SelectMany(one => one.Clauses).SelectMany(clause => clause))
            if (test.Aspect is not null && test.Values.Count > 0) Named(test.Aspect).UnionWith(test.Values);
        if (!FindPlainGap()) Explore(_policies);
    }

    /// <summary>No restriction, for a search over all possible sign-ins.</summary>
    public static IReadOnlyDictionary<string, string> Anything { get; } = new Dictionary<string, string>();

    /// <summary>A description of a sign-in to which certainly none of the policies applies; null when none was found.</summary>
    public string? Gap { get; private set; }

    /// <summary>
    /// A policy for which it is not known whether it applies to a sign-in that no other policy covers; null when there is none.
    /// </summary>
    public Policy? Doubtful { get; private set; }

    /// <summary>Whether there are more kinds of sign-ins than can be compared.</summary>
    public bool IsTooLarge { get; private set; }

    /// <summary>Whether one of the policies certainly applies to every sign-in.</summary>
    public bool IsCovered => Gap is null && Doubtful is null && !IsTooLarge;

    /// <summary>The policies that were found to apply to a sign-in before any other policy.</summary>
    public IReadOnlyList<Policy> TookPart => _tookPart;

    // Most gaps exist for a sign-in without any special property, so that one is tried first.
    private bool FindPlainGap()
    {
        string[] open = [.. _named.Keys.Where(aspect => !_given.Contains(aspect))];
        foreach (string client in _signIn.TryGetValue(ClientAppCondition.Client, out string? given) ? [given] : SignInAspects.ValuesOf(ClientAppCondition.Client, []))
        {
            foreach (string aspect in open) _signIn[aspect] = SignInAspects.ValuesOf(aspect, _named[aspect]).First();
            if (_named.ContainsKey(ClientAppCondition.Client)) _signIn[ClientAppCondition.Client] = client;
            if (!IsGap()) continue;
            TakeGap();
            break;
        }

        foreach (string aspect in open) _signIn.Remove(aspect);
        return Gap is not null;
    }

    private bool IsGap()
    {
        _work += _policies.Sum(one => one.Policy.SignIns.Length + 1);
        return (_within is null || _within.Holds(_signIn) == Ternary.Yes) && _policies.TrueForAll(one => one.Policy.SignIns.Holds(_signIn) == Ternary.No);
    }

    private void Explore(List<(Policy Policy, bool IsSure)> policies)
    {
        List<(Policy Policy, bool IsSure)> left = new(policies.Count);
        foreach ((Policy Policy, bool IsSure) one in policies)
        {
            _work += one.Policy.SignIns.Length + 1;
            switch (one.Policy.SignIns.Holds(_signIn))
            {
                case Ternary.Yes when one.IsSure:
                    if (!_tookPart.Contains(one.Policy)) _tookPart.Add(one.Policy);
                    return;
                case Ternary.No: break;
                default: left.Add(one); break;
            }
        }

        if (_within?.Holds(_signIn) == Ternary.No) return;
        IsTooLarge |= _work > MostWork;
        if (IsTooLarge) return;
        string? aspect = Next(left);
        if (aspect is null && left.Count == 0) TakeGap();
        else if (aspect is null) Doubtful ??= left[0].Policy;
        else Decide(aspect, left);
    }

    private void Decide(string aspect, List<(Policy Policy, bool IsSure)> left)
    {
        foreach (string value in SignInAspects.ValuesOf(aspect, Named(aspect)))
        {
            _signIn[aspect] = value;
            Explore(left);
            _signIn.Remove(aspect);
            if (Gap is not null || IsTooLarge) return;
        }
    }

    private string? Next(List<(Policy Policy, bool IsSure)> left)
    {
        foreach ((Policy policy, _) in left)
            if (policy.SignIns.NextAspect(_signIn) is { } aspect) return aspect;
        return _within?.NextAspect(_signIn);
    }

    // Only what makes the gap is described: without it, one of the policies might apply.
    private void TakeGap()
    {
        Dictionary<string, string> all = new(_signIn);
        foreach (string aspect in all.Keys.Where(aspect => !_given.Contains(aspect)).Reverse())
        {
            _signIn.Remove(aspect);
            if (_work > MostWork || !IsGap()) _signIn[aspect] = all[aspect];
        }

        Gap = SignInAspects.InWords(all.Where(one => _signIn.ContainsKey(one.Key) && !_given.Contains(one.Key)));
        foreach (KeyValuePair<string, string> one in all) _signIn[one.Key] = one.Value;
    }

    private HashSet<string> Named(string aspect) => _named.TryGetValue(aspect, out HashSet<string>? values) ? values : _named[aspect] = new(StringComparer.OrdinalIgnoreCase);
}
