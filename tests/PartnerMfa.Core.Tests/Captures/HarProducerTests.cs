using System.IO.Compression;
using System.Text;
using PartnerMfa.Evidence;

namespace PartnerMfa.Captures;

public sealed class HarProducerTests
{
    private static readonly string Token = TestTokens.With().Reveal();

    public static TheoryData<string> Names => [.. Producers.Hars.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task A_call_is_read_as_each_producer_writes_it(string producer) => AssertCall(await Reading.OfFileAsync(Har(producer)));

    [Theory, MemberData(nameof(Names))]
    public async Task A_compressed_capture_is_read(string producer)
    {
        using MemoryStream compressed = new();
        using (GZipStream gzip = new(compressed, CompressionMode.Compress, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(Har(producer)));

        AssertCall(await Reading.OfFileAsync(compressed.ToArray()));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task It_is_read_from_a_zip_archive(string producer)
    {
        using MemoryStream archive = new();
        using (ZipArchive zip = new(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (Stream body = zip.CreateEntry("44136fa355b3678a1146ad16f7e8649e94fb4fc2.json").Open()) body.Write("{}"u8);
            using Stream har = zip.CreateEntry("har.har").Open();
            har.Write(Encoding.UTF8.GetBytes(Har(producer)));
        }

        AssertCall(await Reading.OfFileAsync(archive.ToArray()));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task A_capture_in_UTF_16_is_read(string producer) =>
        AssertCall(await Reading.OfFileAsync([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Har(producer).TrimStart('\ufeff'))]));

    [Theory, MemberData(nameof(Names))]
    public async Task A_pasted_capture_is_read(string producer) => AssertCall(await Reading.OfTextAsync(Har(producer)));

    private static string Har(string producer) => Producers.Hars[producer].Replace("TOKEN", Token, StringComparison.Ordinal);

    private static void AssertCall(Reading reading)
    {
        PartnerMfaCapture call = reading.Single;
        Assert.Equal(Token, call.GetAccessToken().Reveal());
        Assert.Equal("GET", call.Method);
        Assert.Equal("https://api.partnercenter.microsoft.com/v1/profiles/organization", call.Address);
        Assert.Equal(new DateTime(2026, 6, 8, 12, 0, 0, DateTimeKind.Utc), call.SentOn);
        Assert.Equal("A client", call.Client);
        Assert.Equal("An agent/1.0", call.UserAgent);
        Assert.Equal(["ValidateMfa: true"], call.MfaHeaders);
        Assert.Equal(401, call.StatusCode);
        Assert.Equal("false", call.IsMfaCompliant);
        Assert.Equal("entry 1", call.Entry);
        Assert.Equal(1, call.Count);
        Assert.Equal(ComplianceStatement.NotCompliant, call.Response?.Compliance);
        Assert.Equal("c-1", call.Response?.CorrelationId);
    }
}
