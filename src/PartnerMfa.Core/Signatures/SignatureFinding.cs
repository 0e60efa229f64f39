using PartnerMfa.Verdicts;

namespace PartnerMfa.Signatures;

/// <summary>What came of looking at a signature.</summary>
/// <param name="Status">The outcome.</param>
/// <param name="Why">Why it is none better, as the end of a sentence; null when there is nothing to say.</param>
internal sealed record SignatureFinding(SignatureStatus Status, string? Why = null)
{
    public static SignatureFinding NotChecked { get; } = new(SignatureStatus.NotChecked);

    public static SignatureFinding Valid { get; } = new(SignatureStatus.Valid);

    public static SignatureFinding Invalid(string why) => new(SignatureStatus.Invalid, why);

    public static SignatureFinding KeyNotFound(string why) => new(SignatureStatus.KeyNotFound, why);

    public static SignatureFinding Unsupported(string why) => new(SignatureStatus.Unsupported, why);
}
