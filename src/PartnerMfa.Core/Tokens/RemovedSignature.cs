using System.Text.RegularExpressions;

namespace PartnerMfa.Tokens;

/// <summary>Recognizes what sanitizers put in the place of a signature, so that a token is safe to share and its claims can still be read.</summary>
internal static class RemovedSignature
{
    /// <summary>What this software puts there.</summary>
    public const string Replacement = "scrubbed";

    // Cloudflare's HAR sanitizer writes "redacted"; others write one of these words, or one character over and over.
    private static readonly Regex Known = new(
        @"^\W*(scrubbed|redacted|sanitized|sanitised|removed|masked|hidden|stripped|filtered|censored|omitted|secret|signature|sig)\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    // No signature of a public-key algorithm is so short; the longest of the words is far shorter.
    private const int Longest = 32;

    private const string Masks = "*xX#-_";

    public static bool IsIn(ReadOnlySpan<char> signature) =>
        IsMask(signature) || (signature.Length is > 0 and <= Longest && Known.IsMatch(signature.ToString()));

    private static bool IsMask(ReadOnlySpan<char> signature) =>
        signature.Length > 2 && Masks.Contains(signature[0]) && signature.TrimEnd(signature[0]).IsEmpty;
}
