using System.Text;
using PartnerMfa.Captures.Http;
using PartnerMfa.Captures.Scrubbing;

namespace PartnerMfa.Captures.Formats.Mitmproxy;

/// <summary>
/// Rewrites a flow value by value: headers according to their names, and bodies decoded. Certificates and the bodies of requests are left
/// out.
/// </summary>
internal sealed class FlowScrubber(Scrubber scrubber)
{
    private const int Deepest = 32;

    private static readonly HashSet<string> Dropped = new(StringComparer.Ordinal) { "certificate_list", "cert", "mitmcert", "client_certificate", "websocket", "trailers", "metadata", "comment" };

    private readonly JsonScrubber _json = new(scrubber);

    /// <param name="record">A value's bytes, with its type at the end.</param>
    public byte[] Scrub(byte[] record) => Wrap((char)record[record.Length - 1], Value("", record, 0, record.Length - 1, (char)record[record.Length - 1], null, 0));

    private byte[] Value(string path, byte[] bytes, int start, int end, char type, string? encoding, int depth)
    {
        if (depth > Deepest) return [];
        return type switch
        {
            '}' => Dictionary(path, bytes, start, end, depth),
            ']' when path.EndsWith("/headers", StringComparison.Ordinal) => Headers(bytes, start, end),
            ']' => Join(Items(bytes, start, end).Select(item => Wrap(item.Type, Value(path, bytes, item.Start, item.End, item.Type, null, depth + 1)))),
            ',' or ';' => Leaf(path, bytes, start, end, encoding),
            _ => Slice(bytes, start, end),
        };
    }

    private byte[] Dictionary(string path, byte[] bytes, int start, int end, int depth)
    {
        List<(int Start, int End, char Type)> items = [.. Items(bytes, start, end)];
        string? encoding = null;
        List<byte[]> copy = [];
        for (int i = 0; i + 1 < items.Count; i += 2)
        {
            string key = Encoding.UTF8.GetString(bytes, items[i].Start, items[i].End - items[i].Start);
            if (key == "headers") encoding = EncodingOf(bytes, items[i + 1].Start, items[i + 1].End);
        }

        for (int i = 0; i + 1 < items.Count; i += 2)
        {
            (int keyStart, int keyEnd, char keyType) = items[i];
            (int from, int to, char type) = items[i + 1];
            string key = Encoding.UTF8.GetString(bytes, keyStart, keyEnd - keyStart);
            copy.Add(Wrap(keyType, Slice(bytes, keyStart, keyEnd)));
            if (Dropped.Contains(key)) copy.Add(type is ']' or '}' ? Wrap(type, []) : Wrap('~', []));
            else copy.Add(Wrap(type, Value($"{path}/{key}", bytes, from, to, type, encoding, depth + 1)));
        }

        return Join(copy);
    }

    private byte[] Leaf(string path, byte[] bytes, int start, int end, string? encoding)
    {
        if (path.EndsWith("request/content", StringComparison.Ordinal)) return [];
        if (path.EndsWith("response/content", StringComparison.Ordinal))
        {
            (string text, PartnerMfa.Evidence.ResponseBody? cut) = HttpBody.OfWire(new MemoryStream(bytes, start, end - start), null, encoding);
            return cut is not null || text.Contains('\ufffd') ? [] : Encoding.UTF8.GetBytes(_json.ScrubText(text));
        }

        string plain = Encoding.UTF8.GetString(bytes, start, end - start);
        return plain.Contains('\ufffd') ? [] : path.EndsWith("/messages", StringComparison.Ordinal) ? Message(bytes, start, end) : Encoding.UTF8.GetBytes(scrubber.Text(plain));
    }

    // Data on a connection that mitmproxy did not recognize as HTTP.
    private byte[] Message(byte[] bytes, int start, int end)
    {
        string text = Encoding.UTF8.GetString(bytes, start, end - start);
        if (!HttpHead.StartsMessage(text.Split('\n')[0].TrimEnd('\r'))) return Encoding.UTF8.GetBytes(_json.ScrubText(text));
        try
        {
            return new MessageScrubber(scrubber).Scrub(new MemoryStream(bytes, start, end - start));
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }

    private byte[] Headers(byte[] bytes, int start, int end)
    {
        List<byte[]> copy = [];
        foreach ((int from, int to, char type) in Items(bytes, start, end))
        {
            List<(int Start, int End, char Type)> pair = [.. Items(bytes, from, to)];
            if (type != ']' || pair.Count != 2) continue;
            string name = Encoding.UTF8.GetString(bytes, pair[0].Start, pair[0].End - pair[0].Start);
            // The body is written decoded, so its length changes.
            if (name.ToUpperInvariant() is "CONTENT-ENCODING" or "TRANSFER-ENCODING" or "CONTENT-LENGTH") continue;
            string value = Encoding.UTF8.GetString(bytes, pair[1].Start, pair[1].End - pair[1].Start);
            copy.Add(Wrap(']', Join([Wrap(',', Encoding.UTF8.GetBytes(name)), Wrap(',', Encoding.UTF8.GetBytes(scrubber.Header(name, value)))])));
        }

        return Join(copy);
    }

    private static string? EncodingOf(byte[] bytes, int start, int end) => Items(bytes, start, end)
        .Select(item => Items(bytes, item.Start, item.End).Select(part => Encoding.UTF8.GetString(bytes, part.Start, part.End - part.Start)).ToArray())
        .FirstOrDefault(pair => pair.Length == 2 && pair[0].Equals("content-encoding", StringComparison.OrdinalIgnoreCase))?[1];

    private static IEnumerable<(int Start, int End, char Type)> Items(byte[] bytes, int start, int end)
    {
        for (int at = start; at < end;)
        {
            int length = 0;
            for (; at < end && bytes[at] is >= (byte)'0' and <= (byte)'9' && length < CaptureLimits.Record; at++) length = length * 10 + bytes[at] - '0';
            if (at >= end || bytes[at] != ':' || length > end - at - 2) yield break;
            yield return (at + 1, at + 1 + length, (char)bytes[at + 1 + length]);
            at += length + 2;
        }
    }

    private static byte[] Slice(byte[] bytes, int start, int end) => bytes.AsSpan(start, end - start).ToArray();

    private static byte[] Wrap(char type, byte[] content) => Join([Encoding.ASCII.GetBytes(Invariant($"{content.Length}:")), content, [(byte)type]]);

    private static byte[] Join(IEnumerable<byte[]> parts)
    {
        using MemoryStream whole = new();
        foreach (byte[] part in parts) whole.Write(part, 0, part.Length);
        return whole.ToArray();
    }
}
