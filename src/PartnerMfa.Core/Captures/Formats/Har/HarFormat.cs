using System.Text.Json;
using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Formats.Json;
using PartnerMfa.Captures.Scrubbing;

namespace PartnerMfa.Captures.Formats.Har;

/// <summary>
/// HAR files of any producer: an object whose <c>log</c> object has the members of HAR 1.2. Other logs also have a <c>log</c>.
/// </summary>
internal sealed class HarFormat : ICaptureFormat
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    public bool Recognizes(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith(ByteOrderMark)) head = head.Slice(ByteOrderMark.Length);
        Utf8JsonReader reader = new(head, isFinalBlock: false, state: default);
        try
        {
            bool isLog = false;
            while (reader.Read())
            {
                if (reader.CurrentDepth == 0 && reader.TokenType != JsonTokenType.StartObject) return false;
                if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName) isLog = JsonText.Is(ref reader, "log"u8);
                if (isLog && reader.CurrentDepth == 2 && reader.TokenType == JsonTokenType.PropertyName && IsMemberOfLog(ref reader)) return true;
            }
        }
        catch (JsonException)
        {
            // Other text that begins with a brace.
        }

        return false;
    }

    public async Task<CaptureSummary> ReadAsync(CaptureSource source, CaptureSink sink, CancellationToken cancellationToken)
    {
        HarReader reader = new(source, sink);
        CaptureDamage? damage = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        return new CaptureSummary("HAR", reader.Entries, damage, reader.Rest);
    }

    public Task ScrubAsync(CaptureSource source, Stream target, Scrubber scrubber, CancellationToken cancellationToken) =>
        JsonFormat.ScrubAsync(source, target, levels: 2, scrubber, cancellationToken);

    private static bool IsMemberOfLog(ref Utf8JsonReader reader) =>
        JsonText.Is(ref reader, "entries"u8) || JsonText.Is(ref reader, "creator"u8) || JsonText.Is(ref reader, "version"u8)
        || JsonText.Is(ref reader, "pages"u8) || JsonText.Is(ref reader, "browser"u8);
}
