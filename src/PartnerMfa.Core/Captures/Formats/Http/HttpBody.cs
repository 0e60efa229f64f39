using System.IO.Compression;
using System.Text;
using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Import;
using PartnerMfa.Probe;

namespace PartnerMfa.Captures.Formats.Http;

/// <summary>Makes text of a captured body, within a bound. The second part of what comes back is why it is not the whole of it.</summary>
internal static class HttpBody
{
    private static readonly char[] Commas = [','];

    public static (string Text, ResponseBody? Cut) OfText(string text) =>
        text.Length > CaptureLimits.Body ? ("", ResponseBody.TooLarge) : (text.TrimStart('\ufeff'), null);

    public static (string Text, ResponseBody? Cut) OfBase64(string text)
    {
        try
        {
            using MemoryStream bytes = new(Convert.FromBase64String(text));
            return Decode(bytes);
        }
        catch (FormatException)
        {
            return ("", ResponseBody.Truncated);
        }
    }

    /// <param name="raw">The body as it went over the wire.</param>
    /// <param name="response">Its headers.</param>
    public static (string Text, ResponseBody? Cut) OfWire(Stream raw, CapturedResponse response)
    {
        Stream body = raw;
        foreach (string coding in Codings(response.TransferEncoding).Concat(Codings(response.ContentEncoding)))
        {
            if (Undo(coding, body) is not { } plain) return ("", ResponseBody.Truncated);
            body = plain;
        }

        return Decode(body);
    }

    // The transfer's own codings are undone first, each list from its end (RFC 9110, section 8.4).
    private static IEnumerable<string> Codings(string? header) =>
        (header ?? "").Split(Commas, StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim().ToLowerInvariant()).Reverse();

    private static Stream? Undo(string coding, Stream body) => coding switch
    {
        "identity" or "" => body,
        "chunked" => new ChunkedStream(body),
        "gzip" or "x-gzip" => new GZipStream(body, CompressionMode.Decompress),
        "deflate" => new ZlibStream(body),
#if NET
        "br" => new BrotliStream(body, CompressionMode.Decompress),
#endif
        _ => null,
    };

    private static (string Text, ResponseBody? Cut) Decode(Stream body)
    {
        try
        {
            using MemoryStream read = new();
            byte[] buffer = new byte[16 * 1024];
            for (int count; (count = body.Read(buffer, 0, buffer.Length)) > 0;)
            {
                if (read.Length + count > CaptureLimits.Body) return ("", ResponseBody.TooLarge);
                read.Write(buffer, 0, count);
            }

            return (Encoding.UTF8.GetString(read.GetBuffer(), 0, (int)read.Length).TrimStart('\ufeff'), null);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or InvalidOperationException)
        {
            // BrotliStream throws InvalidOperationException for what is damaged.
            return ("", ResponseBody.Truncated);
        }
    }
}
