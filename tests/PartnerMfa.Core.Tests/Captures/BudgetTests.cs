using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using PartnerMfa.Captures.Streams;
using PartnerMfa.Environments;
using PartnerMfa.Requests;
using PartnerMfa.Testing.Captures;

namespace PartnerMfa.Captures;

/// <summary>
/// Each reader finishes its worst kind of input quickly. Work that grows with the square of the size would take minutes or hours.
/// </summary>
public sealed class BudgetTests
{
    private const int Limit = 60_000;

    private static readonly string Token = TestTokens.With().Reveal();

    [Fact(Timeout = Limit)]
    public async Task A_header_with_200_000_continuation_lines()
    {
        StringBuilder text = new($"GET /v1/x HTTP/1.1\nHost: api.partnercenter.microsoft.com\nAuthorization: Bearer {Token}\nUser-Agent: a\n");
        for (int i = 0; i < 200_000; i++) text.Append(" continued\n");

        Assert.Equal(Token, (await ReadAsync(text.Append('\n').ToString())).Token);
    }

    [Fact(Timeout = Limit)]
    public async Task A_token_wrapped_into_200_000_lines()
    {
        StringBuilder text = new("Authorization: Bearer eyJ");
        for (int i = 0; i < 200_000; i++) text.Append("abcdefgh\n");

        await ReadAsync(text.ToString());
    }

    // What could be a status, a name, bytes or a measure, over and over in one line.
    [Theory(Timeout = Limit)]
    [InlineData("a")]
    [InlineData("12,34,")]
    [InlineData("status: ")]
    [InlineData("bytes_")]
    [InlineData("isMfaCompliant: ")]
    [InlineData("=")]
    [InlineData("<")]
    [InlineData("\\/")]
    [InlineData("H4sIAAAAAAAA ")]
    public async Task A_long_line_that_almost_is_a_refusal(string part)
    {
        string line = $"Bearer {Token} 401 {string.Concat(Enumerable.Repeat(part, 300_000 / part.Length))}";

        Assert.Equal(Token, (await ReadAsync(line)).Token);
    }

    [Fact(Timeout = Limit)]
    public async Task A_hundred_thousand_requests_without_a_response()
    {
        StringBuilder text = new();
        for (int i = 0; i < 100_000; i++) text.Append("GET /v1/x HTTP/1.1\nHost: api.partnercenter.microsoft.com\n\n");

        Assert.Equal("CaptureSanitized", (await ReadAsync(text.ToString())).Failure?.ErrorId);
    }

    [Fact(Timeout = Limit)]
    public async Task More_tokens_than_are_held_before_a_refusal_at_the_end()
    {
        StringBuilder text = new();
        for (int i = 0; i < 5_000; i++) text.Append("Bearer ").Append(TestTokens.With(("upn", $"user{i}@contoso.example")).Reveal()).Append('\n');
        text.Append("isMfaCompliant: false\n");

        Reading reading = await ReadAsync(text.ToString());

        Assert.Equal(5_000, reading.Calls.Count);
        Assert.All(reading.Answers, answer => Assert.EndsWith("Unknown ResponseNotAttributed", answer, StringComparison.Ordinal));
    }

    [Fact(Timeout = Limit)]
    public async Task Too_many_tokens_in_a_pipe_make_every_Yes_Unknown()
    {
        StringBuilder text = new();
        for (int i = 0; i < 3_000; i++) text.Append("Bearer ").Append(TestTokens.With(("upn", $"user{i}@contoso.example")).Reveal()).Append('\n');

        Reading reading = await Reading.RunAsync(new CaptureRequest { Environment = PartnerMfaEnvironments.Global, Input = new MemoryStream(Encoding.UTF8.GetBytes(text.ToString())) });

        Assert.Equal(3_000, reading.Calls.Count);
        Assert.DoesNotContain(reading.Answers, answer => answer.Contains("Yes", StringComparison.Ordinal));
    }

    [Theory(Timeout = Limit)]
    [InlineData('\n')]
    [InlineData('[')]
    [InlineData('{')]
    [InlineData('"')]
    [InlineData('>')]
    [InlineData('e')]
    [InlineData(' ')]
    [InlineData('0')]
    public async Task A_gzip_file_of_one_character(char character) => await Reading.OfBrokenFileAsync(Gzip(new string(character, 16 << 20)));

    [Fact(Timeout = Limit)]
    public async Task JSON_that_nests_deeply() => await ReadAsync("{\"log\":{\"entries\":" + new string('[', 1_000_000));

    [Fact(Timeout = Limit)]
    public async Task JSON_with_a_bracket_that_closes_nothing() => Assert.Equal(
        "CaptureDamaged", (await Reading.OfBrokenFileAsync("""{"constants":{},"events":[{"type":2}}}}}]}"""u8.ToArray())).Failure?.ErrorId);

    [Fact(Timeout = Limit)]
    public async Task Zip_entries_that_overlap_are_refused()
    {
        byte[] zip = Overlapping(60_000);

        Reading reading = await Reading.OfBrokenFileAsync(zip);

        Assert.Contains("overlap", reading.Failure?.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit)]
    public async Task An_archive_of_20_000_sessions()
    {
        using SazFile saz = new();
        for (int i = 0; i < 20_000; i++) saz.Session("GET /x HTTP/1.1\r\nHost: other.example\r\n\r\n");

        Assert.Empty((await Reading.OfFileAsync(saz.ToArray())).Calls);
    }

    [Fact]
    public void Too_large_an_expansion_is_a_clear_error()
    {
        using BudgetStream stream = new(new MemoryStream(new byte[100]), new DecompressionBudget(99));

        IOException exception = Assert.Throws<DecompressionLimitException>(() => stream.CopyTo(Stream.Null));

        Assert.StartsWith("it expands to more than 16 GiB.", exception.Message, StringComparison.Ordinal);
    }

    private static Task<Reading> ReadAsync(string text) => Reading.RunAsync(new CaptureRequest { Environment = PartnerMfaEnvironments.Global, Text = text });

    private static byte[] Gzip(string text)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(Encoding.ASCII.GetBytes(text));
        return packed.ToArray();
    }

    // One compressed file, and a directory that lists it many times.
    private static byte[] Overlapping(int entries)
    {
        using MemoryStream one = new();
        using (ZipArchive zip = new(one, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = zip.CreateEntry("a.har", CompressionLevel.SmallestSize).Open();
            entry.Write(new byte[1 << 20]);
        }

        byte[] bytes = one.ToArray();
        int central = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        int end = bytes.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        using MemoryStream whole = new();
        whole.Write(bytes.AsSpan(0, central));
        for (int i = 0; i < entries; i++) whole.Write(bytes.AsSpan(central, end - central));
        byte[] tail = bytes[end..];
        BinaryPrimitives.WriteUInt16LittleEndian(tail.AsSpan(8), (ushort)Math.Min(entries, ushort.MaxValue));
        BinaryPrimitives.WriteUInt16LittleEndian(tail.AsSpan(10), (ushort)Math.Min(entries, ushort.MaxValue));
        BinaryPrimitives.WriteUInt32LittleEndian(tail.AsSpan(12), (uint)(entries * (end - central)));
        whole.Write(tail);
        return whole.ToArray();
    }
}
