using System.Text.Json;
using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Scrubbing;
using PartnerMfa.Errors;
using PartnerMfa.Json;

namespace PartnerMfa.Captures.Formats.Json;

/// <summary>
/// JSON documents other than HAR: Charles sessions, Chromium's network log, Chrome DevTools Protocol logs, Postman collections, responses
/// of the token endpoint, MSAL's caches, and anything else that contains calls or access tokens.
/// </summary>
internal sealed class JsonFormat : ICaptureFormat
{
    private const int Deepest = 64;
    private const int LongestHeader = 4096;

    // In a cache or a response, these contain access tokens; id_token and refresh_token do not.
    private static readonly string[] AccessTokenNames = ["access_token", "accessToken", "AccessToken", "secret", "token", "Token"];

    public bool Recognizes(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> text = Trim(head);
        if (text.Length == 0 || text[0] is not ((byte)'{' or (byte)'[')) return false;
        // In JSON Lines, each line is an object. That is a log, which is text.
        return IsJson(text) && (text[0] == '[' || !IsJsonLines(text));
    }

    public async Task<CaptureSummary> ReadAsync(CaptureSource source, CaptureSink sink, CancellationToken cancellationToken)
    {
        EventExchanges events = new(sink);
        PacketExchanges packets = new(sink);
        JsonItems items = new(source.Stream, new SkippedText(sink, "a piece that is too large").Take);
        long calls = 0;
        long number = 0;
        bool isWhole = await items.ReadAsync(IsNetLog(source.Head), TakeAsync, cancellationToken).ConfigureAwait(false);
        await events.GiveAsync(all: true, cancellationToken).ConfigureAwait(false);
        await packets.GiveAsync(all: true, cancellationToken).ConfigureAwait(false);
        CaptureDamage? damage = isWhole && !items.LeftOut ? null : new CaptureDamage(Invariant($"at byte {items.Position:N0}"), BreaksOff: !items.LeftOut);
        return new CaptureSummary(IsNetLog(source.Head) ? "a Chromium network log" : "JSON", calls + events.Calls + packets.Calls, damage, items.Rest);

        async Task TakeAsync(string name, JsonElement item)
        {
            number++;
            if (name == "constants")
            {
                events.TakeConstants(item);
            }
            else if (item.ValueKind == JsonValueKind.Object && events.Take(item, $"event {number}"))
            {
                await events.GiveAsync(all: false, cancellationToken).ConfigureAwait(false);
            }
            else if (packets.Take(item, $"packet {number}"))
            {
                await packets.GiveAsync(all: false, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                foreach (CapturedCall call in Find(name, item, $"item {number}{source.Place}", sink, 0))
                {
                    if (call.Target is not null) calls++;
                    await sink.TakeAsync(call, cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

    public Task ScrubAsync(CaptureSource source, Stream target, Scrubber scrubber, CancellationToken cancellationToken) =>
        ScrubAsync(source, target, levels: 1, scrubber, cancellationToken);

    /// <inheritdoc cref="JsonItems.CopyAsync"/>
    public static async Task ScrubAsync(CaptureSource source, Stream target, int levels, Scrubber scrubber, CancellationToken cancellationToken)
    {
        JsonItems items = new(source.Stream);
        if (!await items.CopyAsync(target, levels, new JsonScrubber(scrubber).Scrub, cancellationToken).ConfigureAwait(false))
            throw new CaptureFormatException(ErrorId.CaptureDamaged, Invariant($"damaged at byte {items.Position:N0}, or contains a piece of more than {CaptureLimits.Record >> 20} MiB there"));
        source.Rest = items.Rest;
    }

    /// <summary>Finds calls, and tokens outside of calls, at any depth.</summary>
    private static IEnumerable<CapturedCall> Find(string name, JsonElement json, string place, CaptureSink sink, int depth)
    {
        if (depth > Deepest) yield break;
        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                foreach (CapturedCall call in Tokens(name, JsonMembers.TextOf(json) ?? "", place, sink)) yield return call;
                break;
            case JsonValueKind.Array when json.GetArrayLength() > 0 && json[0].ValueKind == JsonValueKind.Number:
                // A body as the numbers of its bytes, or figures, none of which is a status.
                foreach (CapturedCall call in Tokens(name, json.GetRawText(), place, sink)) yield return call;
                break;
            case JsonValueKind.Array:
                foreach (JsonElement element in json.EnumerateArray())
                    foreach (CapturedCall call in Find(name, element, place, sink, depth + 1)) yield return call;
                break;
            case JsonValueKind.Object:
                CapturedCall? exchange = JsonExchange.Read(json, place);
                if (exchange is not null)
                {
                    CheckRest(exchange, json, sink);
                    exchange.Order = sink.NextOrder();
                    yield return exchange;
                }

                // A header as a name and its value.
                if (exchange is null && json.Text("name", "key") is not null && json.Member("value") is not null && json.GetRawText() is { Length: <= LongestHeader } header && LooseRefusals.Find(header, place, sink.Hosts) is { } refusal)
                    sink.TakeUnattributed(new UnattributedResponse(refusal, long.MaxValue));
                foreach (JsonProperty member in json.EnumerateObject())
                {
                    // Saved responses are inside the item whose request they answer.
                    if (exchange is not null && member.Name is not ("response" or "responses" or "item" or "children")) continue;
                    if (exchange is not null && member.Value.ValueKind != JsonValueKind.Array) continue;
                    foreach (CapturedCall call in Find(member.Name, member.Value, place, sink, depth + 1)) yield return call;
                }

                break;
            case JsonValueKind.Number or JsonValueKind.False when LooseRefusals.Find($"{name}:{json.GetRawText()}", place, sink.Hosts) is { } doubt:
                sink.TakeUnattributed(new UnattributedResponse(doubt, long.MaxValue));
                break;
            default: break;
        }
    }

    /// <summary>Makes sure that a refusal in a part that is not understood does not get lost.</summary>
    public static void CheckRest(CapturedCall exchange, JsonElement json, CaptureSink sink)
    {
        if (LooseRefusals.Find(json.GetRawText(), exchange.Entry, sink.Hosts) is not { } doubt || !ResponseWeight.Adds(doubt, exchange)) return;
        exchange.HasAmbiguousResponse = true;
        sink.TakeUnattributed(new UnattributedResponse(doubt, long.MaxValue));
    }

    private static IEnumerable<CapturedCall> Tokens(string name, string text, string place, CaptureSink sink)
    {
        if (LooseRefusals.Find($"{name}:{text}", place, sink.Hosts) is { } doubt) sink.TakeUnattributed(new UnattributedResponse(doubt, long.MaxValue));
        bool isAccessToken = AccessTokenNames.Contains(name, StringComparer.Ordinal);
        foreach (string token in LooseTokens.Find(text, bearerOnly: false))
        {
            if (!isAccessToken && name is "id_token" or "idToken" or "IdToken" or "refresh_token") continue;
            CapturedCall call = new(place) { Order = sink.NextOrder() };
            call.TakeToken(token);
            yield return call;
        }
    }

    // Its constants come first, and it is too large to be read as a whole.
    private static bool IsNetLog(ReadOnlySpan<byte> head) => head.IndexOf("\"constants\""u8) is >= 0 and < 256;

    // Log lines and escaped JSON also begin with a bracket.
    private static bool IsJson(ReadOnlySpan<byte> text)
    {
        Utf8JsonReader reader = new(text, isFinalBlock: false, state: default);
        try
        {
            for (int tokens = 0; tokens < 8 && reader.Read(); tokens++)
                if (reader.CurrentDepth == 0 && tokens > 0) return IsEndOfLine(text.Slice((int)reader.BytesConsumed));
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // A number in brackets is how lines of some logs begin.
    private static bool IsEndOfLine(ReadOnlySpan<byte> rest)
    {
        int at = 0;
        while (at < rest.Length && rest[at] is (byte)' ' or (byte)'\t') at++;
        return at == rest.Length || rest[at] is (byte)'\r' or (byte)'\n' or (byte)'{' or (byte)'[';
    }

    /// <summary>Objects in one line each, or a single line of a log.</summary>
    private static bool IsJsonLines(ReadOnlySpan<byte> text)
    {
        int end = text.IndexOf((byte)'\n');
        byte[] first = (end < 0 ? text : text.Slice(0, end)).ToArray();
        return LenientJson.Parse(new ArraySegment<byte>(first)) is { } line
            && ((end >= 0 && Trim(text.Slice(end)).Length > 0) || JsonLogMessage.Of(line) is not null);
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        int at = text.StartsWith("\uFEFF"u8) ? 3 : 0;
        while (at < text.Length && text[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') at++;
        return text.Slice(at);
    }
}
