using System.Buffers;
using System.Text;
using System.Text.Json;
using PartnerMfa.Captures.Http;

namespace PartnerMfa.Captures.Formats.Har;

/// <summary>Reads the text of a JSON token, even when the token is malformed.</summary>
internal static class JsonText
{
    public static string Of(ref Utf8JsonReader reader)
    {
        ReadOnlySpan<byte> raw = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName)) return Encoding.UTF8.GetString(raw.ToArray());
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            // Invalid UTF-8, or half of a surrogate pair.
            return Encoding.UTF8.GetString(raw.ToArray());
        }
    }

    /// <summary>Whether the token is this word.</summary>
    public static bool Is(ref Utf8JsonReader reader, ReadOnlySpan<byte> word) =>
        reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(Of(ref reader)).AsSpan().SequenceEqual(word) : reader.ValueTextEquals(word);

    /// <summary>Returns the header with this name. Most headers do not matter, so no string is created for their names.</summary>
    public static KnownHeader HeaderOf(ref Utf8JsonReader reader)
    {
        if (reader.ValueIsEscaped) return KnownHeaders.Find(Of(ref reader).AsSpan());
        ReadOnlySpan<byte> name = reader.ValueSpan;
        if (name.Length > KnownHeaders.LongestName) return KnownHeader.None;
        Span<char> text = stackalloc char[name.Length];
        for (int i = 0; i < name.Length; i++) text[i] = (char)name[i];
        return KnownHeaders.Find(text);
    }
}
