using System.Text.Json;

namespace PartnerMfa.Json;

/// <summary>
/// Reads JSON values by their exact names. Missing and null are treated alike, and a value of an unexpected type is never converted.
/// </summary>
internal static class JsonValues
{
    private const string None = "none";

    /// <returns>The member; null when it is missing or null.</returns>
    public static JsonElement? Member(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement member) && member.ValueKind != JsonValueKind.Null
            ? member
            : null;

    /// <returns>The text of a member; null when it is missing or not a string.</returns>
    public static string? Text(this JsonElement json, string name) =>
        json.Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <returns>A time in UTC; null when it is missing or not a time.</returns>
    public static DateTimeOffset? Time(this JsonElement json, string name) => json.Member(name)?.AsTime();

    /// <returns>Null when the member is missing or not a Boolean.</returns>
    public static bool? Flag(this JsonElement json, string name) => json.Member(name)?.AsFlag();

    public static DateTimeOffset? AsTime(this JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out DateTimeOffset time) ? time.ToUniversalTime() : null;

    /// <summary>A GUID in any of its forms; null when the value is none. The form that Graph writes is read without making it a text.</summary>
    public static Guid? AsId(this JsonElement value) =>
        value.ValueKind != JsonValueKind.String ? null : value.TryGetGuid(out Guid id) || Guid.TryParse(value.GetString(), out id) ? id : null;

    public static bool? AsFlag(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>The strings of a list, without empty ones. An item that is not a string becomes an unknown word.</summary>
    public static IReadOnlyList<string> Words(this JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null) return [];
        if (value.ValueKind != JsonValueKind.Array) return [value.ValueKind.ToString()];
        int length = value.GetArrayLength();
        if (length == 0) return [];
        List<string> words = new(length);
        foreach (JsonElement word in value.EnumerateArray())
        {
            string text = word.ValueKind == JsonValueKind.String ? word.GetString()! : word.ValueKind.ToString();
            if (text.Length > 0) words.Add(text);
        }

        return words;
    }

    /// <summary>The values of a flags enumeration: a list, or one string with commas. <c>none</c> is not included.</summary>
    public static IReadOnlyList<string> Flags(this JsonElement value)
    {
        IReadOnlyList<string> words = value.ValueKind == JsonValueKind.String ? value.GetString()!.Split(',') : value.Words();
        return words.Count == 0 ? words : [.. words.Select(word => word.Trim()).Where(word => word.Length > 0 && !IsNone(word))];
    }

    /// <summary>
    /// Whether a value says anything. Null, an empty string or list, <c>none</c>, and an object that is switched off or has no other
    /// content do not.
    /// </summary>
    public static bool SaysSomething(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => false,
        JsonValueKind.String => value.GetString() is { Length: > 0 } text && !IsNone(text),
        JsonValueKind.Array => value.GetArrayLength() > 0 && value.EnumerateArray().Any(SaysSomething),
        JsonValueKind.Object => value.Flag("isEnabled") != false && value.EnumerateObject().Any(member => member.Value.SaysSomething() && !member.Name.Contains('@')),
        _ => true,
    };

    private static bool IsNone(string word) => word.Equals(None, StringComparison.OrdinalIgnoreCase);
}
