using PartnerMfa.Redaction;

namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>Values in Conditional Access policies of Microsoft Graph that several conditions share.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/conditionalaccesspolicy</remarks>
internal static class PolicyConstants
{
    /// <summary>Means everyone, every resource, every location, every client app, or every platform.</summary>
    public const string All = "All";
    public const string None = "None";
    public const string And = "AND";
    public const string Or = "OR";
    public const string Mfa = "mfa";

    // The name, for a sentence.
    private const int LongestWord = 100;

    /// <summary>A value from a policy, in a form that a sentence can show.</summary>
    public static string Shown(string word) => Redactor.Shown(word, LongestWord);

    public static bool IsWord(string word, string known) => word.Equals(known, StringComparison.OrdinalIgnoreCase);

    public static bool IsAny(string word, IEnumerable<string> known) => known.Any(one => IsWord(word, one));
}
