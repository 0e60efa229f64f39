using System.IO.Compression;
using PartnerMfa.Captures.Streams;

namespace PartnerMfa.Captures.Http;

/// <summary>HTTP's "deflate": in the zlib format (RFC 9110, section 8.4.1.2), or, as some servers send it, without.</summary>
internal sealed class ZlibStream(Stream raw) : ForwardStream
{
    private Stream? _plain;

    public override int Read(byte[] buffer, int offset, int count) => (_plain ??= Open()).Read(buffer, offset, count);

    private DeflateStream Open()
    {
        int first = raw.ReadByte();
        int second = raw.ReadByte();
        // RFC 1950, section 2.2: the method is 8, and both bytes are a multiple of 31.
        bool isZlib = (first & 0x0f) == 8 && ((first << 8) + second) % 31 == 0;
        return new DeflateStream(isZlib ? raw : new PrefixedStream([(byte)first, (byte)second], raw), CompressionMode.Decompress);
    }
}
