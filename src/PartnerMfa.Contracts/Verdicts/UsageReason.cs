namespace PartnerMfa.Verdicts;

/// <summary>Why the answer about an application's usage is what it is: one code for each row of its verdict table.</summary>
internal enum UsageReason
{
    /// <summary>All calls in these days had MFA.</summary>
    CallsWithMfa,

    /// <summary>Some calls in these days had no MFA.</summary>
    CallsWithoutMfa,

    /// <summary>Users came without MFA, and no call ties them to an application.</summary>
    PrincipalsWithoutMfa,

    /// <summary>There was no call in these days.</summary>
    NoCalls,

    /// <summary>What decides could not be read.</summary>
    UsageNotRead,

    /// <summary>Some rows of what decides could not be read.</summary>
    UsageUnreadable,

    /// <summary>Microsoft's score counts this as done.</summary>
    TenantScoreMet,

    /// <summary>Microsoft's score does not count this as done for everyone.</summary>
    TenantScoreNotMet,

    /// <summary>Microsoft's score could not be read, or does not cover this.</summary>
    TenantScoreNotRead,
}
