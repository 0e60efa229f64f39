using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PartnerMfa.Captures.Formats.Text.Messages;

/// <summary>Removes what surrounds a copied body: the sizes of its chunks, and words that follow it.</summary>
internal static class CopiedBody
{
    private static readonly Regex ChunkSize = new(@"^[0-9A-Fa-f]{1,8}$", RegexOptions.CultureInvariant);

    /// <param name="text">The body as it was copied.</param>
    /// <param name="rest">What stands after it: trailers (RFC 9112, section 7.1.2), or words.</param>
    public static string Of(string text, out string rest)
    {
        string[] lines = text.Split('\n');
        string body = ChunkSize.IsMatch(lines[0].Trim())
            ? string.Join("\n", lines.Where(line => !ChunkSize.IsMatch(line.Trim())))
            : text;
        string start = body.TrimStart('\ufeff', ' ');
        rest = "";
        if (!start.StartsWith("{", StringComparison.Ordinal)) return body;
        string value = FirstValue(start);
        rest = start.Substring(Math.Min(value.Length, start.Length));
        return value;
    }

    private static string FirstValue(string body)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        Utf8JsonReader reader = new(bytes);
        try
        {
            reader.Read();
            reader.Skip();
            return Encoding.UTF8.GetString(bytes, 0, (int)reader.BytesConsumed);
        }
        catch (JsonException)
        {
            return body;
        }
    }
}
