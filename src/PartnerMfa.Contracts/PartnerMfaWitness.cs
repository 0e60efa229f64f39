namespace PartnerMfa;

/// <summary>A second opinion about what Conditional Access requires. It is never enough for a Yes.</summary>
public enum PartnerMfaWitness
{
    /// <summary>Microsoft's own evaluation of the tenant's policies (What If).</summary>
    WhatIf,

    /// <summary>The account's latest sign-ins to Partner Center, from the sign-in log.</summary>
    SignIns,
}
