namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>Whether something is true of a policy, and why: half a sentence whose subject is the policy.</summary>
internal readonly record struct PolicyFinding(Ternary Outcome, string Why, ExclusionReason Exclusion = ExclusionReason.None)
{
    public static PolicyFinding Holds { get; } = new(Ternary.Yes, "");

    public static PolicyFinding Unknown(string why) => new(Ternary.Unknown, why);

    /// <summary>All of them must hold: the first of the weakest.</summary>
    public static PolicyFinding And(PolicyFinding first, PolicyFinding second) => second.Outcome < first.Outcome ? second : first;

    /// <inheritdoc cref="And(PolicyFinding, PolicyFinding)"/>
    public static PolicyFinding And(params PolicyFinding[] all) => all.Aggregate(And);

    /// <summary>One of them is enough: the first of the strongest.</summary>
    public static PolicyFinding Or(PolicyFinding first, PolicyFinding second) => second.Outcome > first.Outcome ? second : first;
}

/// <summary>What the evidence says about a statement, in the order of Kleene's logic: "and" is the minimum, "or" the maximum.</summary>
internal enum Ternary
{
    No,
    Unknown,
    Yes,
}

/// <summary>Why a policy does not require MFA of the account, the most telling reason last.</summary>
internal enum ExclusionReason
{
    None,

    /// <summary>It is off, or deleted.</summary>
    Off,
    OtherAccounts,
    OtherApplications,
    OtherClients,

    /// <summary>It applies only at risk, to device code flow and the like, which ordinary sign-ins do not show.</summary>
    OtherSignIns,

    /// <summary>It does not require MFA.</summary>
    OtherControls,

    /// <summary>It requires a custom control, which never puts <c>mfa</c> into a token.</summary>
    CustomControl,
    ReportOnly,

    /// <summary>The account is excluded from it.</summary>
    Excluded,
}
