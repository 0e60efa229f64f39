using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace PartnerMfa.Captures;

/// <summary>
/// Secrets of every kind in every corner of archives, flows, network logs, mails and plain text. None is left in a copy or in a message.
/// </summary>
public sealed class PlantedSecretTests
{
    // Every planted secret contains this word.
    private const string Mark = "PLANTED";
    private const string Refresh = "0.AXPLANTEDrefresh0123456789abcdefghijklmnopqrstuvwxyz012345";
    private const string Form = $"grant_type=refresh_token&refresh_token={Refresh}&client_secret=abc8Q~PLANTEDsecret0123456789abcdef&password=PLANTED.pw!1&code=PLANTEDcode&SAMLResponse=PLANTEDsaml&device_code=PLANTEDdevice";
    private const string Path = "/v1/profiles/organization?code=PLANTEDcode&sig=PLANTEDsas&sessionid=PLANTEDsid&x=PLANTEDquery";

    private static readonly string Token = TestTokens.With(("secret_claim", "PLANTEDclaim")).Reveal();

    private static readonly (string Name, string Value)[] RequestHeaders =
    [
        ("Host", "api.partnercenter.microsoft.com"), ("Authorization", $"Bearer {Token}"), ("Cookie", "a=PLANTEDcookie; sid=PLANTEDsid"), ("X-Api-Key", "PLANTEDkey"),
        ("X-Custom", "PLANTEDcustom"), ("Proxy-Authorization", "Basic PLANTEDbasic="), ("Referer", "https://x.example/?code=PLANTEDreferer"), ("User-Agent", "agent/1.0"),
    ];

    private static readonly (string Name, string Value)[] ResponseHeaders =
        [("Set-Cookie", "s=PLANTEDset; secure"), ("Location", "https://u:PLANTEDurl@x.example/cb#access_token=PLANTEDfragment"), ("isMfaCompliant", "false"), ("X-Token", "PLANTEDtoken")];

