using System.Text;
using System.Text.Json;
using PartnerMfa.Testing.Captures;

namespace PartnerMfa.Fuzzing.Captures;

/// <summary>Captures in formats and dialects where a token is not simply cut out of the text.</summary>
internal static class DialectSeeds
{
    private const string Address = HarCall.ProfileUrl;
    private const string Body = """{"code":900421,"description":"Mfa is required"}""";

    private static readonly Func<string, string>[] Calls =
    [
        token => $"* Trying\n> GET /v1/x HTTP/2\n> Host: api.partnercenter.microsoft.com\n> authorization: Bearer {token}\n>\n< HTTP/2 401\n< content-length: 47\n<\n{{ [47 bytes data]\n{Body}* Connection #0 left intact\n",
        token => $"INFO: --> GET {Address} http/1.1\nINFO: Authorization: Bearer {token}\nINFO: --> END GET\nINFO: <-- 401 {Address} (212ms)\nINFO: \nINFO: {Body}\nINFO: <-- END HTTP\n",
        token => $"10:00 DEBUG org.apache.http.wire - http-outgoing-0 >> \"GET /v1/x HTTP/1.1[\\r][\\n]\"\n10:00 DEBUG org.apache.http.wire - http-outgoing-0 >> \"Authorization: Bearer {token}[\\r][\\n]\"\n10:00 DEBUG org.apache.http.wire - http-outgoing-0 << \"HTTP/1.1 401 x[\\r][\\n]\"\n",
        token => $"127.0.0.1:4711: GET {Address} HTTP/2.0\n    authorization: Bearer {token}\n\n << HTTP/2.0 401 Unauthorized 47b\n    a: b\n\n    {Body}\n\n",
        token => $$"""[{"_source":{"layers":{"tcp":{"tcp.stream":"0"},"http":{"GET /v1/x HTTP/1.1\\r\\n":{},"http.request.line":"Authorization: Bearer {{token}}\r\n","http.request.full_uri":"{{Address}}"} } } }]""",
        token => $"send: b'GET /v1/x HTTP/1.1\\r\\nHost: api.partnercenter.microsoft.com\\r\\nAuthorization: Bearer {token}\\r\\n\\r\\n'\nreply: 'HTTP/1.1 401 x\\r\\n'\nheader: A: b\n",
        token => $"DEBUG: ==== HTTP REQUEST ====\n\nHTTP Method:\nGET\n\nAbsolute Uri:\n{Address}\n\nHeaders:\nAuthorization : Bearer {token}\n\nBody:\n\nDEBUG: ==== HTTP RESPONSE ====\n\nStatus Code:\nUnauthorized\n\nHeaders:\nA : b\n\nBody:\n{Body}\n",
        token => Trace($"GET /v1/x HTTP/1.1\r\nHost: api.partnercenter.microsoft.com\r\nAuthorization: Bearer {token}\r\n\r\n", "=> Send header") + Trace("HTTP/1.1 401 x\r\n\r\n", "<= Recv header") + Trace(Body, "<= Recv data"),
        token => string.Concat(HttpCall.Request(token).Split("\r\n").Select(line => JsonSerializer.Serialize(new { log = line + "\n" }) + "\n")),
        token => string.Concat(HttpCall.Request(token).Split("\r\n").Select(line => $"2026-11-27T10:00:00Z stdout {(line.Length % 3 == 0 ? 'P' : 'F')} {line}\n")),
        token => $"<items burpVersion=\"1\"><item><url><![CDATA[{Address}]]></url><request base64=\"true\">{Convert.ToBase64String(Encoding.UTF8.GetBytes(HttpCall.Request(token)))}</request><response base64=\"false\"><![CDATA[HTTP/1.1 401 x\r\n\r\n{Body}]]></response></item></items>",
        token => $$"""[{"method":"GET","host":"api.partnercenter.microsoft.com","path":"/v1/x","request":{"header":{"headers":[{"name":"authorization","value":"Bearer {{token}}"}]} },"response":{"status":401,"body":{"text":"x"} } }]""",
        token => $$"""{"constants":{"logEventTypes":{"URL_REQUEST_START_JOB":2,"HTTP_TRANSACTION_SEND_REQUEST_HEADERS":3} },"events":[{"type":2,"source":{"id":7},"params":{"url":"{{Address}}","method":"GET"} },{"type":3,"source":{"id":7},"params":{"headers":["Authorization: Bearer {{token}}"]} }]}""",
        token => $"Content-Transfer-Encoding: quoted-printable\n\n> Authorization: Bearer =\n> {token[..40]}=\n> {token[40..]}\n",
        token => Flow(token),
        token => $$"""{"log":{"version":"1.2","comment":{"by":["a",401,{"isMfaCompliant":false}]},"entries":[{"comment":"{{Encoded}}","_error":{"code":401},"request":{"method":"GET","url":"{{Address}}","headers":[{"name":"Authorization","value":"Bearer {{token}}","comment":"900421"}]},"response":{"status":401,"content":{"text":"{{Encoded}}"} } }]} }""" + "\nrefused: 900421\n",
        token => $$"""{"request":{"url":"{{Address}}","headers":{"Authorization":"Bearer {{token}}"} },"response":{"status":{"code":401,"message":"x"},"isBase64Encoded":true,"body":{"base64_string":"{{Encoded}}"} } }""" + "\n$ curl\n",
        token => $$"""{"MESSAGE":[{{Numbers("Authorization: Bearer " + token)}}]}""" + "\n" + $$"""{"MESSAGE":[27,91,51,49,109,{{Numbers(Body)}}]}""" + "\n",
        token => $"Bearer {token}\nbody: {Encoded} {Convert.ToHexString(Encoding.UTF8.GetBytes(Body))} [{Numbers(Body)}]\n",
        token => $"GET /v1/x HTTP/1.1\nHost: api.partnercenter.microsoft.com\nAuthorization: Bearer {token}\nTransfer-Encoding: chunked\n\nHTTP/1.1 103 Early Hints\nLink: x\n\nHTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n2\n{{}}\n0\nisMfaCompliant: false\n\n",
    ];

    private static string Encoded { get; } = Convert.ToBase64String(Encoding.UTF8.GetBytes("\ufeff" + Body));

    public static byte[] Make(Random random, string[] tokens)
    {
        StringBuilder text = new();
        foreach (string token in tokens) text.Append(Calls[random.Next(Calls.Length)](token));
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Numbers(string text) => string.Join(',', Encoding.UTF8.GetBytes(text));

    private static string Trace(string content, string kind)
    {
        StringBuilder text = new($"{kind}, {content.Length} bytes (0x{content.Length:x})\n");
        for (int at = 0; at < content.Length; at += 16)
        {
            string part = content.Substring(at, Math.Min(16, content.Length - at));
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{at:x4}: {string.Concat(part.Select(c => $"{(int)c:x2} ")).PadRight(48)}{string.Concat(part.Select(c => c < 32 ? '.' : c))}\n");
        }

        return text.ToString();
    }

    private static string Flow(string token)
    {
        string headers = Net(']', Net(']', Net(',', "authorization") + Net(',', "Bearer " + token)));
        string request = Net(';', "host") + Net(';', "api.partnercenter.microsoft.com") + Net(';', "port") + Net('#', "443") + Net(';', "path") + Net(',', "/v1/x") + Net(';', "headers") + headers;
        return Net('}', Net(';', "request") + Net('}', request) + Net(';', "response") + Net('~', ""));
    }

    private static string Net(char type, string content) => $"{content.Length}:{content}{type}";
}
