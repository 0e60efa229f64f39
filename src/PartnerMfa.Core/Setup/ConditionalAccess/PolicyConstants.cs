using PartnerMfa.Redaction;

namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>Words of Conditional Access policies in Microsoft Graph that several conditions share.</summary>
/// <remarks>Source: https://learn.microsoft.com/graph/api/resources/conditionalaccesspolicy</remarks>
internal static class PolicyConstants
{
    /// <summary>Everyone, every resource, every location, every client app, every platform.</summary>
    public const string All = "All";
    public const string None = "None";
    public const string And = "AND";
    public const string Or = "OR";
    public const string Mfa = "mfa";

    // A name in a sentence.
    private const int LongestWord = 100;

    /// <summary>A word from a policy, as a sentence may show it.</summary>
    public static string Shown(string word) => Redactor.Shown(word, LongestWord);

    public static bool IsWord(string word, string known) => word.Equals(known, StringComparison.OrdinalIgnoreCase);

    public static bool IsAny(string word, IEnumerable<string> known) => known.Any(one => IsWord(word, one));
}
