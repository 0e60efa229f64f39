using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PartnerMfa.Json;

/// <summary>
/// Parses JSON written by other programs so that every text in it can be read. Trailing commas are allowed. Invalid UTF-8 and halves of
/// surrogate pairs become U+FFFD.
/// </summary>
internal static class LenientJson
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private static readonly Regex HalfPair = new(
        @"\\u[dD][89aAbB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89aAbB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}", RegexOptions.CultureInvariant);

    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, MaxDepth = 512 };

    /// <returns>Null when the text is not JSON.</returns>
    public static JsonElement? Parse(ArraySegment<byte> json)
    {
        if (IsClean(json)) return Try(() => JsonDocument.Parse(json.AsMemory(), Options));
        return Parse(Encoding.UTF8.GetString(json.Array!, json.Offset, json.Count));
    }

    /// <inheritdoc cref="Parse(ArraySegment{byte})"/>
    public static JsonElement? Parse(string json) => Try(() => JsonDocument.Parse(WithoutHalfPairs(json), Options));

    /// <summary>Parses the first value of a text, whatever follows it.</summary>
    /// <returns>Null when the text does not begin with JSON.</returns>
    public static JsonElement? ParseFirst(string text) => Try(() =>
    {
        Utf8JsonReader reader = new(Encoding.UTF8.GetBytes(WithoutHalfPairs(text)), new JsonReaderOptions { AllowTrailingCommas = true });
        return JsonDocument.ParseValue(ref reader);
    });

    private static string WithoutHalfPairs(string json) =>
        json.Contains("\\ud") || json.Contains("\\uD") ? HalfPair.Replace(json, "\\ufffd") : json;

    private static bool IsClean(ArraySegment<byte> json)
    {
        if (json.AsSpan().IndexOf("\\ud"u8) >= 0 || json.AsSpan().IndexOf("\\uD"u8) >= 0) return false;
        try
        {
            _ = Strict.GetCharCount(json.Array!, json.Offset, json.Count);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static JsonElement? Try(Func<JsonDocument> parse)
    {
        try
        {
            using JsonDocument document = parse();
            return document.RootElement.Clone();
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return null;
        }
    }
}

/// <summary>
/// A view of an object that is as tolerant as services are sloppy: names in any case, numbers as strings, repeated names.
/// </summary>
internal sealed class LenientObject
{
    private readonly List<(string Name, JsonElement Value)> _members = [];

    /// <param name="value">The value. Anything except an object has no members.</param>
    public LenientObject(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object) return;
        foreach (JsonProperty property in value.EnumerateObject()) _members.Add((property.Name, property.Value));
    }

    /// <summary>Every member with that name.</summary>
    public IReadOnlyList<JsonElement> Members(string name)
    {
        // Most requested names are missing.
        List<JsonElement>? found = null;
        foreach ((string written, JsonElement value) in _members)
            if (written.Equals(name, StringComparison.OrdinalIgnoreCase)) (found ??= []).Add(value);
        return found is null ? [] : found;
    }

    /// <summary>The strings and numbers among the members with that name, except blank ones.</summary>
    public IEnumerable<string> Words(string name) => Members(name) is { Count: > 0 } members
        ? members
            .Where(value => value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            .Select(TextOf)
            .OfType<string>()
            .Where(word => word.Length > 0)
        : [];

    /// <returns>The value as text; null for null. An object or array keeps its brackets.</returns>
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
