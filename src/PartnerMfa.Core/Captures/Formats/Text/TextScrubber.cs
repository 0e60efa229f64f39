using System.Text;
using System.Text.RegularExpressions;
using PartnerMfa.Captures.Formats.Text.Dialects;
using PartnerMfa.Captures.Formats.Text.Lines;
using PartnerMfa.Captures.Http;
using PartnerMfa.Captures.Scrubbing;

namespace PartnerMfa.Captures.Formats.Text;

/// <summary>
/// Scrubs text line by line. Before that, wrapped tokens are joined and curl's traces are rewritten, because both divide secrets into
/// pieces.
/// </summary>
internal sealed class TextScrubber(Scrubber scrubber)
{
    // A header whose value continues in the next line.
    private static readonly Regex SecretHeader = new(@"^[\s>|]*(?:set-cookie2?|cookie|proxy-authorization|authorization|x-[\w-]*(?:token|key|auth)[\w-]*)\s*:", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    // RFC 2045, section 6.8.
    private const int LineLength = 76;

    private static readonly char[] Marks = [' ', '\t', '>', '<', '|'];
    private static readonly Regex Header = new(@"^(?<name>[\s<>|]*(?<header>[A-Za-z][\w-]{0,100})): ?(?<value>.*)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private readonly JsonScrubber _json = new(scrubber);

    private bool _isHead;

    public async Task CopyAsync(Stream source, Stream target, CancellationToken cancellationToken)
    {
        LogicalLines lines = new(new TextLines(source, [])) { Deepest = 0 };
        using StreamWriter writer = new(target, new UTF8Encoding(false), 64 * 1024, leaveOpen: true);
        CurlTraceBlock? trace = null;
        int? secretAt = null;
        bool isKey = false;
        MailPart part = new();
        while (await lines.NextAsync(every: true, cancellationToken).ConfigureAwait(false) is { } line)
        {
            bool wasPart = part.IsContent;
            bool isContent = part.Take(line.Text);
            lines.IsVerbatim = part.IsContent;
            if (isContent) continue;
            if (wasPart) await WriteAsync(part, writer, cancellationToken).ConfigureAwait(false);
            if (CurlTraceBlock.TryBegin(line.Text) is { } block)
            {
                await WriteAsync(trace, writer).ConfigureAwait(false);
                trace = block;
                continue;
            }

            if (trace?.Take(line.Text) == true) continue;
            await WriteAsync(trace, writer).ConfigureAwait(false);
            trace = null;
            // A private key continues until its end marker.
            isKey = isKey ? !line.Text.Contains("-----END ") : KeyBegins(line.Text);
            if (isKey && !line.Text.Contains("-----BEGIN "))
            {
                await writer.WriteLineAsync("scrubbed").ConfigureAwait(false);
                continue;
            }

            // A value continues in a line that is indented more than its header (RFC 9112, section 5.2).
            int indentation = line.Text.Length - line.Text.TrimStart(' ', '\t').Length;
            bool isFolded = secretAt < indentation && indentation < line.Text.Length && line.Text.IndexOf(':') < 0;
            await writer.WriteLineAsync(isFolded ? $"{line.Text.Substring(0, indentation)}scrubbed" : Scrubbed(line.Text)).ConfigureAwait(false);
            if (!isFolded) secretAt = SecretHeader.IsMatch(line.Text) ? indentation : null;
        }

        await WriteAsync(part, writer, cancellationToken).ConfigureAwait(false);
        await WriteAsync(trace, writer).ConfigureAwait(false);
    }

    // Whatever cannot be scrubbed is left out.
    private async Task WriteAsync(MailPart part, StreamWriter writer, CancellationToken cancellationToken)
    {
        if (part.End() is not { Length: > 0 } content) return;
        using MemoryStream plain = new(content, writable: false);
        using MemoryStream copy = new();
        try
        {
            await CaptureFormats.ScrubAsync(new CaptureSource(plain, null), copy, scrubber, cancellationToken).ConfigureAwait(false);
        }
        catch (CaptureFormatException)
        {
            return;
        }

        string text = Convert.ToBase64String(copy.ToArray());
        for (int at = 0; at < text.Length; at += LineLength) await writer.WriteLineAsync(text.Substring(at, Math.Min(LineLength, text.Length - at))).ConfigureAwait(false);
    }

    private static bool KeyBegins(string line) => line.Contains("-----BEGIN ") && line.Contains("PRIVATE KEY-----") && !line.Contains("-----END ");

    // In a message, only headers that are known to be harmless keep their values.
    private string Scrubbed(string line)
    {
        bool isStart = HttpHead.StartsMessage(line.TrimStart(Marks));
        Match header = _isHead && !isStart ? Header.Match(line) : Match.Empty;
        _isHead = isStart || header.Success;
        // The token of a call is kept in its safe form.
        if (header.Success && KnownHeaders.Find(header.Groups["header"].Value.AsSpan()) != KnownHeader.Authorization)
            return $"{header.Groups["name"].Value}: {scrubber.Header(header.Groups["header"].Value, header.Groups["value"].Value)}";
        return ScrubbedLine(line);
    }

    private string ScrubbedLine(string line) => line.TrimStart().StartsWith("{", StringComparison.Ordinal)
        ? $"{line.Substring(0, line.Length - line.TrimStart().Length)}{_json.ScrubText(line)}"
        : scrubber.Text(line).Replace("quoted-printable", "8bit");

    private async Task WriteAsync(CurlTraceBlock? block, StreamWriter writer)
    {
        if (block is null) return;
        string content = block.IsHeader || block.IsBody
            ? string.Concat(block.TextOf().Split('\n').Select((line, at) => (at == 0 ? "" : "\n") + ScrubbedHead(line.TrimEnd('\r'), block) + (line.EndsWith("\r", StringComparison.Ordinal) ? "\r" : "")))
            : "";
        foreach (string line in block.Write(scrubber.Text(block.Title), content)) await writer.WriteLineAsync(line).ConfigureAwait(false);
    }

    private string ScrubbedHead(string line, CurlTraceBlock block)
    {
        int colon = line.IndexOf(':', Math.Min(1, line.Length));
        return block.IsHeader && colon > 0 && !line.StartsWith("HTTP/", StringComparison.Ordinal) && line.Substring(0, colon).IndexOf(' ') < 0
            ? $"{line.Substring(0, colon)}: {scrubber.Header(line.Substring(0, colon), line.Substring(colon + 1).Trim())}"
            : _json.ScrubText(line);
    }
}
