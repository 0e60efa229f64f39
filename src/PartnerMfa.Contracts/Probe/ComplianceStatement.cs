namespace PartnerMfa.Probe;

/// <summary>What the response says in <c>isMfaCompliant</c>.</summary>
internal enum ComplianceStatement
{
    /// <summary>Nothing, or nothing but blanks.</summary>
    None,
    Compliant,
    NotCompliant,

    /// <summary>It stands there several times, in headers or the body, with different values.</summary>
    Conflicting,

    /// <summary>A word that is neither <c>true</c> nor <c>false</c>.</summary>
    Unreadable,
}
