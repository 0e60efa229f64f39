using System.IO.Compression;
using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Http;
using PartnerMfa.Captures.Scrubbing;
using PartnerMfa.Errors;

namespace PartnerMfa.Captures.Formats.Archives;

/// <summary>A capture that is compressed as a whole with gzip (RFC 1952).</summary>
internal sealed class GzipFormat : ICaptureFormat
{
    public bool Recognizes(ReadOnlySpan<byte> head) => head.Length > 2 && head[0] == 0x1f && head[1] == 0x8b && head[2] == 8;

    public Task<CaptureSummary> ReadAsync(CaptureSource source, CaptureSink sink, CancellationToken cancellationToken) =>
        Compressed.ReadAsync(source, new GZipStream(source.Stream, CompressionMode.Decompress, leaveOpen: true), "gzip", sink, cancellationToken);

    public async Task ScrubAsync(CaptureSource source, Stream target, Scrubber scrubber, CancellationToken cancellationToken)
    {
        using GZipStream plain = new(source.Stream, CompressionMode.Decompress, leaveOpen: true);
        using GZipStream packed = new(target, CompressionLevel.Fastest, leaveOpen: true);
        await CaptureFormats.ScrubAsync(source.Within(plain), packed, scrubber, cancellationToken).ConfigureAwait(false);
    }
}

/// <summary>A capture that is compressed as a whole with zlib (RFC 1950), as mitmproxy's <c>.zhar</c> files are.</summary>
internal sealed class ZlibFormat : ICaptureFormat
{
    public bool Recognizes(ReadOnlySpan<byte> head) => head.Length > 2 && head[0] == 0x78 && head[1] is 0x01 or 0x5e or 0x9c or 0xda && ((head[0] << 8) + head[1]) % 31 == 0;

    public Task<CaptureSummary> ReadAsync(CaptureSource source, CaptureSink sink, CancellationToken cancellationToken) =>
        Compressed.ReadAsync(source, new ZlibStream(source.Stream), "zlib", sink, cancellationToken);

    // The copy is not compressed, because .NET Framework cannot write zlib and a capture is recognized by its content.
    public Task ScrubAsync(CaptureSource source, Stream target, Scrubber scrubber, CancellationToken cancellationToken) =>
        CaptureFormats.ScrubAsync(source.Within(new ZlibStream(source.Stream)), target, scrubber, cancellationToken);
}

/// <summary>Recognizes files that are not captures, although their bytes could be taken for text.</summary>
internal sealed class BinaryFormat : ICaptureFormat
{
    private static readonly (string Kind, byte[] Beginning)[] Known =
    [
        ("a packet capture (pcapng); write it as text: tshark -r <file> -T json", [0x0a, 0x0d, 0x0d, 0x0a]),
        ("a packet capture (pcap); write it as text: tshark -r <file> -T json", [0xd4, 0xc3, 0xb2, 0xa1]),
        ("a packet capture (pcap); write it as text: tshark -r <file> -T json", [0xa1, 0xb2, 0xc3, 0xd4]),
        ("a file that is compressed with zstd; unpack it first", [0x28, 0xb5, 0x2f, 0xfd]),
        ("a file that is compressed with xz; unpack it first", [0xfd, 0x37, 0x7a, 0x58, 0x5a]),
        ("a file that is compressed with bzip2; unpack it first", [0x42, 0x5a, 0x68, 0x39, 0x31, 0x41, 0x59]),
        ("a 7-Zip archive; unpack it first", [0x37, 0x7a, 0xbc, 0xaf]),
        ("a RAR archive; unpack it first", [0x52, 0x61, 0x72, 0x21]),
    ];

    public bool Recognizes(ReadOnlySpan<byte> head) => KindOf(head) is not null;

    public Task<CaptureSummary> ReadAsync(CaptureSource source, CaptureSink sink, CancellationToken cancellationToken) =>
        throw new CaptureFormatException(ErrorId.CaptureUnknown, KindOf(source.Head) ?? "a binary file");

    public Task ScrubAsync(CaptureSource source, Stream target, Scrubber scrubber, CancellationToken cancellationToken) =>
        throw new CaptureFormatException(ErrorId.CaptureUnknown, KindOf(source.Head) ?? "a binary file");

    private static string? KindOf(ReadOnlySpan<byte> head)
    {
        foreach ((string kind, byte[] beginning) in Known)
            if (head.StartsWith(beginning)) return kind;
        // Text contains no NUL bytes, and those of UTF-16 have been converted by now. mitmproxy's flows may contain any bytes.
        return head.IndexOf((byte)0) >= 0 && !Mitmproxy.MitmproxyFormat.IsFlow(head) ? "a binary file, not a capture" : null;
    }
}

/// <summary>Reads the content of a compressed file.</summary>
internal static class Compressed
{
    public static async Task<CaptureSummary> ReadAsync(CaptureSource source, Stream plain, string kind, CaptureSink sink, CancellationToken cancellationToken)
    {
        try
        {
            return await CaptureFormats.ReadAsync(source.Within(plain), sink, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException)
        {
            return new CaptureSummary(kind, null, new CaptureDamage("within the first bytes of the compressed data", BreaksOff: false));
        }
    }
}
