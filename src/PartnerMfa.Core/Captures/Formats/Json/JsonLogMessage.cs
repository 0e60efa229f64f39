using System.Text.Json;
using PartnerMfa.Captures.Http;

namespace PartnerMfa.Captures.Formats.Json;

/// <summary>Finds the message in a line of a JSON log, under the names that loggers use.</summary>
internal static class JsonLogMessage
{
    private static readonly string[] MessageNames =
        ["log", "message", "msg", "Message", "MESSAGE", "@message", "@m", "RenderedMessage", "textPayload"];

    // journald writes a message with colors in it as the numbers of its bytes.
    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => JsonMembers.TextOf(value),
        JsonValueKind.Array => EncodedText.In(value.GetRawText()).FirstOrDefault(),
        _ => null,
    };

    /// <summary>The text that a program logged; null when the object is not a line of a log.</summary>
    public static string? Of(JsonElement json) => Of(json, out _);

    /// <param name="json">The object.</param>
    /// <param name="rest">Its other members, as written.</param>
    public static string? Of(JsonElement json, out string rest)
    {
        rest = "";
        if (json.ValueKind != JsonValueKind.Object) return null;
        foreach (string name in MessageNames)
        {
            if (!json.TryGetProperty(name, out JsonElement value) || TextOf(value) is not { Length: > 0 } message) continue;
            rest = string.Join("\n", json.EnumerateObject().Where(member => member.Name != name).Select(member => $"\"{member.Name}\":{member.Value.GetRawText()}"));
            return message;
        }

        return null;
    }
}
