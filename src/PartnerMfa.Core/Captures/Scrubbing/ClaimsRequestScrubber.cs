using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using PartnerMfa.Json;

namespace PartnerMfa.Captures.Scrubbing;

/// <summary>
/// Keeps the parts of a claims challenge that decide: the names of the claims, and values that are a word or a number. Everything else is
/// removed, such as the IP address in a challenge of continuous access evaluation.
/// </summary>
internal static class ClaimsRequestScrubber
{
    private static readonly Regex Word = new(@"^[A-Za-z0-9_]{1,12}$", RegexOptions.CultureInvariant);

    /// <summary>The claims in Base64, after their name. Every JSON object begins with the same letters.</summary>
    public static Regex Claims { get; } = new(
        @"(?<=\bclaims\\{0,2}[""']?\s?[=:]\s?\\{0,2}[""']?)eyJ[A-Za-z0-9+/_-]{8,}(?:=|%3D){0,2}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <returns>Null when the text is not a claims request.</returns>
    public static string? Scrub(string written)
    {
        string text = written.Replace("%3D", "").Replace("%3d", "").TrimEnd('=').Replace('-', '+').Replace('_', '/');
        try
        {
            string json = Encoding.UTF8.GetString(Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '=')));
            if (LenientJson.Parse(json) is not { ValueKind: JsonValueKind.Object } request) return null;
            using MemoryStream copy = new();
            using (Utf8JsonWriter writer = new(copy)) Write(writer, request, depth: 0);
            return Convert.ToBase64String(copy.ToArray());
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static void Write(Utf8JsonWriter writer, JsonElement json, int depth)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object when depth < 8:
                writer.WriteStartObject();
                foreach (JsonProperty member in json.EnumerateObject())
                {
                    writer.WritePropertyName(Regex.IsMatch(member.Name, "^[A-Za-z_]{1,32}$") ? member.Name : "scrubbed");
                    Write(writer, member.Value, depth + 1);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array when depth < 8:
                writer.WriteStartArray();
                foreach (JsonElement item in json.EnumerateArray()) Write(writer, item, depth + 1);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String when Word.IsMatch(json.GetString() ?? ""): json.WriteTo(writer); break;
            case JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null or JsonValueKind.Number: json.WriteTo(writer); break;
            default: writer.WriteStringValue("scrubbed"); break;
        }
    }
}
