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

/// <summary>The formats that are known. The first that recognizes a capture reads it; text comes last, since it takes anything.</summary>
internal static class CaptureFormats
{
    // A capture in an archive in another archive. Deeper nesting is not seen in practice.
    private const int Deepest = 3;

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
        new TextFormat(),
    ];

    /// <exception cref="CaptureFormatException">Nothing in it can be read.</exception>
    public static async Task<CaptureSummary> ReadAsync(CaptureSource source, CaptureSink sink, CancellationToken cancellationToken)
    {
        if (source.Depth > Deepest) throw new CaptureFormatException(ErrorId.CaptureUnknown, "an archive in too many other archives");
        await source.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
        return await Find(source.Head).ReadAsync(source, sink, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc cref="ICaptureFormat.ScrubAsync"/>
    public static async Task ScrubAsync(CaptureSource source, Stream target, Scrubber scrubber, CancellationToken cancellationToken)
    {
        if (source.Depth > Deepest) throw new CaptureFormatException(ErrorId.CaptureUnknown, "an archive in too many other archives");
        await source.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
        await Find(source.Head).ScrubAsync(source, target, scrubber, cancellationToken).ConfigureAwait(false);
    }

    public static ICaptureFormat Find(byte[] head) => Array.Find(All, format => format.Recognizes(head))!;
}
