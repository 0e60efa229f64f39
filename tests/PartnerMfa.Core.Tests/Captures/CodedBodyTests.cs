using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Http;
using PartnerMfa.Probe;

namespace PartnerMfa.Captures;

/// <summary>Compressed bodies, on every build: what cannot be decoded is never taken for a body that says nothing.</summary>
public sealed class CodedBodyTests
{
    private const string Refusal = """{"code":900421,"description":"MFA is required for this call."}""";

    // Made with zstd 1.5.4 and brotli 1.0.9.
    private static readonly byte[] Zstd = Convert.FromBase64String("KLUv/SQ+8QEAeyJjb2RlIjo5MDA0MjEsImRlc2NyaXB0aW9uIjoiTUZBIGlzIHJlcXVpcmVkIGZvciB0aGlzIGNhbGwuIn2pfOV1");
    private static readonly byte[] Brotli = Convert.FromBase64String("oegBQK8IlQ5xtlTtsoApNEUT0+9bEEngAUpe8IiVTZcPky6zDFegaW5HFgwt5zjyAQ==");

    [Fact]
    public void Zstd_is_decoded_on_every_build() => Assert.Equal((Refusal, null), Read(Zstd, "zstd"));

#if NET
    [Fact]
    public void Brotli_is_decoded_where_NET_can() => Assert.Equal((Refusal, null), Read(Brotli, "br"));
#else
    [Fact]
    public void Brotli_is_unreadable_where_NET_cannot_decode_it() => Assert.Equal(("", ResponseBody.Packed), Read(Brotli, "br"));
#endif

    [Theory]
    [InlineData("zstd")]
    [InlineData("br")]
    [InlineData("gzip")]
    public void A_body_that_breaks_off_is_unreadable(string coding)
    {
        (string text, ResponseBody? cut) = Read(coding == "br" ? [.. Brotli.Take(20)] : [.. Zstd.Take(20)], coding);

        Assert.True(ResponseWeight.IsUnreadable(new CapturedResponse { StatusCode = 401, Body = text, Cut = cut }.ToFacts()));
    }

    [Fact]
    public void A_window_larger_than_HTTP_allows_is_refused() =>
        // A frame that asks for a window of 2 GiB (RFC 8878, section 3.1.1.1.2).
        Assert.Equal(("", ResponseBody.Truncated), Read([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xa8, 0x01, 0x00, 0x00], "zstd"));

    [Fact]
    public void Bytes_that_expand_without_end_are_too_large()
    {
        using MemoryStream coded = new();
        using (ZstdSharp.CompressionStream encoder = new(coded, leaveOpen: true)) encoder.Write(new byte[8 << 20], 0, 8 << 20);

        Assert.Equal(("", ResponseBody.TooLarge), Read(coded.ToArray(), "zstd"));
    }

    private static (string Text, ResponseBody? Cut) Read(byte[] coded, string coding) => HttpBody.OfWire(new MemoryStream(coded), null, coding);
}
