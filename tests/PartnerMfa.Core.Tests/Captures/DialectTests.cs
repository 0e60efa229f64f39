using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PartnerMfa.Captures;

/// <summary>HTTP as programs log it. In each case, Partner Center refused the call although its token has the mfa claim.</summary>
public sealed class DialectTests
{
    private const string Address = "https://api.partnercenter.microsoft.com/v1/profiles/organization";
    private const string Body = """{"code":900421,"description":"Mfa is required","data":[],"source":"PartnerApi"}""";

    private static readonly string Token = TestTokens.With(("upn", "mfa@contoso.example")).Reveal();

    public static TheoryData<string, string> Refusals { get; } = new()
    {
        { "OkHttp", $"--> GET {Address} http/1.1\nAuthorization: Bearer {Token}\n--> END GET\n<-- 401 {Address} (212ms)\ncontent-type: application/json\n\n{Body}\n<-- END HTTP (79-byte body)\n" },
        { "OkHttp under java.util.logging", $"Nov 27, 2026 10:00:00 AM okhttp3.internal.platform.Platform log\nINFO: --> GET {Address} h2\nNov 27, 2026 10:00:00 AM okhttp3.internal.platform.Platform log\nINFO: Authorization: Bearer {Token}\nNov 27, 2026 10:00:00 AM okhttp3.internal.platform.Platform log\nINFO: --> END GET\nNov 27, 2026 10:00:01 AM okhttp3.internal.platform.Platform log\nINFO: <-- 401 {Address} (99ms, 0-byte body)\nNov 27, 2026 10:00:01 AM okhttp3.internal.platform.Platform log\nINFO: ismfacompliant: false\nNov 27, 2026 10:00:01 AM okhttp3.internal.platform.Platform log\nINFO: <-- END HTTP\n" },
        { "OkHttp in Android's logcat", $"11-27 10:00:00.123  4711  4732 D OkHttp  : --> GET {Address}\n11-27 10:00:00.123  4711  4732 D OkHttp  : Authorization: Bearer {Token}\n11-27 10:00:00.124  4711  4732 D OkHttp  : --> END GET\n11-27 10:00:00.223  4711  4732 D OkHttp  : <-- 401 Unauthorized - MFA required {Address} (212ms)\n11-27 10:00:00.225  4711  4732 D OkHttp  : <-- END HTTP\n" },
        { "Apache wire", Apache("2026-11-27 10:00:00,123 DEBUG [main] org.apache.http.wire - http-outgoing-0 {0} \"{1}[\\r][\\n]\"") },
        { "Apache headers", Apache("10:00:00.123 [main] DEBUG o.a.h.headers - http-outgoing-7 {0} {1}") },
        { "Apache HttpClient 5", Apache("2026-11-27T10:00:00.123Z DEBUG [exec-1] org.apache.hc.client5.http.wire - http-outgoing-0 {0} \"{1}[\\r][\\n]\"") },
        { "Azure.Core under a program's own logger", $"info: Azure-Core[1]\n      Request [193ecbde-7ee5-42c5-9cf8-c37cfafe4649] GET {Address}\n      Authorization:Bearer {Token}\n      client assembly: Azure.Core\nwarn: Azure-Core[8]\n      Error response [193ecbde-7ee5-42c5-9cf8-c37cfafe4649] 401 Unauthorized (00.2s)\n      isMfaCompliant:false\n      Content-Length:0\n" },
        { "Azure.Core under -Debug", $"DEBUG: Request [193ecbde-7ee5-42c5-9cf8-c37cfafe4649] GET {Address}\nAuthorization:Bearer {Token}\nclient assembly: Az.Accounts\nDEBUG: 10:00:00 PM - something else\nDEBUG: Error response [193ecbde-7ee5-42c5-9cf8-c37cfafe4649] 401 Unauthorized (00.2s)\nContent-Type:application/json\n\nDEBUG: Error response [193ecbde-7ee5-42c5-9cf8-c37cfafe4649] content: {{\n  \"code\": 900421\n}}\nDEBUG: done\n" },
        { "Python's http.client", $"send: b'GET /v1/profiles/organization HTTP/1.1\\r\\nHost: api.partnercenter.microsoft.com\\r\\nAuthorization: Bearer {Token}\\r\\n\\r\\n'\nreply: 'HTTP/1.1 401 Unauthorized - MFA required\\r\\n'\nheader: Content-Type: application/json\nheader: Content-Length: 0\n" },
        { "PowerShell", $"VERBOSE: WebRequest: v1.1 GET {Address}\nDEBUG: WebRequest Detail\n--- HEADERS\nAuthorization: Bearer {Token}\nUser-Agent: PowerShell/7.6.9\nVERBOSE: WebResponse: 401 Unauthorized with application/json payload with body size 79 B (79 bytes)\nDEBUG: WebResponse Detail\n--- HEADERS\nServer: x\n\nContent-Type: application/json\n\n--- BODY\n{Body}\n" },
        { "Az PowerShell", $"DEBUG: ============================ HTTP REQUEST ============================\n\nHTTP Method:\nGET\n\nAbsolute Uri:\n{Address}\n\nHeaders:\nAuthorization                 : Bearer {Token}\nAccept                        : application/json\n\nBody:\n\n\n\nDEBUG: [Common.Authentication]: something\nDEBUG: ============================ HTTP RESPONSE ============================\n\nStatus Code:\nUnauthorized\n\nHeaders:\nContent-Type                  : application/json\n\nBody:\n{Body.Replace(",", ",\n  ", StringComparison.Ordinal)}\n\n\nDEBUG: AzureQoSEvent\n" },
        { "Azure CLI", $"cli.azure.cli.core.util: Request URL: '{Address}'\ncli.azure.cli.core.util: Request method: 'GET'\ncli.azure.cli.core.util: Request headers:\ncli.azure.cli.core.util:     'User-Agent': 'python/3.12'\ncli.azure.cli.core.util:     'Authorization': 'Bearer {Token}'\ncli.azure.cli.core.util: Request body:\ncli.azure.cli.core.util: None\nurllib3.connectionpool: Starting new HTTPS connection (1): api.partnercenter.microsoft.com:443\nurllib3.connectionpool: https://api.partnercenter.microsoft.com:443 \"GET /v1/profiles/organization HTTP/1.1\" 401 79\ncli.azure.cli.core.util: Response status: 401\ncli.azure.cli.core.util: Response headers:\ncli.azure.cli.core.util:     'Content-Type': 'application/json'\ncli.azure.cli.core.util: Response content:\ncli.azure.cli.core.util: {Body}\n" },
        { ".NET HttpClientFactory", $"info: System.Net.Http.HttpClient.x.ClientHandler[100]\n      Sending HTTP request GET {Address}\ntrce: System.Net.Http.HttpClient.x.ClientHandler[102]\n      Request Headers:\n      Authorization: Bearer {Token}\n      Accept: application/json\ninfo: System.Net.Http.HttpClient.x.ClientHandler[101]\n      Received HTTP response headers after 160.7ms - 401\ntrce: System.Net.Http.HttpClient.x.ClientHandler[103]\n      Response Headers:\n      isMfaCompliant: false\n" },
        { ".NET messages", $"Method: GET, RequestUri: '{Address}', Version: 1.1, Content: <null>, Headers:\n{{\n  Authorization: Bearer {Token}\n}}\nsome other line\nStatusCode: 401, ReasonPhrase: 'Unauthorized - MFA required', Version: 1.1, Content: System.Net.Http.StreamContent, Headers:\n{{\n  Date: Fri, 27 Nov 2026 02:39:00 GMT\n}}\n" },
        { "wget -d", $"---request begin---\nGET /v1/profiles/organization HTTP/1.1\r\nHost: api.partnercenter.microsoft.com\r\nAuthorization: Bearer {Token}\r\n\r\n---request end---\nHTTP request sent, awaiting response... \n---response begin---\nHTTP/1.1 401 Unauthorized\r\nContent-Length: 79\r\n\r\n---response end---\n401 Unauthorized\nSkipping 79 bytes of body: [{Body}] done.\n" },
        { "wget -d -S", $"---request begin---\nGET /v1/profiles/organization HTTP/1.1\r\nHost: api.partnercenter.microsoft.com\r\nAuthorization: Bearer {Token}\r\n\r\n---request end---\nHTTP request sent, awaiting response... \n---response begin---\nHTTP/1.1 401 Unauthorized\r\nContent-Length: 79\r\nisMfaCompliant: false\r\n\r\n---response end---\n\n  HTTP/1.1 401 Unauthorized\n  Content-Length: 79\n  isMfaCompliant: false\nRegistered socket 3 for persistent reuse.\n" },
        { "tshark -V", $"Frame 4: 900 bytes on wire\nTransmission Control Protocol, Src Port: 1, Dst Port: 443\n    [Stream index: 3]\nHypertext Transfer Protocol\n    GET /v1/profiles/organization HTTP/1.1\\r\\n\n        [Expert Info (Chat/Sequence): GET /v1/profiles/organization HTTP/1.1\\r\\n]\n        Request Method: GET\n    Host: api.partnercenter.microsoft.com\\r\\n\n    Authorization: Bearer {Token}\\r\\n\n    \\r\\n\n    [Response in frame: 6]\nFrame 6: 300 bytes on wire\nTransmission Control Protocol, Src Port: 443, Dst Port: 1\n    [Stream index: 3]\nHypertext Transfer Protocol\n    HTTP/1.1 401 Unauthorized\\r\\n\n        Status Code: 401\n    Content-Type: application/json\\r\\n\n    \\r\\n\nLine-based text data: application/json (1 lines)\n    {Body}\n" },
        { "tshark -V of HTTP/2", $"Frame 4: 900 bytes on wire\n    [Stream index: 0]\nHyperText Transfer Protocol 2\n    Stream: HEADERS, Stream ID: 5, Length 900, GET /v1/profiles/organization\n        Header: :method: GET\n        Header: :authority: api.partnercenter.microsoft.com\n        Header: :path: /v1/profiles/organization\n        Header: authorization: Bearer {Token}\nFrame 6: 300 bytes on wire\n    [Stream index: 0]\nHyperText Transfer Protocol 2\n    Stream: HEADERS, Stream ID: 5, Length 30, 401 Unauthorized\n        Header: :status: 401 Unauthorized\n        Header: ismfacompliant: false\n" },
        { "curl --trace", Trace($"GET /v1/profiles/organization HTTP/2\r\nHost: api.partnercenter.microsoft.com\r\nauthorization: Bearer {Token}\r\n\r\n", "=> Send header") + Trace("HTTP/2 401 \r\n", "<= Recv header") + Trace("content-type: application/json\r\n", "<= Recv header") + Trace("\r\n", "<= Recv header") + Trace(Body, "<= Recv data") },
        { "curl --trace with times and ids", Trace($"GET /v1/profiles/organization HTTP/2\r\nHost: api.partnercenter.microsoft.com\r\nauthorization: Bearer {Token}\r\n\r\n", "10:00:00.123456 [0-0] => Send header") + Trace("HTTP/2 401 \r\nismfacompliant: false\r\n\r\n", "10:00:00.123456 [0-0] <= Recv header") },
        { "docker", DockerLog($"> GET /v1/profiles/organization HTTP/1.1\n> Host: api.partnercenter.microsoft.com\n> Authorization: Bearer {Token}\n>\n< HTTP/1.1 401 Unauthorized\n< Content-Type: application/json\n<\n{Body}") },
        { "a program's own log as JSON Lines", string.Concat(Enumerable.Repeat(Fill("""{"level":30,"req":{"method":"GET","url":"ADDRESS","headers":{"authorization":"Bearer TOKEN"}},"res":{"statusCode":401,"headers":{"ismfacompliant":"false"}}}""") + "\n", 2)) },
        { "docker compose", $"web_1  | GET /v1/profiles/organization HTTP/1.1\nweb_1  | Host: api.partnercenter.microsoft.com\nweb_1  | Authorization: Bearer {Token}\nweb_1  |\nweb_1  | HTTP/1.1 401 Unauthorized\nweb_1  | isMfaCompliant: false\n" },
        { "syslog", $"Nov 27 10:00:00 host app[123]: GET /v1/profiles/organization HTTP/1.1\nNov 27 10:00:00 host app[123]: Host: api.partnercenter.microsoft.com\nNov 27 10:00:01 host app[123]: Authorization: Bearer {Token}\nNov 27 10:00:01 host app[123]:\nNov 27 10:00:02 host app[123]: HTTP/1.1 401 Unauthorized\nNov 27 10:00:02 host app[123]: isMfaCompliant: false\n" },
        { "a prefix before the first line of a message only", $"2026-11-27 10:00:00 DEBUG app - GET /v1/profiles/organization HTTP/1.1\nHost: api.partnercenter.microsoft.com\nAuthorization: Bearer {Token}\n\n2026-11-27 10:00:01 DEBUG app - HTTP/1.1 401 Unauthorized\nisMfaCompliant: false\n" },
        { "a tab before each line", $"\tGET /v1/profiles/organization HTTP/1.1\n\tHost: api.partnercenter.microsoft.com\n\tAuthorization: Bearer {Token}\n\n\tHTTP/1.1 401 Unauthorized\n\tisMfaCompliant: false\n" },
        { "a reply to a reply", $">> GET /v1/profiles/organization HTTP/1.1\n>> Host: api.partnercenter.microsoft.com\n>> Authorization: Bearer {Token}\n>>\n>> HTTP/1.1 401 Unauthorized\n>>\n>> {Body}\n" },
        { "CRI in parts", $"2026-11-27T10:00:00.0Z stdout F GET /v1/profiles/organization HTTP/1.1\n2026-11-27T10:00:00.0Z stdout F Host: api.partnercenter.microsoft.com\n2026-11-27T10:00:00.0Z stdout P Authorization: Bearer {Token[..60]}\n2026-11-27T10:00:00.0Z stdout F {Token[60..]}\n2026-11-27T10:00:00.0Z stdout F\n2026-11-27T10:00:00.0Z stdout F HTTP/1.1 401 Unauthorized\n2026-11-27T10:00:00.0Z stdout F isMfaCompliant: false\n" },
        { "quoted-printable mail", $"Content-Transfer-Encoding: quoted-printable\n\nGET /v1/profiles/organization HTTP/1.1\nHost: api.partnercenter.microsoft.com\nAuthorization: Bearer =\n{Token[..70]}=\n{Token[70..140]}=\n{Token[140..]}\n\nHTTP/1.1 401 Unauthorized =E2=80=93 MFA required\nisMfaCompliant: false\n" },
        { "escaped line breaks", $"2026-11-27 request=\"GET /v1/profiles/organization HTTP/1.1\\r\\nHost: api.partnercenter.microsoft.com\\r\\nAuthorization: Bearer {Token}\\r\\n\\r\\n\"\n2026-11-27 request=\"HTTP/1.1 401 Unauthorized\\r\\nisMfaCompliant: false\\r\\n\\r\\n\"\n" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_refused_call_is_No(string dialect, string text)
    {
        Reading reading = await Reading.OfFileAsync(Encoding.UTF8.GetBytes(text));

        Assert.True(reading.Answers.All(answer => answer.StartsWith("mfa No Mfa", StringComparison.Ordinal)) && reading.Calls.Count == 1, $"{dialect}: {string.Join(", ", reading.Answers)}");
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task The_answer_stays_No_with_carriage_returns_colors_indentation_and_UTF_16(string dialect, string text)
    {
        string crlf = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal);
        string colored = string.Join('\n', text.Split('\n').Select(line => $"\u001b[32m{line}\u001b[0m"));
        byte[][] forms = [Encoding.UTF8.GetBytes(crlf), Encoding.UTF8.GetBytes(colored), [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)], [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)], [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)]];
        foreach (byte[] form in forms)
        {
            Reading reading = await Reading.OfFileAsync(form);
            Assert.True(reading.Answers.All(answer => answer.StartsWith("mfa No Mfa", StringComparison.Ordinal)) && reading.Calls.Count == 1, $"{dialect}, form {Array.IndexOf(forms, form)}: {string.Join(", ", reading.Answers)}");
        }
    }

    private static string Fill(string json) => json
        .Replace("ADDRESS", Address, StringComparison.Ordinal)
        .Replace("TOKEN", Token, StringComparison.Ordinal)
        .Replace("BASE64BODY", Convert.ToBase64String(Encoding.UTF8.GetBytes(Body)), StringComparison.Ordinal)
        .Replace("JSONBODY", JsonSerializer.Serialize(Body), StringComparison.Ordinal)
        .Replace("NEWLINE", "\n", StringComparison.Ordinal);

    private static string Apache(string form)
    {
        string[] request = ["GET /v1/profiles/organization HTTP/1.1", "Host: api.partnercenter.microsoft.com", $"Authorization: Bearer {Token}"];
        string[] response = ["HTTP/1.1 401 Unauthorized", "isMfaCompliant: false"];
        return string.Concat(request.Select(line => string.Format(CultureInfo.InvariantCulture, form, ">>", line) + "\n"))
            + string.Concat(response.Select(line => string.Format(CultureInfo.InvariantCulture, form, "<<", line) + "\n"));
    }

    private static string Trace(string content, string kind)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{kind}, {content.Length} bytes (0x{content.Length:x})\n");
        for (int at = 0; at < content.Length; at += 16)
        {
            string part = content.Substring(at, Math.Min(16, content.Length - at));
            string hex = string.Concat(part.Select(c => $"{(int)c:x2} ")).PadRight(48);
            text.Append(CultureInfo.InvariantCulture, $"{at:x4}: {hex}{string.Concat(part.Select(c => c < 32 ? '.' : c))}\n");
        }

        return text.ToString();
    }

    private static string DockerLog(string text) =>
        string.Concat(text.Split('\n').Select(line => JsonSerializer.Serialize(new { log = line + "\n", stream = "stderr", time = "2026-11-27T10:00:00Z" }) + "\n"));
}
