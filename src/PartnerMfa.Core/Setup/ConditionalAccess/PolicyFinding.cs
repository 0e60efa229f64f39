namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>Whether a statement about a policy is true, and why: half a sentence whose subject is the policy.</summary>
internal readonly record struct PolicyFinding(Ternary Outcome, string Why, ExclusionReason Exclusion = ExclusionReason.None)
{
    public static PolicyFinding Holds { get; } = new(Ternary.Yes, "");

    public static PolicyFinding Unknown(string why) => new(Ternary.Unknown, why);

    /// <summary>Combines findings that must all be true: returns the first of the weakest.</summary>
    public static PolicyFinding And(PolicyFinding first, PolicyFinding second) => second.Outcome < first.Outcome ? second : first;

    /// <inheritdoc cref="And(PolicyFinding, PolicyFinding)"/>
    public static PolicyFinding And(params PolicyFinding[] all) => all.Aggregate(And);

    /// <summary>Combines findings of which one is enough: returns the first of the strongest.</summary>
    public static PolicyFinding Or(PolicyFinding first, PolicyFinding second) => second.Outcome > first.Outcome ? second : first;
}

/// <summary>
/// The truth of a statement according to the evidence, ordered as in Kleene's logic: "and" is the minimum and "or" the maximum.
/// </summary>
internal enum Ternary
{
    No,
    Unknown,
    Yes,
}

/// <summary>Why a policy does not require MFA from the account, with the most informative reason last.</summary>
internal enum ExclusionReason
{
    None,

    /// <summary>It is off, or deleted.</summary>
    Off,
    OtherAccounts,
    OtherApplications,
    OtherClients,

    /// <summary>It applies only under special conditions such as risk or device code flow, which ordinary sign-ins do not meet.</summary>
    OtherSignIns,

    /// <summary>It does not require MFA.</summary>
    OtherControls,

    /// <summary>It requires a custom control, which never puts <c>mfa</c> into a token.</summary>
    CustomControl,
    ReportOnly,

    /// <summary>The account is excluded from it.</summary>
    Excluded,
}
