using System.Text.Json;
using PartnerMfa.Redaction;

namespace PartnerMfa.Setup.ConditionalAccess;

/// <summary>Reading a policy's JSON: what is missing and what is null are the same, what is of another kind is left open.</summary>
internal static class PolicyJson
{
    // A name in a sentence.
    private const int LongestWord = 100;

    /// <returns>The member; null when it is missing or null.</returns>
    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement member) && member.ValueKind != JsonValueKind.Null
            ? member
            : null;

    /// <returns>The text of a member; null when it is missing or no text.</returns>
    public static string? Text(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <returns>The words of a list; what is no text is a word that nobody knows. Empty when the list is missing.</returns>
    public static IReadOnlyList<string> Words(this JsonElement element, string name) => element.Member(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list => list.GetArrayLength() == 0 ? [] : [.. list.EnumerateArray().Select(word =>
            word.ValueKind == JsonValueKind.String ? word.GetString()! : word.ValueKind.ToString())],
        { } other => [other.ValueKind.ToString()],
    };

    /// <summary>A time in UTC; null when it is missing or none.</summary>
    public static DateTimeOffset? Time(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } text && text.TryGetDateTimeOffset(out DateTimeOffset time)
            ? time.ToUniversalTime()
            : null;

    /// <summary>The members that say something, apart from those that are known and from OData's annotations.</summary>
    public static IEnumerable<string> Others(this JsonElement element, params string[] known)
    {
        if (element.ValueKind != JsonValueKind.Object) yield break;
        foreach (JsonProperty member in element.EnumerateObject())
            if (SaysSomething(member.Value) && member.Name is var name && Array.IndexOf(known, name) < 0 && !name.Contains('@'))
                yield return Shown(name);
    }

    public static bool SaysSomething(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => false,
        JsonValueKind.Array => value.GetArrayLength() > 0,
        JsonValueKind.Object => value.EnumerateObject().Any(member => SaysSomething(member.Value) && !member.Name.Contains('@')),
        _ => true,
    };

    /// <summary>A word from outside, as it may stand in a sentence.</summary>
    public static string Shown(string word) => Redactor.Shown(word, LongestWord);

    /// <summary>Ids are written in several ways: with braces, without dashes, in capitals.</summary>
    public static bool IsId(string word, Guid id) => Guid.TryParse(word, out Guid one) && one == id;

    public static bool IsWord(string word, string known) => word.Equals(known, StringComparison.OrdinalIgnoreCase);
}
