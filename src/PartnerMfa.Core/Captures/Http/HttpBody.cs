using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using PartnerMfa.Evidence;
using PartnerMfa.Json;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace PartnerMfa.Captures.Http;

/// <summary>Turns captured bodies into text, up to a limit. <c>Cut</c> says why a text is not the complete body.</summary>
internal static class HttpBody
{
    // The window is 8 MiB, and no server may require more (RFC 9659, section 3).
    private const int LargestWindow = 23;

    private static readonly Regex Words = new(@"[A-Za-z]{2,}[,.]? [A-Za-z]{2,}", RegexOptions.CultureInvariant);
    private static readonly char[] Commas = [','];

    /// <summary>Returns a body that the capture shows as text, decoded or not.</summary>
    public static (string Text, ResponseBody? Cut) OfText(string text, string? contentEncoding = null)
    {
        if (text.Length > CaptureLimits.Body) return ("", ResponseBody.TooLarge);
        string body = (EncodedText.OfBody(text) ?? text).TrimStart('\ufeff');
        return IsUndecoded(body, contentEncoding) ? ("", ResponseBody.Packed) : (body, BreaksOff(body) ? ResponseBody.Truncated : null);
    }

    public static (string Text, ResponseBody? Cut) OfBase64(string text, string? contentEncoding = null)
    {
        try
        {
            // Most tools decode a body before they write it, but some do not.
            using MemoryStream bytes = new(Convert.FromBase64String(text));
            return OfFile(bytes, contentEncoding);
        }
        catch (FormatException)
        {
            return ("", ResponseBody.Truncated);
        }
    }

    /// <summary>Returns a body from a separate file, decoded or not.</summary>
    public static (string Text, ResponseBody? Cut) OfFile(Stream file, string? contentEncoding)
    {
        using MemoryStream bytes = new();
        byte[] buffer = new byte[16 * 1024];
        for (int count; (count = file.Read(buffer, 0, buffer.Length)) > 0;)
        {
            if (bytes.Length + count > CaptureLimits.Body) return ("", ResponseBody.TooLarge);
            bytes.Write(buffer, 0, count);
        }

        bytes.Position = 0;
        (string text, ResponseBody? cut) = Decode(bytes);
        if (cut == ResponseBody.TooLarge || !IsUndecoded(text, contentEncoding)) return (text, cut);
        if (!Codings(contentEncoding).Any()) return ("", ResponseBody.Packed);
        bytes.Position = 0;
        return OfWire(bytes, null, contentEncoding);
    }

    /// <param name="raw">The body as it was sent over the wire.</param>
    /// <param name="transferEncoding">Its <c>Transfer-Encoding</c>; null when there is none.</param>
    /// <param name="contentEncoding">Its <c>Content-Encoding</c>; null when there is none.</param>
    public static (string Text, ResponseBody? Cut) OfWire(Stream raw, string? transferEncoding, string? contentEncoding)
    {
        Stream body = raw;
        foreach (string coding in Codings(transferEncoding).Concat(Codings(contentEncoding)))
        {
            if (Undo(coding, body) is not { } plain) return ("", ResponseBody.Packed);
            body = plain;
        }

        return Decode(body);
    }

    private static bool BreaksOff(string body)
    {
        string json = body.TrimStart();
        if (!json.StartsWith("{", StringComparison.Ordinal)) return false;
        using JsonDocument? document = StrictJson.Parse(json);
        return document is null;
    }

    // Compressed bytes that were converted to text contain replacement or control characters.
    private static bool IsUndecoded(string body, string? contentEncoding)
    {
        if (body.Length == 0) return false;
        bool isCoded = Codings(contentEncoding).Any(coding => coding is not ("identity" or ""));
        bool isText = body[0] is '{' or '[' or '<' or '"';
        // Some tools write a dot for each unprintable byte, so compressed data then contains no words.
        if (isCoded && !isText && !Words.IsMatch(body)) return true;
        bool isBinary = body.Any(c => c == '\ufffd' || (char.IsControl(c) && c is not ('\r' or '\n' or '\t')));
        return isBinary && (isCoded || !isText);
    }

    // The transfer codings are undone first, and each list is undone from its end (RFC 9110, section 8.4).
    private static IEnumerable<string> Codings(string? header) =>
        (header ?? "").Split(Commas, StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim().ToLowerInvariant()).Reverse();

    private static Stream? Undo(string coding, Stream body) => coding switch
    {
        "identity" or "" => body,
        "chunked" => new ChunkedStream(body),
        "gzip" or "x-gzip" => new GZipStream(body, CompressionMode.Decompress),
        "deflate" => new ZlibStream(body),
        "zstd" => Zstd(body),
#if NET
        "br" => new BrotliStream(body, CompressionMode.Decompress),
#endif
        _ => null,
    };

    private static DecompressionStream Zstd(Stream body)
    {
        DecompressionStream plain = new(body, leaveOpen: false);
        plain.SetParameter(ZSTD_dParameter.ZSTD_d_windowLogMax, LargestWindow);
        return plain;
    }

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

            string text = Encoding.UTF8.GetString(read.GetBuffer(), 0, (int)read.Length).TrimStart('\ufeff');
            return (text, BreaksOff(text) ? ResponseBody.Truncated : null);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or InvalidOperationException or ZstdException)
        {
            // BrotliStream throws InvalidOperationException for damaged data.
            return ("", ResponseBody.Truncated);
        }
    }
}
