using System.Text;
using PartnerMfa.Captures.Http;
using PartnerMfa.Evidence;

namespace PartnerMfa.Captures.Scrubbing;

/// <summary>
/// Scrubs a raw HTTP message: its first line, its headers, and a body that can be decoded. The body of a request is removed.
/// </summary>
internal sealed class MessageScrubber(Scrubber scrubber)
{
    private const int MostHeaders = 1000;

    private readonly JsonScrubber _json = new(scrubber);

    /// <exception cref="InvalidDataException">The bytes are not a message.</exception>
    public byte[] Scrub(Stream raw)
    {
        HttpBytes bytes = new(raw);
        if (bytes.ReadLine(out _) is not { } first) return [];
        bool isResponse = first.StartsWith("HTTP/", StringComparison.Ordinal);
        StringBuilder head = new(scrubber.Text(first) + "\r\n");
        string? transfer = null;
        string? content = null;
        for (int count = 0; count < MostHeaders && bytes.ReadLine(out bool cut) is { Length: > 0 } line; count++)
        {
            int colon = line.IndexOf(':', Math.Min(1, line.Length));
            if (colon < 1) throw new InvalidDataException();
            string name = line.Substring(0, colon);
            string value = line.Substring(colon + 1).Trim();
            KnownHeader header = KnownHeaders.Find(name.AsSpan());
            if (header == KnownHeader.TransferEncoding) transfer = value;
            else if (header == KnownHeader.ContentEncoding) content = value;
            // The body is written decoded, so its length changes.
            if (header is KnownHeader.TransferEncoding or KnownHeader.ContentEncoding or KnownHeader.ContentLength) continue;
            head.Append(name).Append(": ").Append(cut ? "scrubbed" : scrubber.Header(name, value)).Append("\r\n");
        }

        string body = isResponse ? Body(bytes, transfer, content) : "";
        head.Append("Content-Length: ").Append(Encoding.UTF8.GetByteCount(body)).Append("\r\n\r\n");
        return Encoding.UTF8.GetBytes(head + body);
    }

    // A 401 without a body is as unreadable as one with a body that cannot be decoded.
    private string Body(Stream bytes, string? transfer, string? content)
    {
        (string text, ResponseBody? cut) = HttpBody.OfWire(bytes, transfer, content);
        return cut is not null || text.Contains('\ufffd') ? "" : _json.ScrubText(text);
    }
}
