using System.Text.RegularExpressions;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Captures.Evidence;

/// <summary>Partner Center's refusals in text that is not an HTTP message: an exception in a log, a body that stands alone, a tool's error.</summary>
internal static class LooseRefusals
{
    // The code in an address is a test's own parameter, not an answer.
    private static readonly Regex Refusal = new(
        @"code\W{0,6}900421\b|(?<![\w?&=/.%-])900421\b|isMfaCompliant\W{1,8}false\b|\b401\b.{0,200}\bMFA\s+required|\bUnauthorized\s*-\s*MFA\s+required|MFA\s+required\.?\s*\(10001\)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>Words of which one stands in each line that is looked at.</summary>
    public static IReadOnlyList<string> Words { get; } = ["900421", "ompliant", "OMPLIANT", "required", "REQUIRED"];

    /// <returns>Null when the line does not say that Partner Center refused a call.</returns>
    public static CaptureDoubt? Find(string line, string place) =>
        Words.Any(word => line.IndexOf(word, StringComparison.Ordinal) is >= 0) && Refusal.IsMatch(line) ? new CaptureDoubt(ReasonCode.ResponseNotAttributed, place) : null;
}
