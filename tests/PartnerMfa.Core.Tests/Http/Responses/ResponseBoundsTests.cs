using System.IO.Compression;
using System.Text;
using PartnerMfa.Probe;

namespace PartnerMfa.Http.Responses;

/// <summary>Bodies that are truncated, and bodies that never end.</summary>
public sealed class ResponseBoundsTests
{
    [Theory]
    [InlineData("""{"profileType":"OrganizationProfile","companyName":"Con""", 200, "UnexpectedResponse", "a truncated body")]
    [InlineData(Reply.ProfileBody, 200, "UnexpectedResponse", "a truncated body")]
    [InlineData("""{"profileType":"OrganizationProfile","isMfaCompliant":true}""", 200, "UnexpectedResponse", "a truncated body")]
    [InlineData("""{"code":900421,"descr""", 401, "MfaRequiredByService", "HTTP 401")]
    [InlineData("""{"code":900421""", 401, "TokenRejected", "HTTP 401")]
    [InlineData("""{"code":"900420","isMfaCompliant":false}""", 401, "TokenRejected", "HTTP 401")]
    [InlineData("", 401, "TokenRejected", "HTTP 401")]
    public async Task A_truncated_body_is_distinguished_from_a_complete_one(string beginning, int status, string reason, string words)
    {
        using HttpResponseMessage response = new Reply(status).Create(new StreamContent(TestStream.BreakingOff(beginning)));
        PartnerMfaResult result = await Probes.JudgeAsync(response);

        Assert.Equal(reason, result.Reason);
        Assert.Contains(words, result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_headers_of_a_body_that_breaks_off_still_count()
    {
        using HttpResponseMessage response = Reply.Profile.With("isMfaCompliant: true").Create(new StreamContent(TestStream.BreakingOff("{")));

        Assert.Equal("MfaConfirmedByService", (await Probes.JudgeAsync(response)).Reason);
    }

#if NET
    [Fact]
    public async Task Invalid_brotli_counts_as_a_truncated_body()
    {
        using MemoryStream body = new(Encoding.UTF8.GetBytes(Reply.ProfileBody));
        using HttpResponseMessage response = Reply.Profile.Create(new StreamContent(new BrotliStream(body, CompressionMode.Decompress)));
        PartnerMfaResult result = await Probes.JudgeAsync(response);

        Assert.Equal(("Unknown", "UnexpectedResponse"), (result.Result, result.Reason));
        Assert.Contains("a truncated body", result.Message, StringComparison.Ordinal);
    }
#endif

    [Fact]
    public async Task A_body_that_breaks_off_is_asked_for_again()
    {
        using ScriptedHandler handler = new ScriptedHandler()
            .Then(() => Reply.Profile.Create(new StreamContent(TestStream.BreakingOff("{"))))
            .Then(Reply.Profile.Create);

        PartnerMfaResult result = await Probes.RunAsync(handler, TestTokens.With());

        Assert.Equal(("MfaClaimPresent", 2), (result.Reason, result.Attempts));
    }

    [Fact]
    public async Task A_body_without_end_is_read_to_a_bound()
    {
        TestStream endless = TestStream.Endless(Reply.ProfileBody);
        using HttpResponseMessage response = Reply.Profile.Create(new StreamContent(endless));
        PartnerMfaResult result = await Probes.JudgeAsync(response);

        Assert.Equal(("Unknown", "UnexpectedResponse"), (result.Result, result.Reason));
        Assert.Contains("a body far too large", result.Message, StringComparison.Ordinal);
        Assert.InRange(endless.Given, ResponseReader.LongestBody, ResponseReader.LongestBody + 64 * 1024);
    }

    [Theory]
    [InlineData(65_535, "Yes", "MfaClaimPresent")]
    [InlineData(65_536, "Unknown", "UnexpectedResponse")]
    public async Task A_body_of_the_longest_length_is_read_and_one_byte_more_is_too_large(int length, string result, string reason)
    {
        string body = Reply.ProfileBody.PadRight(length);

        Assert.Equal((result, reason), await Probes.VerdictAsync(new Reply(200, body)));
    }

    [Theory]
    [InlineData(0, 8, BodyEnd.Whole, 0)]
    [InlineData(7, 8, BodyEnd.Whole, 7)]
    [InlineData(8, 8, BodyEnd.Whole, 8)]
    [InlineData(9, 8, BodyEnd.TooLarge, 9)]
    [InlineData(1_000, 8, BodyEnd.TooLarge, 9)]
    [InlineData(100_000, 1_000_000, BodyEnd.Whole, 100_000)]
    [InlineData(100_001, 100_000, BodyEnd.TooLarge, 100_001)]
    [InlineData(300_000, 100_000, BodyEnd.TooLarge, 100_001)]
    internal async Task The_bound_is_the_longest_length_and_no_more_than_a_byte_beyond_it_is_read(int length, int longest, BodyEnd end, int read)
    {
        byte[] body = [.. Enumerable.Range(0, length).Select(i => (byte)i)];
        using ByteArrayContent content = new(body);

        (byte[] bytes, BodyEnd ended) = await BoundedBody.ReadAsync(content, longest, TestContext.Current.CancellationToken);

        Assert.Equal((end, read), (ended, bytes.Length));
        Assert.Equal(body[..read], bytes);
    }
}
