using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using PartnerMfa.Probe;

namespace PartnerMfa.Http.Responses;

/// <summary>
/// Bodies as bytes: byte order marks, other encodings, wrong content types, and bodies that the handler could not decompress.
/// </summary>
public sealed class BodyBytesTests
{
    private const string MfaRequired = """{"code":900421,"description":"Für diesen Aufruf…"}""";

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public async Task A_byte_order_mark_is_heeded_and_taken_away(string encoding)
    {
        Encoding written = Encoding.GetEncoding(encoding);

        Assert.Equal(("Yes", "MfaClaimPresent"), await VerdictAsync(200, [.. written.GetPreamble(), .. written.GetBytes(Reply.ProfileBody)]));
        Assert.Equal(("No", "MfaRequiredByService"), await VerdictAsync(401, [.. written.GetPreamble(), .. written.GetBytes(MfaRequired)]));
    }

    [Fact]
    public async Task Another_encoding_that_does_not_show_itself_is_not_guessed()
    {
        Assert.Equal(("Unknown", "UnexpectedResponse"), await VerdictAsync(200, Encoding.Unicode.GetBytes(Reply.ProfileBody), "application/json; charset=utf-16"));
        Assert.Equal(("Unknown", "TokenRejected"), await VerdictAsync(401, Encoding.Unicode.GetBytes(MfaRequired), "application/json; charset=utf-16"));
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("text/plain; charset=utf-16")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData("application/json; charset=\"klingon\"")]
    [InlineData("application/octet-stream")]
    [InlineData("image/png")]
    [InlineData("not a type")]
    [InlineData(null)]
    public async Task The_body_counts_and_not_its_content_type(string? contentType)
    {
        Assert.Equal(("Yes", "MfaClaimPresent"), await VerdictAsync(200, Encoding.UTF8.GetBytes(Reply.ProfileBody), contentType));
        Assert.Equal(("No", "MfaRequiredByService"), await VerdictAsync(401, Encoding.UTF8.GetBytes(MfaRequired), contentType));
        Assert.Equal(("Unknown", "UnexpectedResponse"), await VerdictAsync(200, "<html></html>"u8.ToArray(), contentType));
    }

    [Fact]
    public async Task Invalid_UTF_8_damages_only_the_word_it_is_in()
    {
        byte[] latin = Encoding.Latin1.GetBytes("""{"profileType":"OrganizationProfile","companyName":"Müller"}""");

        Assert.Equal(("Yes", "MfaClaimPresent"), await VerdictAsync(200, latin));
        Assert.Equal(("Unknown", "UnexpectedResponse"), await VerdictAsync(200, [0xff, 0xc0, .. Encoding.UTF8.GetBytes(Reply.ProfileBody)]));
    }

    // .NET Framework's handler does not know Brotli, and no handler decompresses twice, so such a body stays compressed.
    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("identity, zstd")]
    public async Task A_body_that_stays_compressed_is_never_mistaken_for_an_answer(string encoding)
    {
        Assert.Equal(("Unknown", "UnexpectedResponse"), await VerdictAsync(200, Pack(encoding, Reply.ProfileBody), encoding: encoding));
        Assert.Equal(("Unknown", "TokenRejected"), await VerdictAsync(401, Pack(encoding, MfaRequired), encoding: encoding));
    }

    [Fact]
    public async Task The_result_says_that_it_stayed_packed()
    {
        using HttpResponseMessage response = Response(200, Pack("br", Reply.ProfileBody), "application/json", "br");
        PartnerMfaResult result = await Probes.JudgeAsync(response);

        Assert.Subset(
            new HashSet<string>(result.Evidence), new HashSet<string> { "Content-Encoding: br", "body: a body in an unknown encoding" });
        Assert.Contains("a body in an unknown encoding", result.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("")]
    public async Task The_identity_encoding_is_read_as_plain_text(string encoding)
    {
        using HttpResponseMessage response = Response(200, Encoding.UTF8.GetBytes(Reply.ProfileBody), "application/json", encoding: null);
        response.Content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);

        Assert.Equal("MfaClaimPresent", (await Probes.JudgeAsync(response)).Reason);
    }

    private static async Task<(string, string)> VerdictAsync(int status, byte[] body, string? contentType = "application/json", string? encoding = null)
    {
        using HttpResponseMessage response = Response(status, body, contentType, encoding);
        PartnerMfaResult result = await Probes.JudgeAsync(response);
        return (result.Result, result.Reason);
    }

    private static HttpResponseMessage Response(int status, byte[] body, string? contentType, string? encoding)
    {
        HttpResponseMessage response = new Reply(status).Create(new ByteArrayContent(body));
        HttpContentHeaders headers = response.Content.Headers;
        if (contentType is not null) headers.TryAddWithoutValidation("Content-Type", contentType);
        if (encoding is not null) headers.TryAddWithoutValidation("Content-Encoding", encoding);
        return response;
    }

    private static byte[] Pack(string encoding, string text)
    {
        using MemoryStream packed = new();
        using (Stream packing = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Optimal),
            "br" => new BrotliStream(packed, CompressionLevel.Optimal),
            _ => new ZLibStream(packed, CompressionLevel.Optimal),
        }) packing.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}
