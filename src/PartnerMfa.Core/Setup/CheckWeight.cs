namespace PartnerMfa.Setup;

/// <summary>What a check counts for in the answer of the whole.</summary>
internal enum CheckWeight
{
    /// <summary>Without it there is no Yes.</summary>
    Condition,

    /// <summary>One of the ways in which MFA comes about: one is enough.</summary>
    Way,

    /// <summary>It is good to know, and decides nothing.</summary>
    Advice,
}
