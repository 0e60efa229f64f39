using System.Globalization;
using System.Text;
using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Http;
using PartnerMfa.Captures.Scrubbing;
using PartnerMfa.Errors;

namespace PartnerMfa.Captures.Formats.Mitmproxy;

/// <summary>mitmproxy's flow files: a typed netstring for each flow (https://tnetstrings.info).</summary>
internal sealed class MitmproxyFormat : ICaptureFormat
{
    public bool Recognizes(ReadOnlySpan<byte> head) => IsFlow(head);

    /// <summary>A length, a colon, and the first key of the dictionary that a flow is.</summary>
    public static bool IsFlow(ReadOnlySpan<byte> head)
    {
        int colon = head.Slice(0, Math.Min(head.Length, 12)).IndexOf((byte)':');
        if (colon < 1) return false;
        foreach (byte digit in head.Slice(0, colon))
            if (digit is < (byte)'0' or > (byte)'9') return false;
        // The first key is a short text, followed by its type. A time of day also begins like a length.
        ReadOnlySpan<byte> rest = head.Slice(colon + 1);
        int inner = rest.Slice(0, Math.Min(rest.Length, 4)).IndexOf((byte)':');
        if (inner is not (1 or 2) || !int.TryParse(Encoding.ASCII.GetString(rest.Slice(0, inner).ToArray()), NumberStyles.None, CultureInfo.InvariantCulture, out int length)) return false;
        int type = inner + 1 + length;
        return length > 0 && type < rest.Length && rest[type] is (byte)';' or (byte)',';
    }

    public async Task<CaptureSummary> ReadAsync(CaptureSource source, CaptureSink sink, CancellationToken cancellationToken)
    {
        HttpBytes bytes = new(source.Stream);
        long flows = 0;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            (bool isEnd, byte[]? record) = TypedNetstring.ReadRecord(bytes);
            if (isEnd) return new CaptureSummary("mitmproxy flows", flows);
            flows++;
            if (record is null) return Damaged(flows);
            if (TypedNetstring.Parse(record) is not Dictionary<string, object?> flow) return Damaged(flows);
            if (CallOf(flow, $"flow {flows}") is { } call) await sink.TakeAsync(call, cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task ScrubAsync(CaptureSource source, Stream target, Scrubber scrubber, CancellationToken cancellationToken)
    {
        HttpBytes bytes = new(source.Stream);
        FlowScrubber flows = new(scrubber);
        for (long flow = 1; ; flow++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            (bool isEnd, byte[]? record) = TypedNetstring.ReadRecord(bytes);
            if (isEnd) return;
            if (record is null) throw new CaptureFormatException(ErrorId.CaptureDamaged, $"damaged in flow {flow}");
            byte[] copy = flows.Scrub(record);
            await target.WriteAsync(copy, 0, copy.Length, cancellationToken).ConfigureAwait(false);
        }
    }

    private static CaptureSummary Damaged(long flows) => new("mitmproxy flows", flows, new CaptureDamage($"in flow {flows}", BreaksOff: true));

    private static CapturedCall? CallOf(Dictionary<string, object?> flow, string place)
    {
        if (flow.TryGetValue("request", out object? found) is false || found is not Dictionary<string, object?> request) return null;
        string host = TypedNetstring.Text(request, "host");
        string authority = TypedNetstring.Text(request, "authority");
        string port = TypedNetstring.Text(request, "port");
        string scheme = TypedNetstring.Text(request, "scheme");
        CapturedCall call = new(place) { Method = TypedNetstring.Text(request, "method") };
        foreach ((string name, string value) in TypedNetstring.Headers(request)) call.TakeRequestHeader(KnownHeaders.Find(name.AsSpan()), value);
        // A transparent proxy knows the address only as a number, but the client named the host.
        string name2 = authority.Length > 0 ? authority : call.Host ?? host + (port.Length > 0 ? ":" + port : "");
        call.Target = $"{(scheme.Length > 0 ? scheme : "https")}://{name2}{TypedNetstring.Text(request, "path")}";
        if (double.TryParse(TypedNetstring.Text(request, "timestamp_start"), NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) && seconds is > 0 and < 1e11)
            call.SentOn = DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000)).UtcDateTime;
        if (flow.TryGetValue("response", out object? answered) && answered is Dictionary<string, object?> response) call.Response = ResponseOf(response);
        return call;
    }

