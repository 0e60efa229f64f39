using System.Globalization;
using System.Text.Json;

namespace PartnerMfa.Usage;

/// <summary>A row of usage data, read leniently: names in any case, numbers and Booleans as text. Implausible values are null.</summary>
internal readonly struct UsageRow(JsonElement row)
{
    // No name, path or ID in Partner Center is longer.
    private const int LongestText = 1024;

    // Nobody makes more calls than this in a day. The limit keeps sums from overflowing.
    private const long LargestCount = 1_000_000_000_000;

    private readonly bool _isObject = row.ValueKind == JsonValueKind.Object;

    public string? Text(string name)
    {
        if (Find(name) is not { ValueKind: JsonValueKind.String } value) return null;
        string text = value.GetString()!.Trim();
        return text.Length is > 0 and <= LongestText ? text : text.Length == 0 ? null : text.Substring(0, LongestText);
    }

    /// <summary>Returns the first of these members that is present.</summary>
    public string? Text(IReadOnlyList<string> names)
    {
        foreach (string name in names)
            if (Text(name) is { } text) return text;
        return null;
    }

    /// <returns>Returns a whole number that is not negative.</returns>
    public long? Count(string name) => Number(name) is { } count and <= LargestCount ? count : null;

    private long? Number(string name) => Find(name) switch
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

    /// <returns>Returns a time in UTC; without a time zone, it is taken as UTC.</returns>
    public DateTime? Time(string name)
    {
        if (Find(name) is not { ValueKind: JsonValueKind.String } value) return null;
        if (value.TryGetDateTime(out DateTime time)) return time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : DateTime.SpecifyKind(time, DateTimeKind.Utc);
        bool isTime = DateTime.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
        return isTime ? time : null;
    }

    /// <inheritdoc cref="Time(string)"/>
    public DateTime? Time(IReadOnlyList<string> names)
    {
        foreach (string name in names)
            if (Time(name) is { } time) return time;
        return null;
    }

    // Nearly every name is written as documented.
    private JsonElement? Find(string name)
    {
        if (!_isObject) return null;
        if (row.TryGetProperty(name, out JsonElement value)) return value;
        foreach (JsonProperty property in row.EnumerateObject())
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return property.Value;
        return null;
    }
}
