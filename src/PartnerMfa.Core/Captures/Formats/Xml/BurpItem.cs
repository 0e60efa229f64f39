using System.Text;
using System.Xml;
using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Http;
using PartnerMfa.Evidence;

namespace PartnerMfa.Captures.Formats.Xml;

/// <summary>An item that Burp saved: its address, raw request and raw response.</summary>
internal static class BurpItem
{
    public static async Task<CapturedCall?> ReadAsync(XmlReader reader, string place)
    {
        if (reader.IsEmptyElement) return null;
        int depth = reader.Depth;
        CapturedCall call = new(place);
        string? url = null;
        bool hasRequest = false;
        while (await reader.ReadAsync().ConfigureAwait(false) && reader.Depth > depth)
        {
            // Reading the text leaves the reader at the end of the element.
            if (reader.NodeType != XmlNodeType.Element) continue;
            string name = reader.Name;
            bool isBase64 = reader.GetAttribute("base64") == "true";
            if (name is not ("url" or "request" or "response")) continue;
            string? text = await XmlFormat.TextAsync(reader).ConfigureAwait(false);
            if (name == "url") url = text?.Trim();
            else if (BytesOf(text, isBase64) is not { } bytes) call.HasTokenTooLong |= name == "request";
            else if (name == "request") hasRequest |= RawMessage.ReadRequest(bytes, call);
            else call.Response ??= RawMessage.ReadResponse(bytes);
        }

        if (!hasRequest) return null;
        // The request line contains no host; the item's own address must agree with its Host header.
        call.Target = url ?? call.Target;
        return call;
    }

    private static Stream? BytesOf(string? text, bool isBase64)
    {
        if (text is null) return null;
        try
        {
            return new MemoryStream(isBase64 ? Convert.FromBase64String(text) : Encoding.UTF8.GetBytes(text));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}

/// <summary>Reads raw HTTP/1.1 messages, one at a time.</summary>
internal static class RawMessage
{
    private const int MostHeaders = 1000;

    /// <returns>False when it is not a request.</returns>
    public static bool ReadRequest(Stream raw, CapturedCall call)
    {
        HttpBytes bytes = new(raw);
        if (bytes.ReadLine(out _) is not { } line || !HttpHead.TryRequestLine(line, out string method, out string target, out int start) || start > 0) return false;
        (call.Method, call.Target) = (method, target);
        ReadHeaders(bytes, call.TakeRequestHeader);
        return true;
    }

    /// <returns>Null when it is not a response.</returns>
    public static CapturedResponse? ReadResponse(Stream raw)
    {
        HttpBytes bytes = new(raw);
        if (bytes.ReadLine(out _) is not { } line || !HttpHead.TryStatusLine(line, out int status, out string? reason, out int start) || start > 0) return null;
        CapturedResponse response = new() { StatusCode = status, ReasonPhrase = reason };
        ReadHeaders(bytes, response.TakeHeader);
        string? transfer = response.Value(KnownHeader.TransferEncoding);
        using MemoryStream body = new();
        bytes.CopyTo(body);
        body.Position = 0;
        (response.Body, response.Cut) = HttpBody.OfWire(body, transfer, response.Value(KnownHeader.ContentEncoding));
        if (response.Cut is not (ResponseBody.Truncated or ResponseBody.Packed)) return response;
        // Proxies often store a body after decoding it, and leave its headers unchanged.
        body.Position = 0;
        (string text, ResponseBody? cut) = HttpBody.OfFile(body, null);
        if (cut is null && text.Length > 0) (response.Body, response.Cut) = (text, null);
        return response;
    }

    private static void ReadHeaders(HttpBytes bytes, Action<KnownHeader, string?> take)
    {
        for (int count = 0; count < MostHeaders && bytes.ReadLine(out bool cut) is { Length: > 0 } line; count++)
            if (HttpHead.TryHeader(line, out KnownHeader header, out string value)) take(header, cut ? null : value);
    }
}
