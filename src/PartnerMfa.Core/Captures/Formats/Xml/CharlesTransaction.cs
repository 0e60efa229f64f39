using System.Globalization;
using System.Xml;
using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Http;

namespace PartnerMfa.Captures.Formats.Xml;

/// <summary>
/// A transaction of a Charles XML session: attributes for the address, elements for headers, and bodies as text or Base64.
/// </summary>
internal static class CharlesTransaction
{
    public static async Task<CapturedCall?> ReadAsync(XmlReader reader, string place)
    {
        string host = reader.GetAttribute("host") ?? "";
        string port = reader.GetAttribute("port") is { Length: > 0 } given ? ":" + given : "";
        CapturedCall call = new(place)
        {
            Method = reader.GetAttribute("method"),
            Target = $"{reader.GetAttribute("protocol") ?? "https"}://{host}{port}{reader.GetAttribute("path")}",
        };
        if (reader.IsEmptyElement) return call;
        int depth = reader.Depth;
        CapturedResponse response = new();
        bool isResponse = false;
        string name = "";
        while (await reader.ReadAsync().ConfigureAwait(false) && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            switch (reader.Name)
            {
                case "response":
                    isResponse = true;
                    response.StatusCode = int.TryParse(reader.GetAttribute("status"), NumberStyles.None, CultureInfo.InvariantCulture, out int status) ? status : 0;
                    break;
                case "first-line" when isResponse:
                    if (HttpHead.TryStatusLine(await XmlFormat.TextAsync(reader).ConfigureAwait(false) ?? "", out int code, out string? reason, out _))
                        (response.StatusCode, response.ReasonPhrase) = (code, reason);
                    break;
                case "name": name = await XmlFormat.TextAsync(reader).ConfigureAwait(false) ?? ""; break;
                case "value":
                    string? value = await XmlFormat.TextAsync(reader).ConfigureAwait(false);
                    KnownHeader header = KnownHeaders.Find(name.Trim().AsSpan());
                    if (isResponse) response.TakeHeader(header, value?.Trim());
                    else call.TakeRequestHeader(header, value?.Trim());
                    break;
                case "body" when isResponse:
                    bool isBase64 = reader.GetAttribute("encoding") == "base64";
                    string body = await XmlFormat.TextAsync(reader).ConfigureAwait(false) ?? "";
                    string? encoding = reader.GetAttribute("decoded") == "true" ? null : response.Value(KnownHeader.ContentEncoding);
                    (response.Body, response.Cut) = isBase64 ? HttpBody.OfBase64(body, encoding) : HttpBody.OfText(body, encoding);
                    break;
                default: break;
            }
        }

        if (response.StatusCode > 0) call.Response = response;
        return call;
    }
}
