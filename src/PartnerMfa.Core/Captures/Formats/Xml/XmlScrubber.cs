using System.Text;
using System.Xml;
using PartnerMfa.Captures.Scrubbing;

namespace PartnerMfa.Captures.Formats.Xml;

/// <summary>
/// Copies Burp's items and Charles's sessions: raw messages as messages, headers according to their names, and everything else as text.
/// </summary>
internal sealed class XmlScrubber(Scrubber scrubber)
{
    private readonly MessageScrubber _messages = new(scrubber);
    private readonly JsonScrubber _json = new(scrubber);

    public async Task CopyAsync(XmlReader reader, Stream target, CancellationToken cancellationToken)
    {
        using XmlWriter writer = XmlWriter.Create(target, new XmlWriterSettings { Async = true, CheckCharacters = false, CloseOutput = false, Encoding = new UTF8Encoding(false) });
        string header = "";
        bool isResponse = false;
        bool isRead = await reader.ReadAsync().ConfigureAwait(false);
        while (isRead)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (reader.NodeType == XmlNodeType.EndElement) await writer.WriteEndElementAsync().ConfigureAwait(false);
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA) await writer.WriteCDataAsync(scrubber.Text(await reader.GetValueAsync().ConfigureAwait(false))).ConfigureAwait(false);
            if (reader.NodeType == XmlNodeType.Element)
            {
                string name = reader.Name;
                isResponse = name == "response" || (isResponse && name != "request");
                bool isBase64 = reader.GetAttribute("base64") == "true" || reader.GetAttribute("encoding") == "base64";
                bool isEmpty = reader.IsEmptyElement;
                await StartAsync(reader, writer).ConfigureAwait(false);
                bool isMessage = name is "request" or "response" && reader.GetAttribute("base64") is not null;
                if (isEmpty) await writer.WriteEndElementAsync().ConfigureAwait(false);
                else if (isMessage || name is "name" or "value" or "body" or "first-line")
                {
                    string text = await XmlFormat.TextAsync(reader).ConfigureAwait(false) ?? "";
                    if (name == "name") header = text;
                    string copy = isMessage ? Message(text, isBase64)
                        : name == "value" ? scrubber.Header(header, text)
                        : name == "body" ? isResponse ? Body(text, isBase64) : ""
                        : scrubber.Text(text);
                    if (copy.Length > 0) await writer.WriteCDataAsync(copy.Replace("]]>", "] ]>")).ConfigureAwait(false);
                    // The reader is at the end of the element.
                    await writer.WriteEndElementAsync().ConfigureAwait(false);
                }
            }

            isRead = await reader.ReadAsync().ConfigureAwait(false);
        }

        await writer.FlushAsync().ConfigureAwait(false);
    }

    private async Task StartAsync(XmlReader reader, XmlWriter writer)
    {
        await writer.WriteStartElementAsync(null, reader.Name, null).ConfigureAwait(false);
        while (reader.MoveToNextAttribute())
        {
            string value = reader.Name == "query" ? (reader.Value.Length == 0 ? "" : "scrubbed") : scrubber.Text(reader.Value);
            await writer.WriteAttributeStringAsync(null, reader.Name, null, value).ConfigureAwait(false);
        }

        reader.MoveToElement();
    }

    private string Message(string text, bool isBase64)
    {
        try
        {
            byte[] copy = _messages.Scrub(new MemoryStream(isBase64 ? Convert.FromBase64String(text) : Encoding.UTF8.GetBytes(text)));
            return isBase64 ? Convert.ToBase64String(copy) : Encoding.UTF8.GetString(copy);
        }
        catch (Exception exception) when (exception is FormatException or InvalidDataException)
        {
            return "";
        }
    }

    private string Body(string text, bool isBase64)
    {
        if (!isBase64) return _json.ScrubText(text);
        try
        {
            string plain = Encoding.UTF8.GetString(Convert.FromBase64String(text));
            return plain.Contains('\ufffd') ? "" : Convert.ToBase64String(Encoding.UTF8.GetBytes(_json.ScrubText(plain)));
        }
        catch (FormatException)
        {
            return "";
        }
    }
}
