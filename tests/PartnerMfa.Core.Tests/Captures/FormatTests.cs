using System.IO.Compression;
using System.Text;
using System.Text.Json;
using PartnerMfa.Environments;
using PartnerMfa.Requests;
using PartnerMfa.Testing.Captures;

namespace PartnerMfa.Captures;

/// <summary>
/// Captures that are not text. The samples for programs that cannot be installed freely follow the documentation of their formats.
/// </summary>
public sealed class FormatTests
{
    private const string Address = "https://api.partnercenter.microsoft.com/v1/profiles/organization";
    private const string Body = """{"code":900421,"description":"Mfa is required","data":[],"source":"PartnerApi"}""";

    private static readonly string Token = TestTokens.With(("upn", "mfa@contoso.example")).Reveal();
    private static readonly string Request = $"GET /v1/profiles/organization HTTP/2\r\nHost: api.partnercenter.microsoft.com\r\nAuthorization: Bearer {Token}\r\n\r\n";
    private static readonly string Response = $"HTTP/2 401 Unauthorized\r\nContent-Type: application/json\r\n\r\n{Body}";

    public static TheoryData<string, string> Refusals { get; } = new()
    {
        { "Burp in Base64", $"""<?xml version="1.0"?><!DOCTYPE items [<!ELEMENT items (item*)>]><items burpVersion="2026.1"><item><url><![CDATA[{Address}]]></url><request base64="true"><![CDATA[{Base64(Request)}]]></request><status>401</status><response base64="true"><![CDATA[{Base64(Response)}]]></response></item></items>""" },
        { "Charles XML", $"""<?xml version='1.0' encoding='UTF-8' ?><!DOCTYPE charles-session SYSTEM "http://www.charlesproxy.com/dtd/charles-session-1_0.dtd"><charles-session><transaction status="COMPLETE" method="GET" protocolVersion="HTTP/1.1" protocol="https" host="api.partnercenter.microsoft.com" port="443" actualPort="443" path="/v1/profiles/organization" query="" remoteAddress="x"><request headers="true" body="false"><headers><first-line><![CDATA[GET /v1/profiles/organization HTTP/1.1]]></first-line><header><name>Host</name><value>api.partnercenter.microsoft.com</value></header><header><name>Authorization</name><value>Bearer {Token}</value></header></headers></request><response status="401" headers="true" body="true" mime-type="application/json"><headers><first-line><![CDATA[HTTP/1.1 401 Unauthorized]]></first-line><header><name>Content-Type</name><value>application/json</value></header></headers><body><![CDATA[{Body}]]></body></response></transaction></charles-session>""" },
        { "Chromium's network log", Fill("""{"constants":{"logEventTypes":{"URL_REQUEST_START_JOB":2,"HTTP_TRANSACTION_HTTP2_SEND_REQUEST_HEADERS":3,"HTTP_TRANSACTION_READ_RESPONSE_HEADERS":4,"URL_REQUEST_JOB_FILTERED_BYTES_READ":5}},"events":[{"type":2,"source":{"id":7,"type":1},"phase":1,"params":{"url":"ADDRESS","method":"GET"}},{"type":3,"source":{"id":7,"type":1},"phase":0,"params":{"headers":[":method: GET",":authority: api.partnercenter.microsoft.com","authorization: Bearer TOKEN"]}},{"type":4,"source":{"id":7,"type":1},"phase":0,"params":{"headers":["HTTP/1.1 401","content-type: application/json"]}},{"type":5,"source":{"id":7,"type":1},"phase":0,"params":{"byte_count":79,"bytes":"BASE64BODY"}}]}""") },
        { "a DevTools log", Fill("""[{"method":"Network.requestWillBeSent","params":{"requestId":"1.2","request":{"url":"ADDRESS","method":"GET","headers":{}}}},{"method":"Network.requestWillBeSentExtraInfo","params":{"requestId":"1.2","headers":{":authority":"api.partnercenter.microsoft.com","authorization":"Bearer TOKEN"}}},{"method":"Network.responseReceived","params":{"requestId":"1.2","response":{"url":"ADDRESS","status":401,"statusText":"","headers":{"content-type":"application/json"}}}},{"id":5,"method":"Network.getResponseBody","params":{"requestId":"1.2"}},{"id":5,"result":{"body":JSONBODY,"base64Encoded":false}}]""") },
        { "DevTools events as JSON Lines", Fill("""{"method":"Network.requestWillBeSent","params":{"requestId":"9","request":{"url":"ADDRESS","method":"GET","headers":{"Authorization":"Bearer TOKEN"}}}}NEWLINE{"method":"Network.responseReceived","params":{"requestId":"9","response":{"status":401,"headers":{"isMfaCompliant":"false"}}}}NEWLINE""") },
        { "a Postman collection", Fill("""{"info":{"name":"x","schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},"item":[{"name":"folder","item":[{"name":"profile","request":{"method":"GET","header":[{"key":"Authorization","value":"Bearer TOKEN"}],"url":{"raw":"ADDRESS","host":["api"]}},"response":[{"name":"401","originalRequest":{"method":"GET","header":[{"key":"Authorization","value":"Bearer TOKEN"}],"url":{"raw":"ADDRESS"}},"status":"Unauthorized","code":401,"header":[{"key":"Content-Type","value":"application/json"}],"body":JSONBODY}]}]}]}""") },
        { "an exchange in one object", Fill("""{ "request": {"url": "ADDRESS", "method": "GET", "headers": {"Authorization": "Bearer TOKEN"}}, "response": {"status": 401, "headers": {}, "body": JSONBODY}}""") },
        { "an exchange with the status beside the request", Fill("""[{"url":"ADDRESS","method":"GET","headers":{"Authorization":"Bearer TOKEN"},"status":401,"body":JSONBODY}]""") },
        { "an .http file with a saved response", $"### profile\nGET {Address} HTTP/1.1\nAuthorization: Bearer {Token}\n\nHTTP/1.1 401 Unauthorized\nContent-Type: application/json\n\n{Body}\n" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_refused_call_is_No(string format, string text)
    {
        Reading reading = await Reading.OfFileAsync(text);

        Assert.True(reading.Answers.All(answer => answer.StartsWith("mfa No Mfa", StringComparison.Ordinal)) && reading.Calls.Count == 1, $"{format}: {string.Join(", ", reading.Answers)}");
    }

    [Fact]
    public async Task A_mitmproxy_flow_is_read()
    {
        byte[] flow = Flow(401, [], Encoding.UTF8.GetBytes(Body));

        Assert.Equal(["mfa No MfaRequiredByService"], (await Reading.OfFileAsync(flow)).Answers);
        Assert.Equal(["mfa No MfaRequiredByService"], (await Reading.OfFileAsync([.. flow, .. flow])).Answers);
        Assert.Equal("CaptureDamaged", (await Reading.OfBrokenFileAsync([.. flow, .. flow[..100]])).Failure?.ErrorId);
    }

    [Theory]
    [InlineData("gzip", "No MfaRequiredByService")]
    [InlineData("br", "No MfaRequiredByService")]
    [InlineData("zstd", "No MfaRequiredByService")]
    [InlineData("gzip, zstd", "Unknown ResponseUnreadable")]
    [InlineData("compress", "Unknown ResponseUnreadable")]
    public async Task A_body_is_decoded_or_leaves_the_answer_open(string coding, string answer)
    {
        using MemoryStream coded = new();
        using (Stream encoder = coding switch
        {
            "br" => new BrotliStream(coded, CompressionLevel.Fastest, leaveOpen: true),
            "zstd" => new ZstdSharp.CompressionStream(coded),
            _ => new GZipStream(coded, CompressionLevel.Fastest, leaveOpen: true),
        })
        {
            encoder.Write(Encoding.UTF8.GetBytes(Body));
        }

        Assert.Equal([$"mfa {answer}"], (await Reading.OfFileAsync(Flow(401, [("content-encoding", coding)], coded.ToArray()))).Answers);
    }

    [Fact]
    public async Task A_HAR_file_that_mitmproxy_compressed_is_read()
    {
        using MemoryStream zhar = new();
        using (ZLibStream zlib = new(zhar, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write(Encoding.UTF8.GetBytes(Har()));

        Assert.Equal(["mfa No MfaRequiredByService"], (await Reading.OfFileAsync(zhar.ToArray())).Answers);
    }

    [Theory]
    [InlineData("backup/session/")]
    [InlineData("")]
    public async Task Fiddlers_sessions_are_found_in_any_folder_and_in_another_archive(string folder)
    {
        byte[] saz = Zip(($"{folder}raw/1_c.txt", Request), ($"{folder}raw/1_s.txt", Response), ($"{folder}_index.htm", "x"));

        Assert.Equal(["mfa No MfaRequiredByService"], (await Reading.OfFileAsync(saz)).Answers);
        Assert.Equal(["mfa No MfaRequiredByService"], (await Reading.OfFileAsync(Zip(("mail/session.saz", saz)))).Answers);
    }

    [Fact]
    public async Task The_bodies_of_a_Playwright_trace_are_found_among_its_resources()
    {
        string network = JsonSerializer.Serialize(new
        {
            type = "resource-snapshot",
            snapshot = new
            {
                request = new { method = "GET", url = Address, headers = new[] { new { name = "authorization", value = "Bearer " + Token } } },
                response = new { status = 401, statusText = "", headers = Array.Empty<object>(), content = new { size = 79, _sha1 = "68b5042887f361c9c50e8d111d88a3e88d3e0b20.json" } },
            },
        });

        Assert.Equal(["mfa No MfaRequiredByService"], (await Reading.OfFileAsync(Zip(
            ("trace.network", network + "\n" + network + "\n"), ("resources/68b5042887f361c9c50e8d111d88a3e88d3e0b20.json", Body)))).Answers);
    }

    [Theory]
    [InlineData("body.json", "No MfaRequiredByService")]
    [InlineData("missing.json", "Unknown ResponseUnreadable")]
    [InlineData("../body.json", "Unknown ResponseUnreadable")]
    public async Task A_body_in_a_file_next_to_the_HAR_file_is_read(string file, string answer)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory();
        try
        {
            string har = Path.Combine(folder.FullName, "x.har");
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "body.json"), Body, TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(har, Har().Replace("\"text\":", $"\"_file\":\"{file}\",\"x\":", StringComparison.Ordinal), TestContext.Current.CancellationToken);

            Reading reading = await Reading.RunAsync(new CaptureRequest { Environment = PartnerMfaEnvironments.Global, Path = har });

            Assert.Equal([$"mfa {answer}"], reading.Answers);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("""{"token_type":"Bearer","expires_in":3599,"access_token":"TOKEN","refresh_token":"0.AXX","id_token":"x"}""")]
    [InlineData("{\n  \"accessToken\": \"TOKEN\",\n  \"expiresOn\": \"2026-11-27 10:00:00.000000\",\n  \"subscription\": \"x\",\n  \"tokenType\": \"Bearer\"\n}\n")]
    [InlineData("""{"AccessToken":{"oid.tid-login.microsoftonline.com-accesstoken-app-tid-https://api.partnercenter.microsoft.com/user_impersonation":{"credential_type":"AccessToken","secret":"TOKEN"}},"RefreshToken":{"x":{"secret":"0.AXX"}}}""")]
    public async Task Answers_of_the_token_endpoint_and_caches_yield_their_access_tokens(string json) => Assert.Equal(
        ["mfa Yes MfaClaimPresent"], (await Reading.OfFileAsync(json.Replace("TOKEN", Token, StringComparison.Ordinal))).Answers);

    [Fact]
    public async Task A_refusal_in_JSON_that_is_not_understood_weakens_every_call_without_a_response() => Assert.Equal(
        ["mfa Unknown ResponseNotAttributed"], (await Reading.OfFileAsync($$"""{"calls":[{"uri":"{{Address}}","headers":{"Authorization":"Bearer {{Token}}"} }],"errors":[{"code":900421}],"text":"code 900421"}""")).Answers);

    [Theory]
    [InlineData(new byte[] { 0x0a, 0x0d, 0x0d, 0x0a, 1, 2, 3, 4 }, "a packet capture (pcapng)")]
    [InlineData(new byte[] { 0, 0, 0, 0, 0, 0 }, "a binary file, not a capture")]
    [InlineData(new byte[] { 0x28, 0xb5, 0x2f, 0xfd, 0 }, "a file that is compressed with zstd")]
    public async Task Files_that_are_not_captures_are_named_for_what_they_are(byte[] content, string kind)
    {
        Reading reading = await Reading.OfBrokenFileAsync(content);

        Assert.Equal("CaptureUnknown", reading.Failure?.ErrorId);
        Assert.Contains($"it is {kind}", reading.Failure!.Message, StringComparison.Ordinal);
    }

    // According to the documentation, Fiddler and Fiddler Everywhere export the rules of their AutoResponder in this form.
    [Fact]
    public async Task Fiddlers_rules_are_not_a_capture()
    {
        Reading reading = await Reading.OfBrokenFileAsync(Encoding.UTF8.GetBytes(
            $"""<?xml version="1.0" encoding="utf-8"?><AutoResponder LastSave="2026-11-27T10:00:00Z" FiddlerVersion="5.0"><State Enabled="true"><ResponseRule Match="EXACT:{Address}" Action="*SAVED*" Enabled="true" Headers="{Base64("HTTP/1.1 200 OK\r\nisMfaCompliant: true\r\n\r\n")}" /></State></AutoResponder>"""));

        Assert.Equal("CaptureUnknown", reading.Failure?.ErrorId);
        Assert.Contains("a list of Fiddler's rules (.farx), which contains no calls; save the sessions as SAZ or HAR instead", reading.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_is_called_a_folder()
    {
        Reading reading = await Reading.RunAsync(new CaptureRequest { Environment = PartnerMfaEnvironments.Global, Path = Path.GetTempPath() });

        Assert.EndsWith("is a folder.", reading.Failure?.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "an empty file")]
    [InlineData("hello", "text of 1 line")]
    [InlineData("{\"log\":{\"version\":\"1.2\",\"entries\":[]}}", "HAR with 0 calls")]
    public async Task The_recognized_format_is_reported_when_no_token_was_found(string content, string kind) => Assert.Equal(
        [$"warning: No call with a bearer token was found in the capture ({kind})."], (await Reading.OfFileAsync(content)).Told);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public async Task A_pipe_is_read_like_a_file(int atOnce)
    {
        Reading har = await Reading.RunAsync(new CaptureRequest { Environment = PartnerMfaEnvironments.Global, Input = new PipeStream(Encoding.UTF8.GetBytes(Har()), atOnce) });
        Reading saz = await Reading.RunAsync(new CaptureRequest { Environment = PartnerMfaEnvironments.Global, Input = new PipeStream(Zip(("raw/1_c.txt", Request), ("raw/1_s.txt", Response)), atOnce) });

        Assert.Equal(["mfa No MfaRequiredByService"], har.Answers);
        Assert.Equal(["mfa No MfaRequiredByService"], saz.Answers);
    }

    private static string Fill(string json) => json
        .Replace("ADDRESS", Address, StringComparison.Ordinal)
        .Replace("TOKEN", Token, StringComparison.Ordinal)
        .Replace("BASE64BODY", Convert.ToBase64String(Encoding.UTF8.GetBytes(Body)), StringComparison.Ordinal)
        .Replace("JSONBODY", JsonSerializer.Serialize(Body), StringComparison.Ordinal)
        .Replace("NEWLINE", "\n", StringComparison.Ordinal);

    private static string Har() => HarCall.File(new HarCall(Token) { Status = 401, StatusText = "", Body = Body });

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static byte[] Zip(params (string Name, object Content)[] files)
    {
        using MemoryStream bytes = new();
        using (ZipArchive zip = new(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, object content) in files)
            {
                using Stream entry = zip.CreateEntry(name).Open();
                entry.Write(content as byte[] ?? Encoding.UTF8.GetBytes((string)content));
            }
        }

        return bytes.ToArray();
    }

    private static byte[] Flow(int status, (string Name, string Value)[] headers, byte[] body) => Net('}', [
        .. Text("request"), .. Net('}', [
            .. Text("host"), .. Text("203.0.113.9"), .. Text("port"), .. Net('#', "443"u8), .. Text("scheme"), .. Bytes("https"), .. Text("authority"), .. Bytes(""),
            .. Text("method"), .. Bytes("GET"), .. Text("path"), .. Bytes("/v1/profiles/organization"), .. Text("timestamp_start"), .. Net('^', "1795747482.5"u8),
            .. Text("headers"), .. Net(']', [.. Pair(":authority", "api.partnercenter.microsoft.com"), .. Pair("authorization", "Bearer " + Token)])]),
        .. Text("response"), .. Net('}', [
            .. Text("status_code"), .. Net('#', Encoding.ASCII.GetBytes(status.ToString(System.Globalization.CultureInfo.InvariantCulture))), .. Text("reason"), .. Bytes(""),
            .. Text("headers"), .. Net(']', [.. headers.SelectMany(header => Pair(header.Name, header.Value))]), .. Text("content"), .. Net(',', body)]),
        .. Text("type"), .. Text("http")]);

    private static byte[] Pair(string name, string value) => Net(']', [.. Bytes(name), .. Bytes(value)]);

    private static byte[] Text(string text) => Net(';', Encoding.UTF8.GetBytes(text));

    private static byte[] Bytes(string text) => Net(',', Encoding.UTF8.GetBytes(text));

    private static byte[] Net(char type, ReadOnlySpan<byte> content) => [.. Encoding.ASCII.GetBytes($"{content.Length}:"), .. content, (byte)type];

    private sealed class PipeStream(byte[] content, int atOnce) : MemoryStream(content)
    {
        public override bool CanSeek => false;

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, atOnce));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => base.ReadAsync(buffer, offset, Math.Min(count, atOnce), cancellationToken);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..Math.Min(buffer.Length, atOnce)], cancellationToken);
    }
}
