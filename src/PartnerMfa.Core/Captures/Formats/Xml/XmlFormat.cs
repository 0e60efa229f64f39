using System.Text;
using System.Xml;
using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Scrubbing;
using PartnerMfa.Errors;

namespace PartnerMfa.Captures.Formats.Xml;

/// <summary>Burp's saved items, with messages as text or in Base64, and Charles's XML sessions.</summary>
internal sealed class XmlFormat : ICaptureFormat
{
    private const int LongestMessage = CaptureLimits.Piece;

    private static readonly XmlReaderSettings Settings = new()
    {
        // Burp declares its document type, but no declaration is ever needed to read it.
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        Async = true,
        CheckCharacters = false,
        MaxCharactersFromEntities = 1024,
        IgnoreWhitespace = true,
        IgnoreComments = true,
    };

    public bool Recognizes(ReadOnlySpan<byte> head)
    {
        string text = Encoding.UTF8.GetString(head.Slice(0, Math.Min(head.Length, 16 * 1024)).ToArray()).TrimStart('\ufeff', ' ', '\r', '\n', '\t');
        return text.StartsWith("<", StringComparison.Ordinal) && (text.Contains("<items") || text.Contains("<charles-session") || IsRules(text));
    }

    // Fiddler's .farx files: rules for automatic responses, not calls that were made.
    private static bool IsRules(string text) => text.Contains("<AutoResponder") || text.Contains("<ResponseRule");

    public async Task<CaptureSummary> ReadAsync(CaptureSource source, CaptureSink sink, CancellationToken cancellationToken)
    {
        using XmlReader reader = XmlReader.Create(source.Stream, Settings);
        long calls = 0;
        string kind = "XML";
        try
        {
            while (await reader.ReadAsync().ConfigureAwait(false))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (reader.NodeType != XmlNodeType.Element) continue;
                if (reader.Name is "AutoResponder" or "ResponseRule")
                    throw new CaptureFormatException(ErrorId.CaptureUnknown, "a list of Fiddler's rules (.farx), which contains no calls; save the sessions as SAZ or HAR instead");
                if (reader.Name is "items" or "charles-session") kind = reader.Name == "items" ? "Burp items" : "Charles session";
                CapturedCall? call = reader.Name switch
                {
                    "item" => await BurpItem.ReadAsync(reader, $"item {calls + 1}").ConfigureAwait(false),
                    "transaction" => await CharlesTransaction.ReadAsync(reader, $"transaction {calls + 1}").ConfigureAwait(false),
                    _ => null,
                };
                if (call is null) continue;
                calls++;
                await sink.TakeAsync(call, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (XmlException exception)
        {
            // The reader does not report its position, so the whole file is read again as text.
            if (source.Stream.CanSeek) source.Stream.Position = 0;
            return new CaptureSummary(kind, calls, new CaptureDamage(Invariant($"in line {exception.LineNumber:N0}"), BreaksOff: reader.EOF), source.Stream);
        }

        return calls == 0 && kind == "XML" ? throw new CaptureFormatException(ErrorId.CaptureUnknown, "XML, not a capture") : new CaptureSummary(kind, calls);
    }

    public async Task ScrubAsync(CaptureSource source, Stream target, Scrubber scrubber, CancellationToken cancellationToken)
    {
        try
        {
            using XmlReader reader = XmlReader.Create(source.Stream, Settings);
            await new XmlScrubber(scrubber).CopyAsync(reader, target, cancellationToken).ConfigureAwait(false);
        }
        catch (XmlException exception)
        {
            throw new CaptureFormatException(ErrorId.CaptureDamaged, Invariant($"damaged in line {exception.LineNumber:N0}"));
        }
    }

    /// <summary>Returns the text of an element, up to a limit.</summary>
    /// <returns>Null when it is longer.</returns>
    public static async Task<string?> TextAsync(XmlReader reader)
    {
        if (reader.IsEmptyElement) return "";
        int depth = reader.Depth;
        StringBuilder text = new();
        bool isTooLong = false;
        char[] buffer = new char[8192];
        while (await reader.ReadAsync().ConfigureAwait(false) && reader.Depth > depth)
        {
            if (reader.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)) continue;
            if (!reader.CanReadValueChunk)
            {
                text.Append(await reader.GetValueAsync().ConfigureAwait(false));
                continue;
            }

            for (int count; (count = await reader.ReadValueChunkAsync(buffer, 0, buffer.Length).ConfigureAwait(false)) > 0;)
            {
                isTooLong |= text.Length > LongestMessage;
                if (!isTooLong) text.Append(buffer, 0, count);
            }
        }

        return isTooLong ? null : text.ToString();
    }
}
