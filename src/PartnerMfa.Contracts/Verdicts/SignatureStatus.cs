namespace PartnerMfa.Verdicts;

/// <summary>What came of looking at a token's signature.</summary>
internal enum SignatureStatus
{
    NotChecked,
    Valid,

    /// <summary>Not made by the tenant's keys for this token, or there is none.</summary>
    Invalid,

    /// <summary>The key that the token names is none of those that were given or published.</summary>
    KeyNotFound,

    /// <summary>A signature of a kind that nobody but the token's own service can verify, or that this software does not know.</summary>
    Unsupported,
}
