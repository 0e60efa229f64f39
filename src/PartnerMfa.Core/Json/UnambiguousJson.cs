using System.Text;
using System.Text.Json;

namespace PartnerMfa.Json;

/// <summary>
/// JSON with only one possible meaning. When an object contains the same name twice, two readers could see different values.
/// </summary>
internal static class UnambiguousJson
{
    /// <returns>Null when the text is not JSON, is not valid UTF-8, or contains a name twice.</returns>
    public static JsonDocument? Parse(byte[] utf8)
    {
        JsonDocument? document = null;
        try
        {
            _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(utf8);
            document = JsonDocument.Parse(utf8);
            if (WhyNot(document.RootElement) is null) return document;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            // The text is not JSON.
        }

        document?.Dispose();
        return null;
    }

    /// <returns>The problem as a sentence; null when there is none.</returns>
    public static string? WhyNot(JsonElement value)
    {
        try
        {
            return IsUnambiguous(value) ? null : "a name is in it twice.";
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is noticed only when the text is read, not when the document is parsed.
            return "a text in it is not valid Unicode.";
        }
    }

    private static bool IsUnambiguous(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                value.GetString();
                return true;
            case JsonValueKind.Array:
                return value.EnumerateArray().All(IsUnambiguous);
            case JsonValueKind.Object:
                HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
                return value.EnumerateObject().All(member => names.Add(member.Name) && IsUnambiguous(member.Value));
            default:
                return true;
        }
    }
}