    private static readonly string Body = JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["access_token"] = Token,
        ["refresh_token"] = Refresh,
        ["password"] = "PLANTED.pw!1",
        ["inner"] = JsonSerializer.Serialize(new { code = "PLANTEDcode", deeper = """{"session_id":"PLANTEDdeep"}""" }),
        ["list"] = new object[] { new { name = "password", value = "PLANTEDlist" }, new { key = "api_key", value = "PLANTEDlist" } },
        ["base64"] = Convert.ToBase64String(Encoding.UTF8.GetBytes($"password=PLANTEDb64&{Form}")),
        ["connectionString"] = "Endpoint=sb://x/;SharedAccessKey=PLANTEDshared0123456789ABCDEF=",
        ["user_code"] = "PLANTEDuser",
    });

    private static readonly string Request = $"POST {Path} HTTP/1.1\r\n{string.Concat(RequestHeaders.Select(header => $"{header.Name}: {header.Value}\r\n"))}\r\n{Form}";
    private static readonly string Response = $"HTTP/1.1 200 OK\r\n{string.Concat(ResponseHeaders.Select(header => $"{header.Name}: {header.Value}\r\n"))}\r\n{Body}";

    public static TheoryData<string> Captures { get; } = ["flows", "network log", "archive", "sessions", "mail", "raw headers", "text"];

    [Theory]
    [MemberData(nameof(Captures))]
    public async Task No_planted_secret_is_left(string kind)
    {
        byte[] capture = CaptureOf(kind);
        Assert.Contains(ScrubTests.EveryText(capture), text => text.Contains(Mark, StringComparison.Ordinal));

        Assert.All(ScrubTests.EveryText(await ScrubTests.ScrubAsync(capture)), text => Assert.DoesNotContain(Mark, text, StringComparison.Ordinal));

        Reading reading = await Reading.OfBrokenFileAsync(capture, allHosts: true);
        Assert.All([.. reading.Told, $"{reading.Failure}", .. reading.Calls.SelectMany(Told)], text => Assert.DoesNotContain(Mark, text, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Told(PartnerMfaCapture call) =>
        typeof(PartnerMfaCapture).GetProperties().Where(property => property.GetIndexParameters().Length == 0).Select(property => property.GetValue(call) switch
        {
            string text => text,
            IEnumerable<string> texts => string.Join(" ", texts),
            var value => $"{value}",
        }).Append(call.ToString());

    private static byte[] CaptureOf(string kind) => kind switch
    {
        "flows" => Flows(),
        "network log" => Encoding.UTF8.GetBytes(NetworkLog()),
        "archive" => Archive(
            ("har.har", Har()), ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.json", Body), ("request.dat", Form), ("binary.dat", "\0\u0001" + Form),
            ("page.html", """<input type="hidden" name="code" value="PLANTEDhtml"><input type="password" value="PLANTEDhtml"><wresult>PLANTEDxml</wresult><add key="ClientSecret" value="PLANTEDadd" />"""),
            ("key.pem", "-----BEGIN RSA PRIVATE KEY-----\nPLANTEDone\nPLANTEDtwo==\n-----END RSA PRIVATE KEY-----\n"), ("password=PLANTEDname.txt", "x")),
        "sessions" => Archive(
            ("raw/1_c.txt", Request), ("raw/1_s.txt", Response), ("raw/1_w.txt", """{"password":"PLANTEDsocket"}"""),
            ("raw/1_m.xml", """<Session SID="1"><SessionFlags><SessionFlag N="ui-comments" V="password=PLANTEDui"/><SessionFlag N="x-autoauth" V="PLANTEDauto"/></SessionFlags></Session>""")),
        "mail" => Encoding.UTF8.GetBytes($"MIME-Version: 1.0\nContent-Transfer-Encoding: base64\n\n{Convert.ToBase64String(Encoding.UTF8.GetBytes(Request + "\r\n\r\n" + Body), Base64FormattingOptions.InsertLineBreaks)}\n\npassword=PLANTEDbelow\n"),
        "raw headers" => JsonSerializer.SerializeToUtf8Bytes(new
        {
            request = new { url = "https://api.partnercenter.microsoft.com" + Path, method = "GET", rawHeaders = RequestHeaders.SelectMany(header => new[] { header.Name, header.Value }) },
            response = new { status = 200, headers = ResponseHeaders.Select(header => new[] { header.Name, header.Value }), data = new { type = "Buffer", data = Encoding.UTF8.GetBytes(Body).Select(value => (int)value) } },
        }),
        _ => Encoding.UTF8.GetBytes(Text()),
    };

    private static string Text() => string.Join('\n',
        Request, "", Response, "",
        "curl -u PLANTEDuser:PLANTEDpw -b 'PLANTEDjar=1' -H 'Cookie: PLANTEDc=1' --data-urlencode 'password=PLANTEDdata' 'https://x.example/?code=PLANTEDquery'",
        "az login --service-principal -u app -p PLANTEDlogin --tenant t", "tool --client-secret PLANTEDoption --password=PLANTEDoption", "Connect-Thing -Password 'PLANTEDoption'",
        "-ClientSecret (ConvertTo-SecureString \"PLANTEDsecure\" -AsPlainText -Force)", "$env:REFRESH_TOKEN = \"PLANTEDvariable\"", "Server=tcp:x;User ID=u;Password=PLANTEDdatabase;",
        "Authorization: PLANTEDraw", "Authorization: Digest username=\"u\", response=\"PLANTEDdigest\"", "{\"Authorization\":\"Basic PLANTEDbasic=\"}",
        "To sign in, open https://microsoft.com/devicelogin and enter the code PLANTEDX9 to authenticate.",
        "-----BEGIN PRIVATE KEY-----", "PLANTEDkeyline", "-----END PRIVATE KEY-----", "");

    private static string Har() => JsonSerializer.Serialize(new
    {
        log = new
        {
            version = "1.2",
            entries = new[]
            {
                new
                {
                    request = new { method = "POST", url = "https://api.partnercenter.microsoft.com" + Path, headers = Pairs(RequestHeaders), cookies = new[] { new { name = "a", value = "PLANTEDjar" } }, postData = new { text = Form } },
                    response = new { status = 200, headers = Pairs(ResponseHeaders), content = new { _file = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.json" } },
                    _webSocketMessages = new[] { new { data = """{"password":"PLANTEDsocket"}""" } },
                },
            },
        },
    });

    private static IEnumerable<object> Pairs((string Name, string Value)[] headers) => headers.Select(header => new { name = header.Name, value = header.Value });

    private static string NetworkLog()
    {
        string[] names = ["URL_REQUEST_START_JOB", "HTTP_TRANSACTION_SEND_REQUEST_HEADERS", "HTTP_TRANSACTION_READ_RESPONSE_HEADERS", "URL_REQUEST_JOB_FILTERED_BYTES_READ", "SOCKET_BYTES_SENT", "COOKIE_STORE_COOKIE_ADDED"];
        object[] parameters =
        [
            new { url = "https://api.partnercenter.microsoft.com" + Path, method = "GET" },
            new { headers = RequestHeaders.Select(header => $"{header.Name}: {header.Value}"), line = $"GET {Path} HTTP/1.1\r\n" },
            new { headers = ResponseHeaders.Select(header => $"{header.Name}: {header.Value}").Prepend("HTTP/1.1 200 OK") },
            new { bytes = Convert.ToBase64String(Encoding.UTF8.GetBytes(Body)) },
            new { bytes = Convert.ToBase64String(Encoding.UTF8.GetBytes("\0" + Request)) },
            new { name = "ESTSAUTH", value = "PLANTEDstore", domain = "login.microsoftonline.com" },
        ];
        return JsonSerializer.Serialize(new
        {
            constants = new { logEventTypes = names.Select((name, at) => (name, at)).ToDictionary(pair => pair.name, pair => pair.at), clientInfo = new { command_line = "chrome --proxy-server=http://u:PLANTEDproxy@p.example" } },
            events = parameters.Select((given, type) => new { @params = given, phase = 0, source = new { id = 5, type = 1 }, time = "2", type }),
        });
    }

    private static byte[] Archive(params (string Name, string Content)[] files)
    {
        using MemoryStream archive = new();
        using (ZipArchive zip = new(archive, ZipArchiveMode.Create, leaveOpen: true))
            foreach ((string name, string content) in files)
            {
                using Stream entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }

        return archive.ToArray();
    }

    private static byte[] Flows()
    {
        using MemoryStream body = new();
        using (GZipStream gzip = new(body, CompressionMode.Compress, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(Body));
        Dictionary<string, object?> http = new()
        {
            ["version"] = "20",
            ["type"] = "http",
            ["error"] = new Dictionary<string, object?> { ["msg"] = $"https://u:PLANTEDerror@x.example failed, token={Refresh}" },
            ["client_conn"] = new Dictionary<string, object?> { ["proxy_mode"] = "upstream:http://u:PLANTEDproxy@p.example", ["certificate_list"] = new object[] { "PLANTEDcertificate"u8.ToArray() } },
            ["comment"] = "password=PLANTEDcomment",
            ["metadata"] = new Dictionary<string, object?> { ["note"] = "PLANTEDnote" },
            ["request"] = new Dictionary<string, object?> { ["headers"] = Fields(RequestHeaders), ["content"] = Encoding.UTF8.GetBytes(Form), ["trailers"] = Fields([("x", "PLANTEDtrailer")]), ["path"] = Encoding.UTF8.GetBytes(Path), ["method"] = "GET"u8.ToArray(), ["host"] = "api.partnercenter.microsoft.com", ["scheme"] = "https"u8.ToArray() },
            ["response"] = new Dictionary<string, object?> { ["headers"] = Fields([.. ResponseHeaders, ("Content-Encoding", "gzip")]), ["content"] = body.ToArray(), ["status_code"] = "200", ["reason"] = "OK"u8.ToArray() },
            ["websocket"] = new Dictionary<string, object?> { ["messages"] = new object[] { new object[] { "1", "{\"password\":\"PLANTEDsocket\"}"u8.ToArray() } } },
        };
        Dictionary<string, object?> tcp = new()
        {
            ["type"] = "tcp",
            ["messages"] = new object[] { new object[] { "1", Encoding.UTF8.GetBytes(Request) }, new object[] { "0", Encoding.UTF8.GetBytes(Response) }, new object[] { "1", Encoding.UTF8.GetBytes(Body) } },
        };
        return [.. Netstring(http), .. Netstring(tcp)];
    }

    private static object[] Fields((string Name, string Value)[] headers) =>
        [.. headers.Select(header => (object)new object[] { Encoding.UTF8.GetBytes(header.Name), Encoding.UTF8.GetBytes(header.Value) })];

    private static byte[] Netstring(object? value)
    {
        (byte[] content, char type) = value switch
        {
            Dictionary<string, object?> members => ([.. members.SelectMany(member => (byte[])[.. Netstring(member.Key), .. Netstring(member.Value)])], '}'),
            object[] items => ([.. items.SelectMany(Netstring)], ']'),
            byte[] bytes => (bytes, ','),
            _ => (Encoding.UTF8.GetBytes($"{value}"), ';'),
        };
        return [.. Encoding.ASCII.GetBytes($"{content.Length}:"), .. content, (byte)type];
    }
}
