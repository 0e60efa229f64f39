using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Formats.Archives;
using PartnerMfa.Captures.Formats.Har;
using PartnerMfa.Captures.Formats.Json;
using PartnerMfa.Captures.Formats.Mitmproxy;
using PartnerMfa.Captures.Formats.Text;
using PartnerMfa.Captures.Formats.Xml;
using PartnerMfa.Captures.Scrubbing;
using PartnerMfa.Errors;

namespace PartnerMfa.Captures.Formats;

/// <summary>The known formats. The first one that recognizes a capture reads it; text comes last, because it accepts anything.</summary>
internal static class CaptureFormats
{
    // The limit allows for a capture in an archive within another archive. Deeper nesting does not occur in practice.
    private const int Deepest = 3;

    private static readonly TextFormat Text = new();

    private static readonly ICaptureFormat[] All =
    [
        new ZipFormat(),
        new GzipFormat(),
        new ZlibFormat(),
        new BinaryFormat(),
        new MitmproxyFormat(),
        new HarFormat(),
        new XmlFormat(),
        new JsonFormat(),
        Text,
    ];

    /// <exception cref="CaptureFormatException">Nothing in it can be read.</exception>
    public static async Task<CaptureSummary> ReadAsync(CaptureSource source, CaptureSink sink, CancellationToken cancellationToken)
    {
        if (source.Depth > Deepest) throw new CaptureFormatException(ErrorId.CaptureUnknown, "an archive in too many other archives");
        await source.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
        return await ReadAsync(Find(source.Head), source, sink, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a document and whatever people pasted after it: another document, the output of a program, or a mail.</summary>
    public static async Task<CaptureSummary> ReadAsync(ICaptureFormat format, CaptureSource source, CaptureSink sink, CancellationToken cancellationToken)
    {
        CaptureSummary summary = await format.ReadAsync(source, sink, cancellationToken).ConfigureAwait(false);
        while (summary.Rest is { } rest)
        {
            source = source.Following(rest);
            if (summary.Damage is not null) sink.ForgetOrder();
            await source.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
            // Whatever follows the damage is not a separate document.
            ICaptureFormat next = summary.Damage is null && Find(source.Head) is HarFormat or JsonFormat ? Find(source.Head) : Text;
            CaptureSummary following = await next.ReadAsync(source, sink, cancellationToken).ConfigureAwait(false);
            summary = summary with { Calls = summary.Calls + (following.Calls ?? 0), Damage = summary.Damage ?? following.Damage, Rest = following.Rest };
        }

        return summary;
    }

    /// <inheritdoc cref="ICaptureFormat.ScrubAsync"/>
    public static async Task ScrubAsync(CaptureSource source, Stream target, Scrubber scrubber, CancellationToken cancellationToken)
    {
        if (source.Depth > Deepest) throw new CaptureFormatException(ErrorId.CaptureUnknown, "an archive in too many other archives");
        await source.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
        await ScrubAsync(Find(source.Head), source, target, scrubber, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Copies a document, and whatever people pasted after it.</summary>
    public static async Task ScrubAsync(ICaptureFormat format, CaptureSource source, Stream target, Scrubber scrubber, CancellationToken cancellationToken)
    {
        await format.ScrubAsync(source, target, scrubber, cancellationToken).ConfigureAwait(false);
        if (source.Rest is { } rest) await Text.ScrubAsync(source.Following(rest), target, scrubber, cancellationToken).ConfigureAwait(false);
    }

    public static ICaptureFormat Find(byte[] head) => Array.Find(All, format => format.Recognizes(head))!;
}