    private static CapturedResponse? ResponseOf(Dictionary<string, object?> json)
    {
        if (!int.TryParse(TypedNetstring.Text(json, "status_code"), NumberStyles.None, CultureInfo.InvariantCulture, out int status)) return null;
        CapturedResponse response = new() { StatusCode = status, ReasonPhrase = TypedNetstring.Text(json, "reason") };
        foreach ((string name, string value) in TypedNetstring.Headers(json)) response.TakeHeader(KnownHeaders.Find(name.AsSpan()), value);
        if (json.TryGetValue("content", out object? content) && content is byte[] { Length: <= CaptureLimits.Piece } bytes)
            (response.Body, response.Cut) = HttpBody.OfWire(new MemoryStream(bytes), null, response.Value(KnownHeader.ContentEncoding));
        return response;
    }
}

/// <summary>Reads typed netstrings: a length, a colon, that many bytes, and a letter for the type.</summary>
internal static class TypedNetstring
{
    private const int Deepest = 32;

    private sealed class Cursor(byte[] bytes)
    {
        public byte[] Bytes { get; } = bytes;
    }

    /// <summary>The next top-level value as bytes, with its type at the end.</summary>
    /// <returns>No record when it is truncated or larger than the limit.</returns>
    public static (bool IsEnd, byte[]? Record) ReadRecord(Stream stream)
    {
        long length = 0;
        int digits = 0;
        for (int read; (read = stream.ReadByte()) != ':'; digits++)
        {
            if (read < 0 && digits == 0) return (true, null);
            if (read is < '0' or > '9' || digits > 11) return (false, null);
            length = length * 10 + read - '0';
        }

        if (length >= CaptureLimits.Record) return (false, null);
        byte[] record = new byte[length + 1];
        int filled = 0;
        for (int read; filled < record.Length && (read = stream.Read(record, filled, record.Length - filled)) > 0;) filled += read;
        return (false, filled == record.Length ? record : null);
    }

    /// <param name="record">A value's bytes, with its type at the end.</param>
    /// <returns>A dictionary, list, array of bytes, text or null; also null when the value is damaged.</returns>
    public static object? Parse(byte[] record) => Value(new Cursor(record), 0, record.Length - 1, record[record.Length - 1], 0);

    public static string Text(Dictionary<string, object?> members, string name) => members.TryGetValue(name, out object? value)
        ? value switch { byte[] bytes => Encoding.UTF8.GetString(bytes), string text => text, _ => "" }
        : "";

    public static IEnumerable<(string Name, string Value)> Headers(Dictionary<string, object?> message)
    {
        if (!message.TryGetValue("headers", out object? found) || found is not List<object?> headers) yield break;
        foreach (object? header in headers)
            if (header is List<object?> { Count: 2 } pair && pair[0] is byte[] name && pair[1] is byte[] value)
                yield return (Encoding.UTF8.GetString(name), Encoding.UTF8.GetString(value));
    }

    private static object? Value(Cursor cursor, int start, int end, byte type, int depth)
    {
        if (depth > Deepest) return null;
        switch ((char)type)
        {
            case ',': return cursor.Bytes.AsSpan(start, end - start).ToArray();
            case ';' or '#' or '^' or '!': return Encoding.UTF8.GetString(cursor.Bytes, start, end - start);
            case ']':
                return Items(cursor, start, end, depth);
            case '}':
                List<object?> items = Items(cursor, start, end, depth);
                Dictionary<string, object?> members = new(StringComparer.Ordinal);
                for (int i = 0; i + 1 < items.Count; i += 2)
                    members[items[i] switch { byte[] bytes => Encoding.UTF8.GetString(bytes), string text => text, _ => "" }] = items[i + 1];
                return members;
            default: return null;
        }
    }

    private static List<object?> Items(Cursor cursor, int start, int end, int depth)
    {
        List<object?> items = [];
        for (int at = start; at < end;)
        {
            int length = 0;
            for (; at < end && cursor.Bytes[at] is >= (byte)'0' and <= (byte)'9' && length < CaptureLimits.Record; at++) length = length * 10 + cursor.Bytes[at] - '0';
            if (at >= end || cursor.Bytes[at] != ':' || length > end - at - 2) break;
            items.Add(Value(cursor, at + 1, at + 1 + length, cursor.Bytes[at + 1 + length], depth + 1));
            at += length + 2;
        }

        return items;
    }
}
