using System.Text.Json;

namespace PartnerMfa.Captures.Formats.Har;

/// <summary>Tells a HAR file by its beginning: an object with an object <c>log</c>.</summary>
internal static class HarRecognition
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    public static bool IsHar(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith(ByteOrderMark)) head = head.Slice(ByteOrderMark.Length);
        Utf8JsonReader reader = new(head, isFinalBlock: false, state: default);
        try
        {
            bool isLog = false;
            while (reader.Read())
            {
                if (reader.CurrentDepth == 0 && reader.TokenType != JsonTokenType.StartObject) return false;
                if (isLog) return reader.TokenType == JsonTokenType.StartObject;
                isLog = reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName && JsonText.Is(ref reader, "log"u8);
            }
        }
        catch (JsonException)
        {
            // Other text that begins with a brace.
        }

        return false;
    }
}
