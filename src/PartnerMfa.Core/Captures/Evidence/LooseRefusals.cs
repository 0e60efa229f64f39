using System.Text.RegularExpressions;
using PartnerMfa.Http.Responses;
using PartnerMfa.Verdicts;

namespace PartnerMfa.Captures.Evidence;

/// <summary>Partner Center's refusals in text that is not an HTTP message: an exception in a log, a body that stands alone, a tool's error.</summary>
internal static class LooseRefusals
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    // The code in an address is a test's own parameter, not an answer.
    private static readonly Regex Refusal = new(
        @"code\W{0,6}900421\b|(?<![\w?&=/.%-])900421\b|isMfaCompliant\W{1,8}false\b|\b401\b.{0,200}\bMFA\s+required|\bUnauthorized\s*-\s*MFA\s+required|MFA\s+required\.?\s*\(10001\)|\bUnauthorized_MissingMFA\b|\binsufficient_claims\b",
        Options);

    // A status whose reason the line does not tell.
    private static readonly Regex Unauthorized = new(
        @"\b401\W{1,4}Unauthorized\b|\bUnauthorized\W{1,4}401\b|\bHTTP/\d(?:\.\d)?\W{1,3}401\b|\bstatus(?:[ _-]?code)?\W{1,6}401\b|\bHTTP re(?:quest|sponse)\b.{0,60}\b401$", Options);

    private static readonly Regex Address = new(@"\bhttps?://[^\s""'<>)\\]+", Options);

    /// <summary>Words of which one stands in each line that is looked at.</summary>
    public static IReadOnlyList<string> Words { get; } = [PartnerCenterConstants.MfaRequiredCode, "ompliant", "OMPLIANT", "required", "REQUIRED", "insufficient_claims", "MissingMFA", " 401", ":401", "=401", "(401", "\"401", "Unauthorized"];

    /// <returns>Null when the line does not say that Partner Center may have refused a call.</returns>
    public static CaptureDoubt? Find(string line, string place, CallHosts hosts)
    {
        if (!Words.Any(word => line.IndexOf(word, StringComparison.Ordinal) is >= 0)) return null;
        // JSON within a line of another log.
        if (line.Contains("\\u0022")) line = line.Replace("\\u0022", "\"");
        if (Refusal.IsMatch(line)) return new CaptureDoubt(ReasonCode.ResponseNotAttributed, place);
        return Unauthorized.IsMatch(line) && !IsOfAnotherHost(line, hosts) ? new CaptureDoubt(ReasonCode.ResponseUnreadable, place) : null;
    }

    private static bool IsOfAnotherHost(string line, CallHosts hosts)
    {
        MatchCollection addresses = Address.Matches(line);
        return addresses.Count > 0 && addresses.Cast<Match>().All(address => !hosts.IsOwn(new CapturedCall("") { Target = address.Value }));
    }
}
