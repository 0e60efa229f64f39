using System.IO.Compression;
using System.Text;
using PartnerMfa.Captures.Formats;
using PartnerMfa.Captures.Scrubbing;
using PartnerMfa.Testing.Captures;

namespace PartnerMfa.Captures;

/// <summary>A scrubbed copy contains no secret.</summary>
public sealed class ScrubTests
{
    private static readonly string Token = TestTokens.With(("upn", "mfa@contoso.example"), ("secret_claim", "planted-in-a-claim")).Reveal();

    // Each secret has the form that such secrets have in practice.
    private static readonly string[] Planted =
    [
        "planted-cookie-value", "planted-session-id", "planted.password!1", "0.AXplantedRefreshToken0123456789abcdefghijklmnopqrstuvwxyz0123456789",
        "abc8Q~plantedClientSecret0123456789abcdef", "planted-authorization-code", "plantedApiKey12", "planted-in-a-claim", "cGxhbnRlZDpiYXNpYw==", "planted-saml",
    ];

    public static TheoryData<string> Cases { get; } =
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Captures", "Cases")).Concat(Directory.GetFiles(MadeCaptureTests.Folder)).Select(file => Path.GetRelativePath(AppContext.BaseDirectory, file))];

    public static TheoryData<string> MadeTexts { get; } = [.. Directory.GetFiles(MadeCaptureTests.Folder)
        .Where(file => !file.EndsWith(".zip", StringComparison.Ordinal) && !file.EndsWith(".zhar", StringComparison.Ordinal) && !file.Contains(".flows", StringComparison.Ordinal))
        // In these files, the name of a header and its value are not next to each other.
        .Where(file => !file.Contains("httpie-all", StringComparison.Ordinal) && !file.Contains("tshark-json-http2", StringComparison.Ordinal))
        .Select(file => Path.GetFileName(file))];

