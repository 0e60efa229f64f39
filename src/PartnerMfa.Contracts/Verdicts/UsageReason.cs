namespace PartnerMfa.Verdicts;

/// <summary>Why an application's usage is answered as it is: one code for each row of its verdict table.</summary>
internal enum UsageReason
{
    /// <summary>All calls of the time had MFA.</summary>
    CallsWithMfa,

    /// <summary>Some calls of the time had none.</summary>
    CallsWithoutMfa,

    /// <summary>Users came without MFA, and no call ties them to an application.</summary>
    PrincipalsWithoutMfa,

    /// <summary>There was no call in the time.</summary>
    NoCalls,

    /// <summary>What would decide could not be read.</summary>
    UsageNotRead,

    /// <summary>What would decide has rows that cannot be read.</summary>
    UsageUnreadable,

    /// <summary>Microsoft's score of the tenant says that this is done.</summary>
    TenantScoreMet,

    /// <summary>Microsoft's score of the tenant says that this is not done, or not for all.</summary>
    TenantScoreNotMet,

    /// <summary>Microsoft's score could not be read, or does not tell.</summary>
    TenantScoreNotRead,
}
