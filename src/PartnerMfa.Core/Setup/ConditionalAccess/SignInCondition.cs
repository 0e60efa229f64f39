using PartnerMfa.Setup.ConditionalAccess.Conditions;

namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>A test of one aspect of a sign-in.</summary>
/// <param name="Aspect">The aspect; null when it is not known what is tested.</param>
/// <param name="Values">The values that pass.</param>
/// <param name="IsExcept">Whether all values except these pass.</param>
internal sealed record SignInTest(string? Aspect, IReadOnlyCollection<string> Values, bool IsExcept = false)
{
    public static SignInTest Unknown { get; } = new(null, []);

    /// <summary>Whether no sign-in passes.</summary>
    public static SignInTest Never { get; } = new("nothing", []);

    /// <param name="signIn">What is known about the sign-in.</param>
    public Ternary Passes(IReadOnlyDictionary<string, string> signIn)
    {
        if (Values.Count == 0 && !IsExcept && Aspect is not null) return Ternary.No;
        if (Aspect is null || !signIn.TryGetValue(Aspect, out string? value)) return Ternary.Unknown;
        return Contains(value) != IsExcept ? Ternary.Yes : Ternary.No;
    }

    private bool Contains(string value)
    {
        foreach (string one in Values)
            if (PolicyConstants.IsWord(one, value)) return true;
        return false;
    }
}

/// <summary>
/// The sign-ins to which a policy applies. All of its clauses must be satisfied, and a clause is satisfied when one of its tests passes.
/// </summary>
internal sealed record SignInCondition(IReadOnlyList<IReadOnlyList<SignInTest>> Clauses)
{
    /// <summary>The policy applies to every sign-in.</summary>
    public static SignInCondition Always { get; } = new([]);

    /// <summary>Why it cannot be known for every sign-in whether the policy applies; null when it can.</summary>
    public string? Doubt { get; init; }

    /// <summary>Whether it applies to all sign-ins.</summary>
    public bool IsAlways => Clauses.Count == 0;

    /// <summary>Whether it applies only to legacy protocols, which cannot get a token for Partner Center.</summary>
    public bool IsForOlderClientsOnly => !IsAlways && Clauses.Any(clause => clause.All(test => test is { Aspect: ClientAppCondition.Client, Values.Count: 0 }));

    /// <summary>The number of its tests.</summary>
    public int Length { get; } = Clauses.Sum(clause => clause.Count);

    /// <param name="signIn">What is known about the sign-in.</param>
    public Ternary Holds(IReadOnlyDictionary<string, string> signIn)
    {
        Ternary weakest = Ternary.Yes;
        foreach (IReadOnlyList<SignInTest> clause in Clauses)
        {
            Ternary strongest = Ternary.No;
            foreach (SignInTest test in clause)
            {
                Ternary passes = test.Passes(signIn);
                if (passes > strongest) strongest = passes;
                if (strongest == Ternary.Yes) break;
            }

            if (strongest < weakest) weakest = strongest;
            if (weakest == Ternary.No) break;
        }

        return weakest;
    }

    /// <summary>Why it does not apply to ordinary sign-ins; null when it applies to some of them.</summary>
    public string? MissesOrdinarySignIns => IsAlways ? null : Clauses
        .FirstOrDefault(clause => clause.All(test => test.Passes(SignInAspects.Ordinary) == Ternary.No)) is { Count: > 0 } missing
        ? missing[0] == SignInTest.Never ? "applies to no sign-in" : missing[0].Aspect is { } aspect ? SignInAspects.AppliesOnly(aspect) : null
        : null;

    /// <summary>An aspect that must be known to decide whether the policy applies; null when there is none.</summary>
    /// <param name="signIn">What is known about the sign-in.</param>
    public string? NextAspect(IReadOnlyDictionary<string, string> signIn) => Clauses
        .Where(clause => clause.All(test => test.Passes(signIn) != Ternary.Yes))
        .SelectMany(clause => clause)
        .FirstOrDefault(test => test.Aspect is not null && test.Passes(signIn) == Ternary.Unknown)?.Aspect;
}
