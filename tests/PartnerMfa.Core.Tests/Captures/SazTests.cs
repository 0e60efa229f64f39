using System.IO.Compression;
using System.Text;
using PartnerMfa.Evidence;
using PartnerMfa.Testing.Captures;

namespace PartnerMfa.Captures;

public sealed class SazTests
{
    private static readonly string Token = TestTokens.With().Reveal();

    [Fact]
    public async Task A_session_is_read()
    {
        Reading reading = await ReadAsync(HttpCall.Request(Token), Encoding.UTF8.GetBytes(HttpCall.Response("401 Unauthorized - MFA required", "", "isMfaCompliant: false", "MS-CorrelationId: c-1")));

        PartnerMfaCapture call = reading.Single;
        Assert.Equal(Token, reading.Token);
        Assert.Equal(("GET", HarCall.ProfileUrl, "session 1"), (call.Method, call.Address, call.Entry));
        Assert.Equal(new DateTime(2026, 6, 8, 12, 0, 0, DateTimeKind.Utc), call.SentOn);
        Assert.Equal((401, "false"), (call.StatusCode, call.IsMfaCompliant));
        Assert.Equal(new ProbeResponse { StatusCode = 401, Compliance = ComplianceStatement.NotCompliant, SaysMfaRequired = true, CorrelationId = "c-1" }, reading.Response! with { Seen = [] });
    }

    public static TheoryData<string> Codings => ["", "chunked", "gzip", "deflate", "raw deflate", "br", "chunked, gzip"];

    [Theory, MemberData(nameof(Codings))]
    public async Task Chunked_and_compressed_bodies_are_read(string coding)
    {
        byte[] body = Coded(coding, Encoding.UTF8.GetBytes("\ufeff" + HttpCall.Profile));
        string transfer = coding.Contains("chunked", StringComparison.Ordinal) ? "Transfer-Encoding: chunked" : "X-None: 1";
        string content = coding.Replace("chunked", "", StringComparison.Ordinal).Replace("raw ", "", StringComparison.Ordinal).Trim(',', ' ');

        Reading reading = await ReadAsync(HttpCall.Request(Token), [.. Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\n{transfer}\r\nContent-Encoding: {content}\r\n\r\n"), .. body]);

        Assert.Equal(ResponseBody.OrganizationProfile, reading.Response?.Body);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    [InlineData("chunked")]
    [InlineData("zstd")]
    public async Task A_body_that_cannot_be_decoded_decides_nothing(string coding)
    {
        string header = coding == "chunked" ? "Transfer-Encoding" : "Content-Encoding";
        Reading reading = await ReadAsync(HttpCall.Request(Token), Encoding.UTF8.GetBytes(HttpCall.Response("200 OK", HttpCall.Profile, $"{header}: {coding}")));

        Assert.Contains(reading.Response?.Body, (ResponseBody?[])[ResponseBody.Truncated, ResponseBody.Packed]);
    }

    [Fact]
    public async Task A_body_that_expands_too_far_is_not_kept()
    {
        byte[] bomb = Coded("gzip", new byte[200 * 1024 * 1024]);
        Reading reading = await ReadAsync(HttpCall.Request(Token), [.. Encoding.UTF8.GetBytes("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"), .. bomb]);

        Assert.Equal(ResponseBody.TooLarge, reading.Response?.Body);
    }

    [Fact]
    public async Task Tunnels_and_empty_sessions_are_skipped()
    {
        using SazFile saz = new();
        saz.Session("CONNECT api.partnercenter.microsoft.com:443 HTTP/1.1\r\nHost: api.partnercenter.microsoft.com:443\r\n\r\n", HttpCall.Response())
            .Session("").Session(HttpCall.Request(Token, "/v1/profiles/organization"));

        Reading reading = await Reading.OfFileAsync(saz.ToArray());

        Assert.Equal(("session 3", HarCall.ProfileUrl), (reading.Single.Entry, reading.Single.Address));
        Assert.Null(reading.Response);
    }

    [Fact]
    public async Task Sessions_with_a_password_are_a_clear_error()
    {
        using SazFile saz = new();
        byte[] bytes = saz.Session(HttpCall.Request(Token)).ToArray();
        SetFlags(bytes, "PK\u0001\u0002"u8, 8);

        Reading reading = await Reading.OfBrokenFileAsync(bytes);

        Assert.Empty(reading.Calls);
        Assert.Equal("CaptureEncrypted", reading.Failure?.ErrorId);
        Assert.Contains("without a password", reading.Failure!.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_zip_archive_without_captures_is_a_clear_error()
    {
        using MemoryStream archive = new();
        using (ZipArchive zip = new(archive, ZipArchiveMode.Create, leaveOpen: true)) zip.CreateEntry("picture.png");

        Assert.Equal("CaptureUnknown", (await Reading.OfBrokenFileAsync(archive.ToArray())).Failure?.ErrorId);
    }

    private static async Task<Reading> ReadAsync(string request, byte[] response)
    {
        using SazFile saz = new();
        return await Reading.OfFileAsync(saz.Session(request, response).ToArray());
    }

    private static byte[] Coded(string coding, byte[] body)
    {
        using MemoryStream coded = new();
        using (Stream coder = CoderOf(coding, coded)) coder.Write(body);
        byte[] bytes = coded.ToArray();
        if (!coding.Contains("chunked", StringComparison.Ordinal)) return bytes;
        // Two chunks, one with an extension.
        byte[][] parts = [Encoding.ASCII.GetBytes("A;x=y\r\n"), bytes[..10], Encoding.ASCII.GetBytes($"\r\n{bytes.Length - 10:x}\r\n"), bytes[10..], "\r\n0\r\nTrailer: 1\r\n\r\n"u8.ToArray()];
        return [.. parts.SelectMany(part => part)];
    }

    private static Stream CoderOf(string coding, Stream target) => coding switch
    {
        "gzip" or "chunked, gzip" => new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true),
        "deflate" => new ZLibStream(target, CompressionLevel.Fastest, leaveOpen: true),
        "raw deflate" => new DeflateStream(target, CompressionLevel.Fastest, leaveOpen: true),
        "br" => new BrotliStream(target, CompressionLevel.Fastest, leaveOpen: true),
        _ => new BufferedStream(new Unclosed(target)),
    };

    private static void SetFlags(byte[] bytes, ReadOnlySpan<byte> signature, int offset)
    {
        for (int at = 0; (at = bytes.AsSpan(at).IndexOf(signature) is >= 0 and int found ? at + found : -1) >= 0; at++) bytes[at + offset] |= 1;
    }

    // BufferedStream closes what it writes to.
    private sealed class Unclosed(Stream target) : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => target.Write(buffer, offset, count);

        public override void Write(ReadOnlySpan<byte> buffer) => target.Write(buffer);
    }
}
