namespace PartnerMfa.Verdicts;

/// <summary>The outcome of checking a token's signature.</summary>
internal enum SignatureStatus
{
    NotChecked,
    Valid,

    /// <summary>The signature is missing, or was not made for this token with a key of its tenant.</summary>
    Invalid,

    /// <summary>The key that the token names is not among the given or published keys.</summary>
    KeyNotFound,

    /// <summary>The signature can be verified only by the token's own service, or is of a kind that PartnerMfa does not know.</summary>
    Unsupported,
}

/// <summary>The outcome of checking a token's signature, with its cause.</summary>
/// <param name="Status">The outcome.</param>
/// <param name="Why">Why the outcome is not better, as the end of a sentence; null when there is nothing to add.</param>
internal sealed record SignatureFinding(SignatureStatus Status, string? Why = null)
{
    public static SignatureFinding NotChecked { get; } = new(SignatureStatus.NotChecked);

    public static SignatureFinding Valid { get; } = new(SignatureStatus.Valid);

    public static SignatureFinding Invalid(string why) => new(SignatureStatus.Invalid, why);

    public static SignatureFinding KeyNotFound(string why) => new(SignatureStatus.KeyNotFound, why);

    public static SignatureFinding Unsupported(string why) => new(SignatureStatus.Unsupported, why);
}
