using System.Globalization;
using System.Text;
using System.Text.Json;
using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Formats.Text.Messages;
using PartnerMfa.Captures.Http;

namespace PartnerMfa.Captures.Formats.Json;

/// <summary>
/// Packets as <c>tshark -T json</c> writes them, sorted into the calls of each TCP stream and of each HTTP/2 stream in it.
/// </summary>
internal sealed class PacketExchanges(CaptureSink sink)
{
    private readonly HttpTranscript _transcript = new(sink);

    /// <summary>The number of calls.</summary>
    public long Calls => _transcript.Calls;

    /// <returns>False when it is not a packet.</returns>
    public bool Take(JsonElement json, string place)
    {
        if (json.Member("_source") is not { } source || source.Member("layers") is not { ValueKind: JsonValueKind.Object } layers) return false;
        string tcp = layers.Member("tcp")?.Text("tcp.stream") ?? "";
        // Without the stream, requests and responses cannot be matched.
        if (tcp.Length == 0) return false;
        foreach (JsonProperty layer in layers.EnumerateObject())
        {
            if (layer.Name == "http") foreach (JsonElement message in Each(layer.Value)) TakeHttp1(_transcript.Lane($"tcp {tcp}"), message, place);
            else if (layer.Name == "http2") foreach (JsonElement frames in Each(layer.Value)) TakeFrames(tcp, frames, place);
        }

        return true;
    }

    public Task GiveAsync(bool all, CancellationToken cancellationToken)
    {
        if (all) _transcript.Complete();
        return _transcript.GiveAsync(cancellationToken);
    }

    private static void TakeHttp1(HttpLane lane, JsonElement message, string place)
    {
        if (message.ValueKind != JsonValueKind.Object) return;
        foreach (JsonProperty member in message.EnumerateObject())
        {
            string first = member.Name.EndsWith("\\r\\n", StringComparison.Ordinal) ? member.Name.Substring(0, member.Name.Length - 4) : "";
            if (HttpHead.TryRequestLine(first, out string method, out string target, out int start) && start == 0) lane.BeginRequest(method, target, place);
            else if (HttpHead.TryStatusLine(first, out int status, out string? reason, out start) && start == 0) lane.BeginResponse(status, reason, place);
            else if (member.Name is "http.request.line" or "http.response.line") TakeHeaders(lane, member.Value);
            else if (member.Name == "http.request.full_uri" && JsonMembers.TextOf(member.Value) is { } address) lane.SetTarget(address);
            else if (member.Name == "http.file_data" && lane.HasResponse) TakeBody(lane, member.Value);
        }
    }

    private static void TakeHeaders(HttpLane lane, JsonElement lines)
    {
        foreach (JsonElement line in Each(lines))
            if (JsonMembers.TextOf(line)?.TrimEnd() is { Length: > 0 } text && lane.IsInHead) lane.TakeHead(text);
    }

    private void TakeFrames(string tcp, JsonElement frames, string place)
    {
        if (frames.ValueKind != JsonValueKind.Object) return;
        foreach (JsonProperty member in frames.EnumerateObject())
            if (member.Name == "http2.stream")
                foreach (JsonElement frame in Each(member.Value)) TakeFrame(_transcript.Lane($"tcp {tcp}/{frame.Text("http2.streamid")}"), frame, place);
    }

    private static void TakeFrame(HttpLane lane, JsonElement frame, string place)
    {
        if (frame.ValueKind != JsonValueKind.Object) return;
        (string Name, string Value)[] headers = [.. frame.EnumerateObject()
            .Where(member => member.Name == "http2.header")
            .SelectMany(member => Each(member.Value))
            .Select(header => (header.Text("http2.header.name") ?? "", header.Text("http2.header.value") ?? ""))];
        if (Array.Find(headers, header => header.Name == ":method").Value is { } method)
            lane.BeginRequest(method, Array.Find(headers, header => header.Name == ":path").Value ?? "/", place);
        else if (Array.Find(headers, header => header.Name == ":status").Value is { } status)
            lane.BeginResponse(int.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out int code) ? code : 0, null, place);
        foreach ((string name, string value) in headers) lane.TakeHeader(name, value);
        if (headers.Length > 0) lane.EndHead();
        if (frame.Member("http2.data.data", "http2.body.reassembled.data") is { } data && lane.HasResponse) TakeBody(lane, data);
    }

    private static void TakeBody(HttpLane lane, JsonElement data)
    {
        lane.EndHead();
        foreach (JsonElement part in Each(data))
            // Before version 4.2, tshark writes the body as text, with its byte order mark as bytes that are not text.
            if (JsonMembers.TextOf(part) is { } text) lane.TakeBody(BytesOf(text) is { } bytes ? Encoding.UTF8.GetString(bytes) : text.TrimStart('\ufffd'));
    }

    /// <returns>Null when the text is not hexadecimal with colons between the bytes.</returns>
    private static byte[]? BytesOf(string text)
    {
        if (text.Length % 3 != 2) return null;
        byte[] bytes = new byte[(text.Length + 1) / 3];
        for (int i = 0; i < bytes.Length; i++)
        {
            char high = text[i * 3];
            char low = text[i * 3 + 1];
            if ((i > 0 && text[i * 3 - 1] != ':') || !Uri.IsHexDigit(high) || !Uri.IsHexDigit(low)) return null;
            bytes[i] = (byte)(Uri.FromHex(high) * 16 + Uri.FromHex(low));
        }

        return bytes;
    }

    // With --no-duplicate-keys, a repeated name is an array.
    private static IEnumerable<JsonElement> Each(JsonElement value) => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [value];
}
