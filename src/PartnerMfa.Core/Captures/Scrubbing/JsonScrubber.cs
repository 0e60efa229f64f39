using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using PartnerMfa.Captures.Http;
using PartnerMfa.Json;

namespace PartnerMfa.Captures.Scrubbing;

/// <summary>Scrubs JSON member by member: pairs of name and value, headers, cookies, query strings, JSON in strings, and Base64.</summary>
internal sealed class JsonScrubber(Scrubber scrubber)
{
    private const int Deepest = 200;
    private const int ShortestBase64 = 24;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private static readonly Regex HeaderName = new(@"^:?[A-Za-z][\w-]{0,100}$", RegexOptions.CultureInvariant);
    private static readonly Regex HeaderLine = new(@"^:?[A-Za-z][\w-]{0,100}:", RegexOptions.CultureInvariant);

    // Members that are never evidence and are removed completely.
    private static readonly HashSet<string> Dropped = new(StringComparer.OrdinalIgnoreCase) { "cookies", "postData", "certificates", "certs", "sslInfo" };

    public byte[] Scrub(string name, JsonElement json)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter writer = new(bytes, Options)) Write(writer, name, json, 0);
        return bytes.ToArray();
    }

    /// <summary>Text that may be JSON.</summary>
    public string ScrubText(string text)
    {
        string trimmed = text.Trim();
        if (trimmed.Length < 2 || trimmed[0] is not ('{' or '[')) return string.Join("\n", text.Split('\n').Select(scrubber.Text));
        return LenientJson.Parse(trimmed) is { } json ? Encoding.UTF8.GetString(Scrub("", json)) : string.Join("\n", text.Split('\n').Select(scrubber.Text));
    }

    private void Write(Utf8JsonWriter writer, string name, JsonElement json, int depth)
    {
        if (depth > Deepest) throw new InvalidDataException();
        switch (json.ValueKind)
        {
            case JsonValueKind.Object: WriteObject(writer, name, json, depth); break;
            case JsonValueKind.Array: WriteArray(writer, name, json, depth); break;
            case JsonValueKind.String: writer.WriteStringValue(TextOf(name, StringOf(json))); break;
            case JsonValueKind.Number:
                string number = json.GetRawText();
                string kept = scrubber.Named(name, number);
                if (kept == number) writer.WriteRawValue(number, skipInputValidation: true);
                else writer.WriteStringValue(kept);
                break;
            default: json.WriteTo(writer); break;
        }
    }

    private void WriteArray(Utf8JsonWriter writer, string name, JsonElement json, int depth)
    {
        if (json.GetArrayLength() > 0 && json[0].ValueKind == JsonValueKind.Number && EncodedText.In(json.GetRawText()).FirstOrDefault() is { } written)
        {
            WriteBytes(writer, written);
            return;
        }

        bool isHeaders = IsHeaders(name);
        writer.WriteStartArray();
        string? header = null;
        foreach (JsonElement element in json.EnumerateArray())
        {
            // Names and values alternate, in one array as Node.js writes them or in a pair for each header.
            if (element.ValueKind != JsonValueKind.String || !isHeaders) header = null;
            string text = element.ValueKind == JsonValueKind.String ? StringOf(element) : "";
            if (header is not null)
            {
                writer.WriteStringValue(scrubber.Header(header, text));
                header = null;
                continue;
            }

            if (element.ValueKind == JsonValueKind.String && isHeaders && HeaderName.IsMatch(text)) header = text;
            Write(writer, name, element, depth + 1);
        }

        writer.WriteEndArray();
    }

    private static bool IsHeaders(string name) => name.EndsWith("headers", StringComparison.OrdinalIgnoreCase) || name.Equals("header", StringComparison.OrdinalIgnoreCase);

    private void WriteObject(Utf8JsonWriter writer, string name, JsonElement json, int depth)
    {
        string? pairName = Pair(json);
        bool isHeaders = IsHeaders(name);
        bool isBuffer = json.TryGetProperty("type", out JsonElement type) && type.ValueKind == JsonValueKind.String && type.GetString() == "Buffer";
        bool isBase64 = json.TryGetProperty("encoding", out JsonElement encoding) && encoding.ValueKind == JsonValueKind.String && encoding.GetString() == "base64";
        writer.WriteStartObject();
        foreach (JsonProperty member in json.EnumerateObject())
        {
            writer.WritePropertyName(scrubber.Text(member.Name));
            if (Dropped.Contains(member.Name) && member.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array) WriteEmpty(writer, member.Value);
            else if (member.Value.ValueKind == JsonValueKind.String && pairName is not null && member.Name.Equals("value", StringComparison.OrdinalIgnoreCase))
                writer.WriteStringValue(IsQuery(name) ? scrubber.Placeholder(StringOf(member.Value)) : scrubber.Header(pairName, StringOf(member.Value)));
            else if (member.Value.ValueKind == JsonValueKind.String && isHeaders && pairName is null)
                writer.WriteStringValue(scrubber.Header(member.Name, StringOf(member.Value)));
            else if (isBuffer && member.Value.ValueKind == JsonValueKind.Array) WriteBuffer(writer, member.Value);
            else if (isBase64 && member.Value.ValueKind == JsonValueKind.String && member.Name is "text" or "encoded")
                writer.WriteStringValue(Base64(StringOf(member.Value)) ?? "");
            else Write(writer, member.Name, member.Value, depth + 1);
        }

        writer.WriteEndObject();
    }

    // A body as Node.js writes it, with a number for each byte. Bodies that are not text are left out.
    private void WriteBuffer(Utf8JsonWriter writer, JsonElement bytes)
    {
        byte[] content = [.. bytes.EnumerateArray().Select(part => part.ValueKind == JsonValueKind.Number && part.TryGetByte(out byte value) ? value : (byte)0)];
        string text = Encoding.UTF8.GetString(content);
        WriteBytes(writer, text.Any(c => c == '\ufffd' || (char.IsControl(c) && c is not ('\r' or '\n' or '\t'))) ? "" : text);
    }

    private void WriteBytes(Utf8JsonWriter writer, string text)
    {
        writer.WriteStartArray();
        foreach (byte part in Encoding.UTF8.GetBytes(ScrubText(text))) writer.WriteNumberValue(part);
        writer.WriteEndArray();
    }

    private static void WriteEmpty(Utf8JsonWriter writer, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object) writer.WriteStartObject();
        else writer.WriteStartArray();
        if (value.ValueKind == JsonValueKind.Object) writer.WriteEndObject();
        else writer.WriteEndArray();
    }

    private static bool IsQuery(string name) => name.Equals("queryString", StringComparison.OrdinalIgnoreCase) || name.Equals("params", StringComparison.OrdinalIgnoreCase) || name.Equals("query", StringComparison.OrdinalIgnoreCase);

    private static string? Pair(JsonElement json)
    {
        if (!json.TryGetProperty("value", out _) || json.EnumerateObject().Count() > 6) return null;
        foreach (string name in (string[])["name", "key"])
            if (json.TryGetProperty(name, out JsonElement pair) && pair.ValueKind == JsonValueKind.String) return StringOf(pair);
        return null;
    }

    private string TextOf(string name, string text)
    {
        // An address keeps the parts that make it an address.
        if (text.StartsWith("http", StringComparison.OrdinalIgnoreCase) && text.IndexOf("://", StringComparison.Ordinal) is > 0) return scrubber.Text(text);
        // "Name: value", the form of headers in network logs.
        if (name.EndsWith("headers", StringComparison.OrdinalIgnoreCase) && HeaderLine.Match(text) is { Success: true, Length: int length })
            return $"{text.Substring(0, length)} {scrubber.Header(text.Substring(0, length - 1), text.Substring(length).Trim())}";
        string known = scrubber.Named(name, text);
        if (known != text) return known;
        if (name is "bytes" or "encoded" or "body" && Base64(text) is { } scrubbed) return scrubbed;
        return ScrubText(text);
    }

    /// <returns>Null when the value is not text in Base64.</returns>
    private string? Base64(string text)
    {
        // It may be wrapped (RFC 2045, section 6.8).
        text = text.Replace("\r", "").Replace("\n", "");
        if (text.Length < ShortestBase64 || text.Length % 4 != 0) return null;
        try
        {
            string plain = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Convert.FromBase64String(text));
            return plain.Any(c => char.IsControl(c) && c is not ('\r' or '\n' or '\t')) ? null : Convert.ToBase64String(Encoding.UTF8.GetBytes(ScrubText(plain)));
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static string StringOf(JsonElement json)
    {
        try
        {
            return json.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return "scrubbed";
        }
    }
}
