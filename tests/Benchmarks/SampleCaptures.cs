using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace PartnerMfa.Benchmarks;

/// <summary>
/// Captures of any size, as a browser or Fiddler writes them, in the folder for temporary files. They are deleted when the program ends.
/// </summary>
internal sealed class SampleCaptures : IDisposable
{
    public const long Mebibyte = 1 << 20;

    // About as many tokens as there are in a day of someone's work.
    private const int Tokens = 20;

    private static readonly string[] Bodies =
    [
        new string(' ', 200).Replace(" ", "{\\\"id\\\":\\\"1234\\\",\\\"name\\\":\\\"Contoso\\\"},", StringComparison.Ordinal),
        Convert.ToBase64String(new byte[60_000]),
        new string(' ', 1500).Replace(" ", "function f(a,b){return a<b?\\\"x\\\":'y';}\\n", StringComparison.Ordinal),
        "",
        new string(' ', 3000).Replace(" ", "<div class=\\\"c\\\">\u00e9t\u00e9</div>\\r\\n", StringComparison.Ordinal),
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("partnermfa-benchmark-");

    public string Har(long mebibytes)
    {
        string path = Path.Combine(_folder.FullName, $"{mebibytes}.har");
        if (File.Exists(path)) return path;
        using StreamWriter har = new(path);
        har.Write("""{"log":{"version":"1.2","creator":{"name":"a benchmark","version":"1"},"pages":[],"entries":[""");
        for (int entry = 0; har.BaseStream.Position < mebibytes * Mebibyte; entry++)
        {
            if (entry > 0) har.Write(',');
            har.Write(Entry(entry));
        }

        har.Write("]}}");
        return path;
    }

    /// <summary>A log of a program that mostly describes its work, with an occasional call.</summary>
    public string Log(long mebibytes)
    {
        string path = Path.Combine(_folder.FullName, $"{mebibytes}.log");
        if (File.Exists(path)) return path;
        using StreamWriter log = new(path);
        for (long line = 0; log.BaseStream.Position < mebibytes * Mebibyte; line++)
        {
            string time = string.Create(CultureInfo.InvariantCulture, $"2026-11-27T10:{line / 60_000 % 60:00}:{line / 1000 % 60:00}.{line % 1000:000}Z");
            if (line % 20_000 > 0)
            {
                log.Write($"{time} INFO  [worker-{line % 8}] com.contoso.sync.CustomerSync - Processed customer {line} of 20000 in {line % 97} ms (etag {line * 2654435761L:x})\n");
                continue;
            }

            string prefix = $"{time} DEBUG [worker-1] ";
            string[] call = [$"GET {Url(4)} HTTP/1.1", $"Authorization: Bearer {Token((int)(line / 20_000))}", "", "HTTP/1.1 200 OK", "Content-Type: application/json", ""];
            foreach (string part in call) log.Write(prefix + part + "\n");
        }

        return path;
    }

    public string Saz(int sessions)
    {
        string path = Path.Combine(_folder.FullName, $"{sessions}.saz");
        if (File.Exists(path)) return path;
        using ZipArchive saz = new(File.Create(path), ZipArchiveMode.Create);
        for (int session = 1; session <= sessions; session++)
        {
            string number = session.ToString("00000", CultureInfo.InvariantCulture);
            Write(saz, $"raw/{number}_c.txt", $"GET {Url(session)} HTTP/1.1\r\nHost: api.partnercenter.microsoft.com\r\nAuthorization: Bearer {Token(session)}\r\n\r\n");
            Write(saz, $"raw/{number}_m.xml", """<Session><SessionTimers ClientBeginRequest="2026-06-08T14:00:00.0000000+02:00" /></Session>""");
            Write(saz, $"raw/{number}_s.txt", "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n" + Bodies[session % Bodies.Length]);
        }

        return path;
    }

    /// <summary>Zeros, which take no room on most disks.</summary>
    public string Zeros(long mebibytes)
    {
        string path = Path.Combine(_folder.FullName, $"zeros-{mebibytes}");
        using FileStream file = File.Create(path);
        file.SetLength(mebibytes * Mebibyte);
        return path;
    }

    /// <summary>The same character repeated, compressed to a thousandth of its size.</summary>
    public string Compressed(char character, long mebibytes)
    {
        string path = Path.Combine(_folder.FullName, $"{(int)character}-{mebibytes}.gz");
        if (File.Exists(path)) return path;
        byte[] block = new byte[Mebibyte];
        block.AsSpan().Fill((byte)character);
        using GZipStream gzip = new(File.Create(path), CompressionLevel.Fastest);
        for (long written = 0; written < mebibytes; written++) gzip.Write(block);
        return path;
    }

    /// <summary>A directory that lists one compressed file many times.</summary>
    public string Overlapping(int entries)
    {
        string path = Path.Combine(_folder.FullName, $"overlapping-{entries}.zip");
        using MemoryStream one = new();
        using (ZipArchive zip = new(one, ZipArchiveMode.Create, leaveOpen: true)) Write(zip, "a.har", new string('\n', 1 << 20));
        byte[] bytes = one.ToArray();
        int central = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        int end = bytes.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        using FileStream whole = File.Create(path);
        whole.Write(bytes.AsSpan(0, central));
        for (int entry = 0; entry < entries; entry++) whole.Write(bytes.AsSpan(central, end - central));
        whole.Write(bytes.AsSpan(end));
        return path;
    }

    /// <summary>A header that never ends.</summary>
    public string Continued(int lines)
    {
        string path = Path.Combine(_folder.FullName, $"continued-{lines}.txt");
        using StreamWriter text = new(path);
        text.Write($"GET {Url(4)} HTTP/1.1\nAuthorization: Bearer {Token(4)}\nUser-Agent: a\n");
        for (int line = 0; line < lines; line++) text.Write(" continued\n");
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    // Every fourth call is to Partner Center.
    private static string Url(int call) => call % 4 == 0 ? $"https://api.partnercenter.microsoft.com/v1/customers/{call}" : $"https://cdn.example/{call}.js";

    private static string Token(int call) => SampleToken.Of($"user{call % Tokens}");

    private static string Entry(int call) => $$$"""
        {"_connectionId":"{{{call}}}","_initiator":{"type":"script","stack":{"callFrames":[{"functionName":"f","scriptId":"7","url":"https://partner.microsoft.com/main.js","lineNumber":1,"columnNumber":52}]}},"_priority":"High","_resourceType":"fetch","cache":{},"connection":"443",
        "request":{"method":"GET","url":"{{{Url(call)}}}","httpVersion":"http/2.0","headers":[{"name":":authority","value":"api.partnercenter.microsoft.com"},{"name":"accept","value":"application/json"},{"name":"accept-encoding","value":"gzip, deflate, br, zstd"},{"name":"accept-language","value":"en-US,en;q=0.9"},{{{Authorization(call)}}}{"name":"origin","value":"https://partner.microsoft.com"},{"name":"referer","value":"https://partner.microsoft.com/"},{"name":"sec-fetch-dest","value":"empty"},{"name":"user-agent","value":"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36"}],"queryString":[],"cookies":[],"headersSize":-1,"bodySize":0},
        "response":{"status":200,"statusText":"","httpVersion":"http/2.0","headers":[{"name":"content-type","value":"application/json"},{"name":"date","value":"Mon, 08 Jun 2026 12:00:00 GMT"},{"name":"ms-correlationid","value":"193ecbde-7ee5-42c5-9cf8-c37cfafe4649"},{"name":"strict-transport-security","value":"max-age=31536000"}],"cookies":[],"content":{"size":1,"mimeType":"application/json","text":"{{{Bodies[call % Bodies.Length]}}}"},"redirectURL":"","headersSize":-1,"bodySize":-1,"_transferSize":1,"_error":null},
        "serverIPAddress":"203.0.113.9","startedDateTime":"2026-06-08T12:00:00.000Z","time":120.1,"timings":{"blocked":1,"dns":-1,"ssl":-1,"connect":-1,"send":0,"wait":2,"receive":3}}
        """;

    private static string Authorization(int call) => call % 4 == 0 ? $$"""{"name":"authorization","value":"Bearer {{Token(call)}}"},""" : "";

    private static void Write(ZipArchive archive, string name, string text)
    {
        using Stream entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
    }
}
