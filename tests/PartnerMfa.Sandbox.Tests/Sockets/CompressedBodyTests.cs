using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using PartnerMfa.Http;
using PartnerMfa.Sandbox.PartnerCenter;

namespace PartnerMfa.Sandbox.Sockets;

public sealed class CompressedBodyTests
{
    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_compressed_profile_is_read(string encoding)
    {
        await using SocketRun run = await AnsweringAsync(encoding, await ProfileAsync());

        PartnerMfaResult result = await run.ProbeAsync(await run.Sandbox.SignInAsync("mfa"), SharedHandler.Instance);

        Assert.Equal(("Yes", "MfaClaimPresent", 200, 1), (result.Result, result.Reason, result.StatusCode, result.Attempts));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_compression_bomb_is_not_mistaken_for_a_profile(string encoding)
    {
        byte[] profile = await ProfileAsync();
        await using SocketRun run = await AnsweringAsync(encoding, [.. Encoding.ASCII.GetBytes(new string(' ', 64 * 1024 * 1024)), .. profile]);

        PartnerMfaResult result = await run.ProbeAsync();

        Assert.Equal(("Unknown", "UnexpectedResponse", 200, 1), (result.Result, result.Reason, result.StatusCode, result.Attempts));
    }

    [Fact]
    public async Task A_wrongly_compressed_body_is_retried_and_not_mistaken_for_a_profile()
    {
        byte[] profile = await ProfileAsync();
        await using SocketRun run = await SocketRun.StartAsync(Transport.Http1, _ => context => WriteAsync(context, "gzip", profile));

        PartnerMfaResult result = await run.ProbeAsync();

        Assert.Equal(("Unknown", "UnexpectedResponse", 200, 5), (result.Result, result.Reason, result.StatusCode, result.Attempts));
    }

    private static Task<SocketRun> AnsweringAsync(string encoding, byte[] body)
    {
        byte[] packed = Pack(encoding, body);
        Assert.NotEqual(body, packed);
        return SocketRun.StartAsync(Transport.Http1, _ => context => WriteAsync(context, encoding, packed));
    }

    private static async Task WriteAsync(HttpContext context, string encoding, byte[] body)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.ContentEncoding = encoding;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static async Task<byte[]> ProfileAsync()
    {
        using HttpResponseMessage response = SandboxAnswers.Profile();
        return await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    private static byte[] Pack(string encoding, byte[] body)
    {
        using MemoryStream packed = new();
        using (Stream packing = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest),
            _ => new ZLibStream(packed, CompressionLevel.Fastest),
        }) packing.Write(body);
        return packed.ToArray();
    }
}
