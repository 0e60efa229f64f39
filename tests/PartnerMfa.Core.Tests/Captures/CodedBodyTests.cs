using System.Text;
using PartnerMfa.Captures.Evidence;
using PartnerMfa.Captures.Http;
using PartnerMfa.Evidence;

namespace PartnerMfa.Captures;

/// <summary>Compressed bodies, with every build: a body that cannot be decoded is never taken for one that says nothing.</summary>
public sealed class CodedBodyTests
{
    private const string Refusal = """{"code":900421,"description":"MFA is required for this call."}""";

    // Created with zstd 1.5.4 and brotli 1.0.9.
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
    public void A_truncated_body_is_unreadable(string coding)
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

    [Theory]
    [InlineData("200 OK", "Unknown ResponseUnreadable")]
    [InlineData("200 OK\r\nisMfaCompliant: true", "Yes MfaConfirmedByService")]
    [InlineData("401 Unauthorized", "Unknown ResponseUnreadable")]
    [InlineData("401 Unauthorized - MFA required", "No MfaRequiredByService")]
    [InlineData("403 Forbidden", "Unknown ResponseUnreadable")]
    [InlineData("404 Not Found", "Yes MfaClaimPresent")]
    public async Task A_Yes_never_rests_on_a_response_that_cannot_be_decoded(string status, string answer)
    {
        Reading reading = await ReadItemAsync(status, "dcb", Brotli);

        Assert.Equal($"{reading.Result.Result} {reading.Result.Reason}", answer);
    }

#if NET
    [Fact]
    public async Task A_refusal_in_Brotli_is_read_where_NET_can() =>
        Assert.Equal("MfaRequiredByService", (await ReadItemAsync("401 Unauthorized", "br", Brotli)).Result.Reason.ToString());
#else
    [Fact]
    public async Task The_answer_says_where_Brotli_can_be_read()
    {
        Reading reading = await ReadItemAsync("401 Unauthorized", "br", Brotli);

        Assert.Equal("ResponseUnreadable", reading.Result.Reason.ToString());
        Assert.StartsWith("Read the capture in PowerShell 7, which decodes Brotli, or ask the service now: ", reading.Result.Remedy);
    }
#endif

    private static Task<Reading> ReadItemAsync(string status, string coding, byte[] body)
    {
        byte[] request = Encoding.ASCII.GetBytes($"GET /v1/profiles/organization HTTP/1.1\r\nHost: api.partnercenter.microsoft.com\r\nAuthorization: Bearer {TestTokens.With().Reveal()}\r\n\r\n");
        byte[] response = [.. Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Encoding: {coding}\r\n\r\n"), .. body];
        return Reading.OfTextAsync($"<items><item><url>https://api.partnercenter.microsoft.com/v1/profiles/organization</url><request base64=\"true\">{Convert.ToBase64String(request)}</request><response base64=\"true\">{Convert.ToBase64String(response)}</response></item></items>");
    }

    private static (string Text, ResponseBody? Cut) Read(byte[] coded, string coding) => HttpBody.OfWire(new MemoryStream(coded), null, coding);
}
