using System.IO.Compression;
using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Formats.Har;
using PartnerMfa.Captures.Formats.Text;
using PartnerMfa.Captures.Formats.Zip;
using PartnerMfa.Captures.Import;
using PartnerMfa.Captures.Streams;

namespace PartnerMfa.Captures.Formats;

/// <summary>Tells the format of a capture by what is in it, whatever it is called, and reads it.</summary>
internal static class CaptureFormat
{
    // The first properties of a HAR file come before its entries; nobody writes so much before them.
    private const int HeadLength = 64 * 1024;

    /// <param name="stream">The capture, seekable.</param>
    /// <param name="sink">Takes the calls.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Where it broke; null of a capture that is whole.</returns>
    /// <exception cref="CaptureFormatException">Nothing of it can be read.</exception>
    public static async Task<CaptureDamage?> ReadAsync(Stream stream, CallSink sink, CancellationToken cancellationToken)
    {
        byte[] head = await ReadHeadAsync(stream, cancellationToken).ConfigureAwait(false);
        stream.Position = 0;
        if (IsZip(head)) return await new ZipReader(stream, sink).ReadAsync(cancellationToken).ConfigureAwait(false);
        if (!IsGzip(head)) return await ReadPlainAsync(stream, head, sink, cancellationToken).ConfigureAwait(false);

        using GZipStream plain = new(stream, CompressionMode.Decompress, leaveOpen: true);
        byte[] plainHead;
        try
        {
            plainHead = await ReadHeadAsync(plain, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException)
        {
            return new CaptureDamage("within the first bytes of the compressed data", BreaksOff: false);
        }

        return await ReadPlainAsync(new PrefixedStream(plainHead, plain), plainHead, sink, cancellationToken).ConfigureAwait(false);
    }

    private static Task<CaptureDamage?> ReadPlainAsync(Stream stream, byte[] head, CallSink sink, CancellationToken cancellationToken)
    {
        if (!Utf8Stream.IsUtf16(head))
            return HarRecognition.IsHar(head) ? new HarReader(stream, sink).ReadAsync(cancellationToken) : new TextReading(stream, sink).ReadAsync(cancellationToken);

        // Windows PowerShell writes UTF-16 when it is not told otherwise.
        bool isHar = HarRecognition.IsHar(Utf8Stream.Convert(head));
        Stream converted = new Utf8Stream(stream);
        return isHar ? new HarReader(converted, sink).ReadAsync(cancellationToken) : new TextReading(converted, sink).ReadAsync(cancellationToken);
    }

    private static async Task<byte[]> ReadHeadAsync(Stream stream, CancellationToken cancellationToken)
    {
        byte[] head = new byte[HeadLength];
        int length = 0;
        for (int read; length < head.Length; length += read)
        {
            read = await stream.ReadAsync(head, length, head.Length - length, cancellationToken).ConfigureAwait(false);
            if (read == 0) break;
        }

        Array.Resize(ref head, length);
        return head;
    }

    // RFC 1952, section 2.3.1.
    private static bool IsGzip(byte[] head) => head.Length > 2 && head[0] == 0x1f && head[1] == 0x8b && head[2] == 8;

    private static bool IsZip(byte[] head) => head.Length >= 4 && ZipHeaders.Int32(head, 0) is ZipHeaders.Local or ZipHeaders.End;
}
