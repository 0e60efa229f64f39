using System.Globalization;
using System.Text.Json;

namespace PartnerMfa.Probe;

/// <summary>Reads members of JSON as loosely as services write them: names in any case, numbers as strings, a name twice.</summary>
internal static class JsonWords
{
    /// <summary>Every member of that name; none when the parent is no object.</summary>
    public static IEnumerable<JsonElement> Members(this JsonElement parent, string name) => parent.ValueKind != JsonValueKind.Object
        ? []
        : parent.EnumerateObject()
            .Where(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(property => property.Value);

    /// <summary>The strings and numbers that members of that name have, without those that are blank.</summary>
    public static IEnumerable<string> Words(this JsonElement parent, string name) => parent.Members(name)
        .Where(value => value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
        .Select(TextOf)
        .OfType<string>()
        .Where(word => word.Length > 0);

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
