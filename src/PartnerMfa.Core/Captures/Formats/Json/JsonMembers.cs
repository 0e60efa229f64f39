using System.Text.Json;
using PartnerMfa.Captures.Http;
using PartnerMfa.Evidence;

namespace PartnerMfa.Captures.Formats.Json;

/// <summary>Reads members of other programs' objects, by the first of several names that is present, ignoring case.</summary>
internal static class JsonMembers
{
    public static JsonElement? Member(this JsonElement json, params string[] names)
    {
        if (json.ValueKind != JsonValueKind.Object) return null;
        foreach (string name in names)
        {
            if (json.TryGetProperty(name, out JsonElement exact)) return exact;
            foreach (JsonProperty property in json.EnumerateObject())
                if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return property.Value;
        }

        return null;
    }

    public static JsonElement? Object(this JsonElement json, string[] names) =>
        json.Member(names) is { ValueKind: JsonValueKind.Object } member ? member : null;

    /// <returns>A string or number; null for anything else.</returns>
    public static string? Text(this JsonElement json, params string[] names)
    {
        foreach (string name in names)
            if (json.Member(name) is { } member && TextOf(member) is { Length: > 0 } text) return text;
        return null;
    }

    /// <returns>Returns a text, or an array of its parts joined into one text; null for anything else.</returns>
    public static string? Joined(this JsonElement json, string separator, params string[] names) =>
        json.Text(names) ?? (json.Member(names) is { ValueKind: JsonValueKind.Array } parts && parts.GetArrayLength() > 0 ? string.Join(separator, parts.EnumerateArray().Select(TextOf)) : null);

    public static string? TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair.
            return value.GetRawText().Trim('"');
        }
    }
}

/// <summary>Returns headers that are written as an array of objects, pairs or lines, or as an object.</summary>
internal static class JsonHeaders
{
    private static readonly char[] Colon = [':'];

    /// <param name="json">A request or response.</param>
    public static IEnumerable<(string Name, string Value)> Read(JsonElement json)
    {
        JsonElement? headers = json.Member("headers", "header", "rawHeaders");
        if (headers is { ValueKind: JsonValueKind.Object } nested && nested.Member("headers") is { } inner) headers = inner;
        return headers is { } list ? Of(list) : [];
    }

    /// <param name="list">The headers themselves.</param>
    public static IEnumerable<(string Name, string Value)> Of(JsonElement list)
    {
        if (list.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty header in list.EnumerateObject())
            {
                if (header.Value.ValueKind == JsonValueKind.Array)
                    foreach (JsonElement value in header.Value.EnumerateArray()) yield return (header.Name, JsonMembers.TextOf(value) ?? "");
                else
                    yield return (header.Name, JsonMembers.TextOf(header.Value) ?? "");
            }
        }

        if (list.ValueKind != JsonValueKind.Array) yield break;
        if (IsFlat(list))
        {
            for (int i = 0; i + 1 < list.GetArrayLength(); i += 2) yield return (JsonMembers.TextOf(list[i]) ?? "", JsonMembers.TextOf(list[i + 1]) ?? "");
            yield break;
        }

        foreach (JsonElement header in list.EnumerateArray())
        {
            if (header.ValueKind == JsonValueKind.String && JsonMembers.TextOf(header) is { Length: > 1 } line && line.IndexOf(':', 1) is > 0 and int colon)
                yield return (line.Substring(0, colon), line.Substring(colon + 1).Trim());
            else if (header.ValueKind == JsonValueKind.Array && header.GetArrayLength() == 2)
                yield return (JsonMembers.TextOf(header[0]) ?? "", JsonMembers.TextOf(header[1]) ?? "");
            else if (header.Text("name", "key") is { } name && header.Text("disabled") != "true")
                yield return (name, header.Text("value") ?? "");
        }
    }

    // Node.js writes raw headers with alternating names and values.
    private static bool IsFlat(JsonElement list) =>
        list.GetArrayLength() is > 0 and int length && length % 2 == 0
        && list.EnumerateArray().Where((_, at) => at % 2 == 0).All(name => name.ValueKind == JsonValueKind.String && JsonMembers.TextOf(name) is { Length: > 0 } text && text.IndexOf(':', 1 % text.Length) < 0);
}

/// <summary>Returns the body of a response, from the places where tools put it.</summary>
internal static class JsonBody
{
    public static (string Text, ResponseBody? Cut) Read(JsonElement response, string? contentEncoding, Func<string, Stream?>? openAttachment)
    {
        if (response.Member("content", "body", "data", "stream") is not { } body) return ("", null);
        if (body.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined) return ("", null);
        if (body.ValueKind == JsonValueKind.String)
        {
            string content = JsonMembers.TextOf(body) ?? "";
            return IsBase64(response) ? HttpBody.OfBase64(content, contentEncoding) : HttpBody.OfText(content, contentEncoding);
        }

        if (body.ValueKind != JsonValueKind.Object) return HttpBody.OfText(body.GetRawText());
        if (body.Text("_file", "_sha1") is { } file)
        {
            if (openAttachment is null) return ("", null);
            using Stream? attachment = openAttachment(file) ?? openAttachment("resources/" + file);
            return attachment is null ? ("", null) : HttpBody.OfFile(attachment, contentEncoding);
        }

        if (body.Text("type") == "Buffer" && body.Member("data") is { ValueKind: JsonValueKind.Array } bytes) return OfBytes(bytes, contentEncoding);
        if (body.Text("base64_string", "$content", "base64") is { } base64) return HttpBody.OfBase64(base64, contentEncoding);
        if (body.Text("encoded") is { Length: > 5 } encoded) return HttpBody.OfBase64(encoded, contentEncoding);
        if (body.Member("text", "string") is { } text)
        {
            string value = JsonMembers.TextOf(text) ?? "";
            return IsBase64(body) ? HttpBody.OfBase64(value, contentEncoding) : HttpBody.OfText(value, contentEncoding);
        }

        // The body itself, as an application logged it.
        return body.Member("mimeType", "size") is null ? HttpBody.OfText(body.GetRawText()) : ("", null);
    }

    private static bool IsBase64(JsonElement json) =>
        json.Text("isBase64Encoded", "base64Encoded", "isBase64", "bodyIsBase64") == "true"
        || "base64".Equals(json.Text("encoding", "bodyEncoding", "body_encoding"), StringComparison.OrdinalIgnoreCase);

    // Node.js writes a buffer as a list of numbers.
    private static (string Text, ResponseBody? Cut) OfBytes(JsonElement bytes, string? contentEncoding)
    {
        if (bytes.GetArrayLength() > CaptureLimits.Body) return ("", ResponseBody.TooLarge);
        using MemoryStream body = new();
        foreach (JsonElement part in bytes.EnumerateArray())
        {
            if (part.ValueKind != JsonValueKind.Number || !part.TryGetByte(out byte value)) return ("", ResponseBody.Truncated);
            body.WriteByte(value);
        }

        body.Position = 0;
        return HttpBody.OfFile(body, contentEncoding);
    }
}