    // Turns the header that asks for MFA into a cookie, in each program's own notation.
    [Theory]
    [MemberData(nameof(MadeTexts))]
    public async Task No_planted_cookie_is_left_in_the_output_of_a_program(string file)
    {
        byte[] content = await File.ReadAllBytesAsync(Path.Combine(MadeCaptureTests.Folder, file), TestContext.Current.CancellationToken);
        string text = Encoding.UTF8.GetString(file.EndsWith(".gz", StringComparison.Ordinal) ? Unpacked(content) : content);
        string planted = System.Text.RegularExpressions.Regex.Replace(
            text, """(?i)(?<=\b|\\[nr])(?:validatemfa|ms-cv)\b(?<between>\\?['"]?\]?\s*[:=,]\s*(?:\\?["']value\\?["']:\s*)?\\?["']?)(?:true|sandbox\.0)""", "cookie${between}a=planted-cookie-value; b=planted-session-id");

        Assert.NotEqual(text, planted);
        AssertClean(await ScrubAsync(Encoding.UTF8.GetBytes(planted)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task No_account_is_left_when_names_are_redacted(string name)
    {
        byte[] copy = await ScrubAsync(await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, name), TestContext.Current.CancellationToken), redactNames: true);

        string all = string.Concat(EveryText(copy));
        Assert.DoesNotContain("admin@sandbox.example", all, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?:yes|refused|pwd|claim|challenge|lucky|slow|quick|integration)@(?:sandbox|contoso)\.example", all);
    }

    // Compressed and Base64 content is examined as well.
    internal static IEnumerable<string> EveryText(byte[] copy)
    {
        if (copy is [0x1f, 0x8b, ..]) copy = Unpacked(copy);
        if (copy is [(byte)'P', (byte)'K', ..])
        {
            using ZipArchive zip = new(new MemoryStream(copy));
            foreach (ZipArchiveEntry entry in zip.Entries)
            {
                using MemoryStream content = new();
                using (Stream stream = entry.Open()) stream.CopyTo(content);
                foreach (string inner in EveryText(content.ToArray())) yield return inner;
            }

            yield break;
        }

        string text = Encoding.UTF8.GetString(copy);
        yield return text;
        foreach (System.Text.RegularExpressions.Match word in System.Text.RegularExpressions.Regex.Matches(text, @"[A-Za-z0-9+/_-]{24,}"))
            yield return Encoding.UTF8.GetString(Convert.FromBase64String(Padded(word.Value.Length % 4 == 1 ? word.Value[..^1] : word.Value)));
    }

    private static byte[] Unpacked(byte[] packed)
    {
        using GZipStream plain = new(new MemoryStream(packed), CompressionMode.Decompress);
        using MemoryStream content = new();
        plain.CopyTo(content);
        return content.ToArray();
    }

    [Fact]
    public async Task No_secret_is_left_in_text()
    {
        string text = HttpText + "\r\n" + Form + "\r\n" + Json + "\r\n$ curl -u user:planted.password!1 -H 'X-Api-Key: plantedApiKey12' --data 'password=planted.password!1' https://x.example\r\n"
            + "2026-11-27 DEBUG Cookie: a=planted-cookie-value; b=planted-session-id\r\nAuthorization: Basic cGxhbnRlZDpiYXNpYw==\r\nCookie: a=x;\r\n planted-cookie-value\r\n";

        AssertClean(await ScrubAsync(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public async Task No_secret_is_left_in_JSON_Lines() => AssertClean(await ScrubAsync(Encoding.UTF8.GetBytes(
        string.Concat(HttpText.Split("\r\n").Select(line => System.Text.Json.JsonSerializer.Serialize(new { log = line + "\n", stream = "stderr" }) + "\n")) + Json + "\n" + Json + "\n")));

    [Fact]
    public async Task No_secret_is_left_in_a_HAR_file()
    {
        HarCall call = new(Token)
        {
            Url = "https://planted:planted.password!1@api.partnercenter.microsoft.com/v1/x?code=planted-authorization-code&sessionid=planted-session-id",
            RequestHeaders = [("Cookie", "a=planted-cookie-value"), ("X-Custom", "plantedApiKey12"), ("Referer", "https://x.example/?SAMLResponse=planted-saml")],
            ResponseHeaders = [("Set-Cookie", "s=planted-session-id; secure"), ("Location", "https://x.example/?code=planted-authorization-code#access_token=planted-cookie-value")],
            Body = Json,
        };
        string har = HarCall.File(call)
            .Replace("\"cookies\":[]", "\"cookies\":[{\"name\":\"a\",\"value\":\"planted-cookie-value\"}]", StringComparison.Ordinal)
            .Replace("\"queryString\":[]", "\"queryString\":[{\"name\":\"code\",\"value\":\"planted-authorization-code\"}],\"postData\":{\"mimeType\":\"x\",\"text\":\"password=planted.password!1\",\"params\":[{\"name\":\"q\",\"value\":\"planted-session-id\"}]}", StringComparison.Ordinal)
            .Replace("\"cache\":{}", "\"cache\":{},\"_x\":{\"encoding\":\"base64\",\"text\":\"" + Convert.ToBase64String(Encoding.UTF8.GetBytes(Json)) + "\"}", StringComparison.Ordinal);

        AssertClean(await ScrubAsync(Encoding.UTF8.GetBytes(har)));
    }

    [Fact]
    public async Task No_secret_is_left_in_Fiddlers_archive()
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(Json));
        using SazFile saz = new();
        saz.Session(HttpText, [.. Encoding.UTF8.GetBytes("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nSet-Cookie: s=planted-session-id\r\n\r\n"), .. packed.ToArray()]);

        byte[] copy = await ScrubAsync(saz.ToArray());

        using ZipArchive zip = new(new MemoryStream(copy));
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            using MemoryStream content = new();
            await entry.Open().CopyToAsync(content, TestContext.Current.CancellationToken);
            AssertClean(content.ToArray());
        }
    }

    [Fact]
    public async Task No_secret_is_left_in_XML()
    {
        string item = $"<items><item><url><![CDATA[https://x.example/?code=planted-authorization-code]]></url><request base64=\"true\"><![CDATA[{Convert.ToBase64String(Encoding.UTF8.GetBytes(HttpText))}]]></request><response base64=\"false\"><![CDATA[HTTP/1.1 200 OK\r\nSet-Cookie: planted-session-id\r\n\r\n{Json}]]></response></item></items>";
        byte[] copy = await ScrubAsync(Encoding.UTF8.GetBytes(item));

        AssertClean(copy);
        string request = System.Text.RegularExpressions.Regex.Match(Encoding.UTF8.GetString(copy), "base64=\"true\"><!\\[CDATA\\[([^\\]]+)").Groups[1].Value;
        AssertClean(Convert.FromBase64String(request));
    }

    [Fact]
    public async Task A_secret_has_the_same_placeholder_throughout_a_copy()
    {
        string copy = Encoding.UTF8.GetString(await ScrubAsync("Cookie: planted-cookie-value-0123456789\nCookie: planted-cookie-value-0123456789\nCookie: another-cookie-value-0123456789\n"u8.ToArray()));

        string[] lines = copy.TrimEnd().Split('\n');
        Assert.Equal(lines[0], lines[1]);
        Assert.NotEqual(lines[0], lines[2]);
    }

    [Theory]
    [InlineData("", ".")]
    [InlineData("x", ".scrubbed")]
    public void An_empty_signature_stays_empty(string signature, string end)
    {
        string unsigned = Token[..Token.LastIndexOf('.')] + ".";

        Assert.EndsWith(end, new Scrubber(redactNames: false).Text($"Bearer {unsigned}{signature}"), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_redacted_only_on_request()
    {
        string line = $"mfa@contoso.example from 198.51.100.7: Bearer {Token}";
        string kept = new Scrubber(redactNames: false).Text(line);
        string gone = new Scrubber(redactNames: true).Text(line);

        Assert.StartsWith("mfa@contoso.example from 198.51.100.7: ", kept, StringComparison.Ordinal);
        Assert.Matches("^user-[0-9a-f]{8}@scrubbed.example from 203.0.113.1: ", gone);
        Assert.DoesNotContain("mfa@contoso", Encoding.UTF8.GetString(Convert.FromBase64String(Padded(gone.Split('.')[^2]))), StringComparison.Ordinal);
    }

    [Fact]
    public void Ordinary_words_stay()
    {
        string line = "GET https://api.partnercenter.microsoft.com/v1/customers?size=40 HTTP/1.1 MS-CorrelationId: 193ecbde-7ee5-42c5-9cf8-c37cfafe4649 {\"code\":900421,\"description\":\"Mfa is required\"} isMfaCompliant: false";

        Assert.Equal(line, new Scrubber(redactNames: true).Text(line));
    }

    private static string HttpText => HttpCall.Request(Token, "https://api.partnercenter.microsoft.com/v1/x?code=planted-authorization-code&sig=planted-session-id")
        .Replace("Accept: ", "Cookie: a=planted-cookie-value; b=planted-session-id\r\nX-Api-Key: plantedApiKey12\r\nAccept: ", StringComparison.Ordinal) + Form;

    private static string Form => "grant_type=refresh_token&refresh_token=0.AXplantedRefreshToken0123456789abcdefghijklmnopqrstuvwxyz0123456789&client_secret=abc8Q~plantedClientSecret0123456789abcdef&password=planted.password!1&code=planted-authorization-code&SAMLResponse=planted-saml";

    private static string Json => """{"refresh_token":"0.AXplantedRefreshToken0123456789abcdefghijklmnopqrstuvwxyz0123456789","client_secret":"abc8Q~plantedClientSecret0123456789abcdef","password":"planted.password!1","inner":"{\"code\":\"planted-authorization-code\",\"session_id\":\"planted-session-id\"}","cookie":"planted-cookie-value","apiKey":"plantedApiKey12","SAMLResponse":"planted-saml","header":"Basic cGxhbnRlZDpiYXNpYw==","access_token":"TOKEN"}""".Replace("TOKEN", Token, StringComparison.Ordinal);

    private static string Padded(string part) => part.Replace('-', '+').Replace('_', '/').PadRight((part.Length + 3) / 4 * 4, '=');

    // A secret next to a token must be removed like any other.
    [Theory]
    [InlineData("""{"code":"planted-authorization-code and {token}"}""")]
    [InlineData("""{"client_secret":"{token} planted.password!1"}""")]
    [InlineData("""{"access_token":"Bearer {token}","session":"{token}|planted-session-id"}""")]
    public async Task A_secret_next_to_a_token_is_removed_and_the_token_kept(string text)
    {
        byte[] copy = await ScrubAsync(Encoding.UTF8.GetBytes(text.Replace("{token}", Token, StringComparison.Ordinal)));

        AssertClean(copy);
        Assert.Contains("eyJ", Encoding.UTF8.GetString(copy), StringComparison.Ordinal);
    }

    private static void AssertClean(byte[] copy)
    {
        string text = Encoding.UTF8.GetString(copy);
        Assert.NotEmpty(text);
        string claims = string.Concat(System.Text.RegularExpressions.Regex.Matches(text, @"eyJ[\w-]+\.(eyJ[\w-]+)\.").Select(match => Encoding.UTF8.GetString(Convert.FromBase64String(Padded(match.Groups[1].Value)))));
        Assert.All([.. Planted, Token.Split('.')[2]], secret => Assert.DoesNotContain(secret, text + claims, StringComparison.Ordinal));
    }

    internal static async Task<byte[]> ScrubAsync(byte[] content, bool redactNames = false)
    {
        using MemoryStream copy = new();
        await CaptureFormats.ScrubAsync(new CaptureSource(new MemoryStream(content), null), copy, new Scrubber(redactNames), TestContext.Current.CancellationToken);
        return copy.ToArray();
    }
}
