namespace PartnerMfa.Verdicts;

/// <summary>The reason for the answer about an application's usage: one code for each row of its verdict table.</summary>
internal enum UsageReason
{
    /// <summary>All calls in these days had MFA.</summary>
    CallsWithMfa,

    /// <summary>Some calls in these days had no MFA.</summary>
    CallsWithoutMfa,

    /// <summary>Users signed in without MFA, but no call links them to an application.</summary>
    PrincipalsWithoutMfa,

    /// <summary>There were no calls in these days.</summary>
    NoCalls,

    /// <summary>The data that decides could not be read.</summary>
    UsageNotRead,

    /// <summary>Some rows of the data that decides could not be read.</summary>
    UsageUnreadable,

    /// <summary>Microsoft's score counts this control as complete.</summary>
    TenantScoreMet,

    /// <summary>Microsoft's score does not count this control as complete for everyone.</summary>
    TenantScoreNotMet,

    /// <summary>Microsoft's score could not be read or does not include this control.</summary>
    TenantScoreNotRead,
}
