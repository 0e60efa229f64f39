using System.IO.Compression;
using System.Text;
using PartnerMfa.Testing.Captures;

namespace PartnerMfa.Captures;

/// <summary>Damaged files are read as far as possible; one error then reports where reading stopped.</summary>
public sealed class DamageTests
{
    private static readonly string[] Tokens = [.. Enumerable.Range(0, 20).Select(i => TestTokens.With(("upn", $"user{i}@contoso.example")).Reveal())];
    private static readonly byte[] Har = Encoding.UTF8.GetBytes(HarCall.File([.. Tokens.Select(token => new HarCall(token))]));

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.5)]
    [InlineData(0.95)]
    public async Task A_truncated_HAR_file_is_read_up_to_the_break(double part)
    {
        int length = (int)(Har.Length * part);
        Reading reading = await Reading.OfBrokenFileAsync(Har[..length]);

        AssertDamage(reading, $"*ends at byte*in entry*");
        Assert.InRange(reading.Calls.Count, (int)(20 * part) - 1, (int)(20 * part) + 1);
        Assert.Equal(Tokens.Take(reading.Calls.Count), reading.Tokens);
    }

    [Fact]
    public async Task A_fault_in_a_HAR_file_loses_at_most_one_entry()
    {
        byte[] har = [.. Har];
        int fault = Encoding.UTF8.GetString(har).IndexOf("\"cache\"", har.Length / 2, StringComparison.Ordinal);
        har[fault] = (byte)'#';

        Reading reading = await Reading.OfBrokenFileAsync(har);

        AssertDamage(reading, "*cannot be read at byte*in entry 1?.*");
        Assert.Equal(Tokens, reading.Tokens);
    }

    [Fact]
    public async Task The_response_of_a_truncated_entry_is_not_evidence()
    {
        byte[] har = Encoding.UTF8.GetBytes(HarCall.File(new HarCall(Tokens[0]) { Body = HttpCall.Profile }));
        int cut = Encoding.UTF8.GetString(har).IndexOf("redirectURL", StringComparison.Ordinal);

        Reading reading = await Reading.OfBrokenFileAsync(har[..cut]);

        Assert.Equal(Tokens[0], reading.Token);
        Assert.Null(reading.Response);
        Assert.Null(reading.Single.StatusCode);
    }

    // In the response of the truncated entry, or in the unreadable part after it.
    [Theory]
    [InlineData("\"cache\"", "#")]
    [InlineData("\"status\"", "#")]
    [InlineData("{\"name\":\"isMfaCompliant\"", "#")]
    public async Task A_refusal_in_a_damaged_part_is_not_lost(string place, string fault)
    {
        string har = HarCall.File(new HarCall(Tokens[0]) { ResponseHeaders = [("isMfaCompliant", "false")] }, new HarCall(Tokens[1]) { Status = 0, StatusText = "" });
        Assert.Contains(place, har, StringComparison.Ordinal);

        Reading reading = await Reading.OfBrokenFileAsync(Encoding.UTF8.GetBytes(har.Insert(har.IndexOf(place, StringComparison.Ordinal), fault)));

        AssertDamage(reading, "*cannot be read at byte*");
        Assert.DoesNotContain("user0 Yes", string.Join(", ", reading.Answers), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"access_token\":\"TOKEN\"}{\"answer\":{\"code\":900421}, oops")]
    [InlineData("{\"access_token\":\"TOKEN\"}{\"answer\":{\"code\":900421}")]
    [InlineData("[{\"access_token\":\"TOKEN\"},{\"a\":1},{\"b\":2},{\"answer\": code 900421}]")]
    public async Task A_refusal_in_JSON_that_breaks_off_is_not_lost(string json)
    {
        Reading reading = await Reading.OfBrokenFileAsync(Encoding.UTF8.GetBytes(json.Replace("TOKEN", Tokens[0], StringComparison.Ordinal)));

        AssertDamage(reading, "*byte*");
        Assert.Equal(["user0 Unknown ResponseNotAttributed"], reading.Answers);
    }

    [Fact]
    public async Task A_refusal_after_an_XML_document_is_not_lost()
    {
        string xml = $"""
            <?xml version="1.0"?>
            <items><item><url>https://api.partnercenter.microsoft.com/v1/x</url><request base64="false"><![CDATA[GET /v1/x HTTP/1.1
            Host: api.partnercenter.microsoft.com
            Authorization: Bearer {Tokens[0]}

            ]]></request></item></items>
            The service said: isMfaCompliant: false
            """;

        Reading reading = await Reading.OfBrokenFileAsync(Encoding.UTF8.GetBytes(xml));

        AssertDamage(reading, "*in line*");
        Assert.Equal(["user0 Unknown ResponseNotAttributed"], reading.Answers);
    }

    [Fact]
    public async Task Invalid_UTF_8_in_other_values_does_no_harm()
    {
        byte[] har = [.. Har];
        int at = Encoding.UTF8.GetString(har).IndexOf("a test", StringComparison.Ordinal);
        har[at] = 0xFF;

        Assert.Equal(Tokens, (await Reading.OfFileAsync(har)).Tokens);
    }

    [Fact]
    public async Task A_truncated_compressed_file_is_read_up_to_the_break()
    {
        using MemoryStream compressed = new();
        using (GZipStream gzip = new(compressed, CompressionLevel.NoCompression, leaveOpen: true)) gzip.Write(Har);

        Reading reading = await Reading.OfBrokenFileAsync(compressed.ToArray()[..(Har.Length / 2)]);

        AssertDamage(reading, "*in entry*");
        Assert.InRange(reading.Calls.Count, 8, 11);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.8)]
    public async Task A_SAZ_archive_without_a_directory_is_read_up_to_the_break(double part)
    {
        byte[] saz = Saz();
        Reading reading = await Reading.OfBrokenFileAsync(saz[..(int)(saz.Length * part)]);

        AssertDamage(reading, "*directory of the archive*");
        Assert.InRange(reading.Calls.Count, 5, 19);
        Assert.Equal(Tokens.Take(reading.Calls.Count), reading.Tokens);
    }

    [Fact]
    public async Task A_session_that_cannot_be_read_does_not_hide_the_others()
    {
        byte[] saz = Saz();
        int at = saz.AsSpan().IndexOf("raw/0003_c.txt"u8) + "raw/0003_c.txt".Length;
        saz.AsSpan(at, 40).Fill(0xFF);

        Reading reading = await Reading.OfBrokenFileAsync(saz);

        Assert.Equal(Tokens.Where(token => token != Tokens[2]), reading.Tokens);
        AssertDamage(reading, "*cannot be read in session 3.*");
    }

    private static byte[] Saz()
    {
        using SazFile saz = new();
        foreach (string token in Tokens) saz.Session(HttpCall.Request(token), HttpCall.Response());
        return saz.ToArray();
    }

    private static void AssertDamage(Reading reading, string words)
    {
        Assert.Equal("CaptureDamaged", reading.Failure?.ErrorId);
        Assert.Matches("^" + System.Text.RegularExpressions.Regex.Escape(words).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal) + "$", reading.Failure!.Message);
    }
}
