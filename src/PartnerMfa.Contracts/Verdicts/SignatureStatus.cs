namespace PartnerMfa.Verdicts;

/// <summary>The outcome of checking a token's signature.</summary>
internal enum SignatureStatus
{
    NotChecked,
    Valid,

    /// <summary>Not made for this token with a key of its tenant, or not there at all.</summary>
    Invalid,

    /// <summary>The key that the token names is not among those that were given or published.</summary>
    KeyNotFound,

    /// <summary>A signature that only the token's own service can verify, or of a kind that this software does not know.</summary>
    Unsupported,
}

/// <summary>The outcome of checking a token's signature, with its cause.</summary>
/// <param name="Status">The outcome.</param>
/// <param name="Why">Why it is not better, as the end of a sentence; null when there is nothing to say.</param>
internal sealed record SignatureFinding(SignatureStatus Status, string? Why = null)
{
    public static SignatureFinding NotChecked { get; } = new(SignatureStatus.NotChecked);

    public static SignatureFinding Valid { get; } = new(SignatureStatus.Valid);

    public static SignatureFinding Invalid(string why) => new(SignatureStatus.Invalid, why);

    public static SignatureFinding KeyNotFound(string why) => new(SignatureStatus.KeyNotFound, why);

    public static SignatureFinding Unsupported(string why) => new(SignatureStatus.Unsupported, why);
}
