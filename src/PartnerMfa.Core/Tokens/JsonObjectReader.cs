using System.Text.Json;

namespace PartnerMfa.Tokens;

/// <summary>Goes through the members of one JSON object and nothing else.</summary>
internal static class JsonObjectReader
{
    /// <exception cref="JsonException">The text is no JSON object.</exception>
    public static void Begin(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw new JsonException();
    }

    /// <summary>Stands on the name of the next member; false at the end of the object.</summary>
    public static bool NextMember(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    /// <exception cref="JsonException">Something follows the object.</exception>
    public static void End(ref Utf8JsonReader reader)
    {
        if (reader.Read()) throw new JsonException();
    }
}
