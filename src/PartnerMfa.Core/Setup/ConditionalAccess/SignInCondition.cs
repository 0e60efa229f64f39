using PartnerMfa.Setup.ConditionalAccess.Conditions;

namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>A test of one aspect of a sign-in.</summary>
/// <param name="Aspect">The aspect; null when it is not known what is tested.</param>
/// <param name="Values">The values that pass.</param>
/// <param name="IsExcept">All values pass but these.</param>
internal sealed record SignInTest(string? Aspect, IReadOnlyCollection<string> Values, bool IsExcept = false)
{
    public static SignInTest Unknown { get; } = new(null, []);

    /// <summary>No sign-in passes.</summary>
    public static SignInTest Never { get; } = new("nothing", []);

    /// <param name="signIn">As much as is known of the sign-in.</param>
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

/// <summary>Which sign-ins a policy applies to: all of its clauses must hold, and of each clause one test must pass.</summary>
internal sealed record SignInCondition(IReadOnlyList<IReadOnlyList<SignInTest>> Clauses)
{
    /// <summary>It applies to every sign-in.</summary>
    public static SignInCondition Always { get; } = new([]);

    /// <summary>Why it cannot be known for every sign-in whether the policy applies to it; null when it can.</summary>
    public string? Doubt { get; init; }

    /// <summary>It applies to all sign-ins.</summary>
    public bool IsAlways => Clauses.Count == 0;

    /// <summary>It applies to older protocols only, which get no token for Partner Center.</summary>
    public bool IsForOlderClientsOnly => Clauses.Any(clause => clause.All(test => test is { Aspect: ClientAppCondition.Client, Values.Count: 0 }));

    /// <summary>How many tests it has.</summary>
    public int Length { get; } = Clauses.Sum(clause => clause.Count);

    /// <param name="signIn">As much as is known of the sign-in.</param>
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

    /// <summary>Why ordinary sign-ins are not among them; null when some are.</summary>
    public string? MissesOrdinarySignIns => Clauses
        .FirstOrDefault(clause => clause.All(test => test.Passes(SignInAspects.Ordinary) == Ternary.No)) is { Count: > 0 } missing
        ? missing[0] == SignInTest.Never ? "applies to no sign-in" : missing[0].Aspect is { } aspect ? SignInAspects.AppliesOnly(aspect) : null
        : null;

    /// <summary>An aspect that must be known before it can be told whether the policy applies; null when there is none.</summary>
    /// <param name="signIn">As much as is known of the sign-in.</param>
    public string? NextAspect(IReadOnlyDictionary<string, string> signIn) => Clauses
        .Where(clause => clause.All(test => test.Passes(signIn) != Ternary.Yes))
        .SelectMany(clause => clause)
        .FirstOrDefault(test => test.Aspect is not null && test.Passes(signIn) == Ternary.Unknown)?.Aspect;
}
