using System.Text;
using System.Text.Json;

namespace PartnerMfa.Json;

/// <summary>JSON that can be understood in one way only: a name twice in one object would let two readers see two things.</summary>
internal static class UnambiguousJson
{
    /// <returns>Null when it is not JSON, not UTF-8, or has a name twice.</returns>
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
            // It is not JSON.
        }

        document?.Dispose();
        return null;
    }

    /// <returns>What is wrong with it, as a sentence; null when nothing is.</returns>
    public static string? WhyNot(JsonElement value)
    {
        try
        {
            return IsUnambiguous(value) ? null : "a name is in it twice.";
        }
        catch (InvalidOperationException)
        {
            // Half a character is found when a text is read, not when the document is parsed.
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
