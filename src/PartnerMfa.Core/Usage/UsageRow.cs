using System.Globalization;
using System.Text.Json;

namespace PartnerMfa.Usage;

/// <summary>A row of usage, read as loosely as the service writes: names in any case, numbers and truth as text. What is of no use is null.</summary>
internal readonly struct UsageRow(JsonElement row)
{
    // Longer than any name, path or id that Partner Center has.
    private const int LongestText = 1024;

    private readonly bool _isObject = row.ValueKind == JsonValueKind.Object;

    public string? Text(params IReadOnlyList<string> names)
    {
        foreach (string name in names)
        {
            if (Find(name) is not { ValueKind: JsonValueKind.String } value) continue;
            string text = value.GetString()!.Trim();
            if (text.Length > 0) return text.Length <= LongestText ? text : text.Substring(0, LongestText);
        }

        return null;
    }

    /// <returns>A whole number from 0.</returns>
    public long? Count(string name) => Find(name) switch
    {
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt64(out long count) && count >= 0 => count,
        { ValueKind: JsonValueKind.String } value when long.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out long count) => count,
        _ => null,
    };

    public bool? Flag(string name) => Find(name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.String } value when bool.TryParse(value.GetString(), out bool flag) => flag,
        _ => null,
    };

    /// <returns>A time, UTC: what names no zone is of UTC already.</returns>
    public DateTime? Time(params IReadOnlyList<string> names)
    {
        foreach (string name in names)
        {
            if (Find(name) is not { ValueKind: JsonValueKind.String } value) continue;
            if (value.TryGetDateTime(out DateTime time)) return time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : DateTime.SpecifyKind(time, DateTimeKind.Utc);
            if (DateTime.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time)) return time;
        }

        return null;
    }

    // Nearly every name is written as it is documented for the wire.
    private JsonElement? Find(string name)
    {
        if (!_isObject) return null;
        if (row.TryGetProperty(name, out JsonElement value)) return value;
        foreach (JsonProperty property in row.EnumerateObject())
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return property.Value;
        return null;
    }
}
