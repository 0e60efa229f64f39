using System.Globalization;
using System.Text.Json;

namespace PartnerMfa.Json;

/// <summary>An object of JSON, read as loosely as services write: names in any case, numbers as strings, a name twice.</summary>
internal sealed class JsonWords
{
    private readonly List<(string Name, JsonElement Value)> _members = [];

    /// <param name="value">What is no object has no members.</param>
    public JsonWords(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object) return;
        foreach (JsonProperty property in value.EnumerateObject()) _members.Add((property.Name, property.Value));
    }

    /// <summary>Every member of that name.</summary>
    public IReadOnlyList<JsonElement> Members(string name)
    {
        // Most names that are asked for are not there.
        List<JsonElement>? found = null;
        foreach ((string written, JsonElement value) in _members)
            if (written.Equals(name, StringComparison.OrdinalIgnoreCase)) (found ??= []).Add(value);
        return found is null ? [] : found;
    }

    /// <summary>The strings and numbers that members of that name have, without those that are blank.</summary>
    public IEnumerable<string> Words(string name) => Members(name) is { Count: > 0 } members
        ? members
            .Where(value => value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            .Select(TextOf)
            .OfType<string>()
            .Where(word => word.Length > 0)
        : [];

    /// <returns>The value as a word, or null of null; what is no single value keeps its brackets.</returns>
    public static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString()!.Trim(),
        JsonValueKind.Number when value.TryGetDecimal(out decimal number) && number == decimal.Truncate(number) =>
            decimal.Truncate(number).ToString("0", CultureInfo.InvariantCulture),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.GetRawText(),
    };
}
