using System.Text.Json;

namespace PartnerMfa.Json;

/// <summary>
/// Parses JSON that must be exact (RFC 8259): complete, with nothing after it. Damage by another program is not repaired. Half of a
/// surrogate pair is noticed only when the text is read, which then throws InvalidOperationException.
/// </summary>
/// <remarks>A text that is half a surrogate pair is found only when it is read: reading it then throws InvalidOperationException.</remarks>
internal static class StrictJson
{
    /// <returns>Returns the document, which the caller disposes of; null when the text is not complete JSON.</returns>
    public static JsonDocument? Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <inheritdoc cref="Parse(string)"/>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            return JsonDocument.Parse(utf8);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Reads the start of the single object that a text consists of.</summary>
    /// <exception cref="JsonException">The text is not a JSON object.</exception>
    public static void BeginObject(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw new JsonException();
    }

    /// <summary>Advances to the name of the next member; false at the end of the object.</summary>
    public static bool NextMember(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    /// <exception cref="JsonException">Something follows the object.</exception>
    public static void EndObject(ref Utf8JsonReader reader)
    {
        if (reader.Read()) throw new JsonException();
    }
}
